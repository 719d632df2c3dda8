/** Slips of the keyboard: an unknown word is read as the known one that is nearest, if one is near enough. */
import type { SearchHit } from '../../contract/answers.ts';
import { editDistance } from '../evidence/question.ts';

/** The words as they may have been meant; null when every word is known or one is too far from all. */
export type Spelling = (words: readonly string[]) => string[] | null;

interface Known {
  /** In how many names it occurs. */
  count: number;
  /** True when it occurs in names of medicines only. */
  medicineOnly: boolean;
}

/**
 * Slips allowed: none below 4 letters or in words with digits (B6, K2 and zinc are neighbours of too much), 1 up to 7
 * letters, 2 from 8. Names of medicines allow one: many differ from another medicine in two letters.
 */
function allowed(word: string, known: Known): number {
  if (word.length < 4 || /\P{L}/u.test(word)) return 0;
  return word.length < 8 || known.medicineOnly ? 1 : 2;
}

export function createSpelling(
  names: readonly { name: string; kind: SearchHit['kind'] }[],
): Spelling {
  const vocabulary = new Map<string, Known>();
  for (const { name, kind } of names) {
    const isMedicine = kind === 'medication' || kind === 'medication-class';
    for (const word of name.split(' ')) {
      if (word.length < 4 || /\P{L}/u.test(word)) continue;
      const known = vocabulary.get(word) ?? { count: 0, medicineOnly: true };
      vocabulary.set(word, {
        count: known.count + 1,
        medicineOnly: known.medicineOnly && isMedicine,
      });
    }
  }

  const nearest = (word: string): string | null => {
    let best: { word: string; distance: number; count: number } | null = null;
    for (const [candidate, known] of vocabulary) {
      const limit = Math.min(allowed(word, known), allowed(candidate, known));
      if (limit === 0 || Math.abs(candidate.length - word.length) > limit) continue;
      const distance = editDistance(word, candidate, limit);
      if (distance > limit) continue;
      const isBetter =
        best === null ||
        distance < best.distance ||
        (distance === best.distance && known.count > best.count);
      if (isBetter) best = { word: candidate, distance, count: known.count };
    }
    return best?.word ?? null;
  };

  return (words) => {
    const meant = words.map((word) => {
      const isKnown = word.length < 4 || /\P{L}/u.test(word) || vocabulary.has(word);
      return isKnown ? word : nearest(word);
    });
    if (meant.includes(null)) return null;
    const text = meant.filter((word) => word !== null);
    return text.join(' ') === words.join(' ') ? null : text;
  };
}

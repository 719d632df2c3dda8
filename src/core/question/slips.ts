/** Known words near a misspelt one. Letters and lengths rule most words out before any distance is counted. */
import { editDistance } from './editDistance.ts';

export interface NearWord {
  readonly word: string;
  readonly distance: number;
}

interface Known {
  readonly word: string;
  readonly letters: number;
}

/** Slips that are forgiven: none below 4 letters or with digits, one up to 7 letters, two from 8 (as search engines do). */
function forgiven(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  // Two slips lead from "hyperkalaemia" to "hypercalcaemia".
  if (/^hyp(o|er)/.test(word)) return 1;
  return word.length < 8 ? 1 : 2;
}

/** One bit for each letter that the word has. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) % 31);
  return bits;
}

function count(bits: number): number {
  let left = bits;
  let found = 0;
  while (left !== 0) {
    left &= left - 1;
    found += 1;
  }
  return found;
}

/** "hypo" and "hyper" mean opposites, however near they are on the keyboard. */
function areOpposites(a: string, b: string): boolean {
  return (
    (a.startsWith('hypo') && b.startsWith('hyper')) ||
    (a.startsWith('hyper') && b.startsWith('hypo'))
  );
}

/** Prepares the words once; the returned function looks one up in some microseconds. */
export function createNearWords(words: Iterable<string>): (word: string) => NearWord[] {
  const byLength = new Map<number, Known[]>();
  for (const word of words) {
    if (forgiven(word) === 0) continue;
    const list = byLength.get(word.length) ?? [];
    byLength.set(word.length, list);
    list.push({ word, letters: lettersOf(word) });
  }
  return (word) => {
    const allowed = forgiven(word);
    if (allowed === 0) return [];
    const letters = lettersOf(word);
    const near: NearWord[] = [];
    for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
      const limit = Math.min(allowed, length < 8 ? 1 : 2);
      if (Math.abs(length - word.length) > limit) continue;
      for (const known of byLength.get(length) ?? []) {
        // One slip changes two letters at most: one that goes and one that comes.
        if (count(known.letters ^ letters) > 2 * limit || areOpposites(known.word, word)) continue;
        const distance = editDistance(word, known.word, limit);
        if (distance > 0 && distance <= limit) near.push({ word: known.word, distance });
      }
    }
    return near;
  };
}

/** Which words of a note on a food concern one nutrient. */
import type { SubstanceRecord } from '../../contract/records.ts';

type Named = Pick<SubstanceRecord, 'id' | 'name' | 'kind'>;

/** After a full stop, before a capital: not inside "1.14 mg" and not after "e.g.". */
const SENTENCES = /(?<=[a-z)\d]\.)\s+(?=\p{Lu})/u;
/** Kinds that a note speaks of as a whole: "most minerals", "B vitamins". */
const KINDS: readonly [RegExp, SubstanceRecord['kind']][] = [
  [/\bminerals?\b/iu, 'mineral'],
  [/\b[Vv]itamins?\b(?! [A-Z]\d*\b)/u, 'vitamin'],
];
const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

/** "Vitamins A and D" names both. */
const spelledOut = (note: string): string =>
  note.replace(/\bvitamins ([A-Z]\d*) and ([A-Z]\d*)\b/giu, 'vitamin $1 and vitamin $2');

const names = (sentence: string, { name }: Named): boolean =>
  new RegExp(`(?<![\\p{L}-])${escaped(name)}(?![\\p{L}\\d])`, 'iu').test(sentence);

/**
 * The sentences of `note` that concern `nutrient`: those that name it or its kind, and those that name no nutrient at all
 * and so hold for each ("Fortified as sold in the USA"). null where none does.
 * @param nutrients every nutrient that a note may name
 */
export function notesOn(
  note: string | null,
  nutrient: Named,
  nutrients: readonly Named[],
): string | null {
  if (note === null) return null;
  const kept = note.split(SENTENCES).filter((sentence) => {
    const plain = spelledOut(sentence);
    const kinds = KINDS.flatMap(([words, kind]) => (words.test(plain) ? [kind] : []));
    if (names(plain, nutrient) || kinds.includes(nutrient.kind)) return true;
    return kinds.length === 0 && !nutrients.some((one) => names(plain, one));
  });
  return kept.length === 0 ? null : kept.join(' ');
}

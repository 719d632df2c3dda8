/** When a word of the query stands for a word of a text. */

/** True where more may follow. Not after a digit: "k2" is not the beginning of "k25", nor "b1" of "b12". */
export function mayContinue(text: string): boolean {
  return !/\p{N}$/u.test(text);
}

/** True where the last word may still be unfinished; a single letter after other words is a name ("vitamin a"). */
export function lastIsOpen(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return mayContinue(last) && (last.length > 1 || words.length === 1);
}

/** The word of the query that a folded word of a text is, or begins with; undefined for none. */
export function standsFor(folded: string, words: readonly string[]): string | undefined {
  if (folded === '') return undefined;
  const equal = words.find((word) => folded === word);
  if (equal !== undefined) return equal;
  const last = words.at(-1) ?? '';
  return last !== '' && lastIsOpen(words) && folded.startsWith(last) ? last : undefined;
}

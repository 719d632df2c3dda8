/** When a word of the query stands for a word of a text. */

/**
 * True where the word may still be unfinished. Not after a digit: "k2" is not the beginning of "k25", nor "b1" of "b12".
 */
export function mayContinue(word: string): boolean {
  return !/\p{N}$/u.test(word);
}

/** True when the folded word of a text is a word of the query, or begins with the last one. */
export function standsFor(folded: string, words: readonly string[]): string | undefined {
  if (folded === '') return undefined;
  return words.find(
    (word, index) =>
      folded === word ||
      (index === words.length - 1 && mayContinue(word) && folded.startsWith(word)),
  );
}

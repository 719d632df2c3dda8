/** The first sentence of a text, where one is enough. */

/** "Keep 2 hours apart." of "Keep 2 hours apart. Ask the pharmacist."; a point inside a number or a short form ends none. */
export function firstSentence(text: string): string {
  const end = /[.!?](?=\s+[A-Z])/u.exec(
    text.replace(/\b(?:e\.g|i\.e|vs|approx)\./gu, (word) => word.replaceAll('.', '\u0000')),
  );
  return end === null ? text : text.slice(0, end.index + 1);
}

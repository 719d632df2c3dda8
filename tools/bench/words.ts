/** The benchmark's own way to take a text apart: no engine is judged by labels that another engine's tokens made. */

/** Words of letters and digits, lower case, without accents. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Words that a slip can be made in: at least 4 letters, no digits. */
export const isDamageable = (word: string): boolean => /^[a-z]{4,}$/u.test(word);

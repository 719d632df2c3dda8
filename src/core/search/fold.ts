/** One way to compare names: what is folded alike is the same name. */

/** Letters that Unicode does not decompose into a base letter and a mark. */
const wholeLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const wholeLetter = new RegExp(`[${Object.keys(wholeLetters).join('')}]`, 'gu');

// eslint-disable-next-line no-control-regex -- ASCII is meant
const plain = /^[\x00-\x7f]*$/u;

/**
 * Folds a name: compatibility forms resolved (B₁₂ → b12), marks stripped, lower case, every run of characters that are
 * neither letters nor digits becomes one space, no space at the ends. Scripts other than Latin keep their letters.
 */
export function fold(text: string): string {
  // Most names are plain, and a list of hits folds thousands of words.
  if (plain.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(wholeLetter, (letter) => wholeLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The folded words of a text, in order; empty for a text without letters and digits. */
export function tokens(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** What a person typed, taken apart. */
import { tokens } from './fold.ts';

/** More words than this narrow nothing; a pasted page must not become a query of a thousand terms. */
const MAX_TOKENS = 12;
const MAX_TOKEN_LENGTH = 60;
/** Enough for the longest title; the rest of a pasted text is not read. */
const MAX_LENGTH = 1000;
const MAX_NAME_TOKENS = 6;

/** Words of questions that say nothing about the record looked for. */
const fillers = new Set(
  (
    'a about am an and any are as at be can could do does for from get good has have help helps how i if in is it ' +
    'its me my no not of on or should take taking than that the their there these this to use used using was what when ' +
    'which who why will with would you your'
  ).split(' '),
);
const units = new Set(['mg', 'mcg', 'g', 'ug', 'kg', 'iu', 'ml', 'l']);

export interface Query {
  /** All words, folded, with single spaces: compared with whole names. */
  readonly text: string;
  /** The words that carry meaning, in order, each once. Empty when every word is a filler; then only whole names count. */
  readonly words: readonly string[];
}

/** null for a text without letters and digits. */
export function parseQuery(text: string): Query | null {
  const all = tokens(text.slice(0, MAX_LENGTH))
    .slice(0, MAX_TOKENS)
    .map((token) => token.slice(0, MAX_TOKEN_LENGTH));
  if (all.length === 0) return null;
  // The letter of "vitamin A" is no article.
  const words = all.filter(
    (token, index) => !fillers.has(token) || (token === 'a' && all[index - 1] === 'vitamin'),
  );
  return { text: all.join(' '), words: [...new Set(words)] };
}

/**
 * Other ways to write letters beside digits: "b 12" → "b12", "omega3" → "omega 3". The words as typed come first.
 */
export function spacings(query: Query): Query[] {
  const variants = [
    query.text,
    query.text.replace(/\b(\p{L}) (\d+)\b/gu, '$1$2'),
    query.text.replace(/\b(\p{L}{2,})(\d+)\b/gu, '$1 $2'),
  ];
  return [...new Set(variants)].flatMap((variant) => parseQuery(variant) ?? []);
}

/** Runs of words that may be names, longest first at each place; a unit after a number ("200 mg") is none. */
export function nameCandidates(
  words: readonly string[],
): { at: number; length: number; text: string }[] {
  return words.flatMap((_, at) => {
    const longest = Math.min(MAX_NAME_TOKENS, words.length - at);
    return Array.from({ length: longest }, (_unused, shorter) => longest - shorter)
      .map((length) => ({ at, length, text: words.slice(at, at + length).join(' ') }))
      .filter(
        ({ text }) =>
          !/^\d+$/u.test(text) && !(units.has(text) && /^\d+$/u.test(words[at - 1] ?? '')),
      );
  });
}

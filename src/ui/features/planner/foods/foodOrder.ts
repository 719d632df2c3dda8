/** Order of the foods that words find, for entering a day: what is named first and eaten as it stands comes first. */
import type { SearchHit } from '../../../../contract/answers.ts';

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '');

/** "eggs" and "egg" name the same food; both are asked for. The word alone comes second: it may be part of a longer name. */
export function queriesOf(words: string): string[] {
  const one = words.replace(/(?<=\p{L}{2,}[^s\P{L}])s$/u, '');
  return one === words ? [words] : [words, one];
}

/**
 * Small is good. 0: the name begins with one of the words and holds them all · 1: the same with one for many · 2: it holds
 * them all · 3: found by a synonym or a part · 4: found by another spelling.
 */
function rank(hit: Pick<SearchHit, 'title' | 'matched'>, typed: readonly string[]): number {
  const [first = '', ...others] = wordsOf(hit.title);
  const singular = (word: string): string => queriesOf(word).at(-1) ?? word;
  const holds = (word: string): boolean =>
    [first, ...others].some((own) => own.startsWith(singular(word)));
  if (!typed.every(holds)) return hit.matched === 'spelling' ? 4 : 3;
  if (typed.some((word) => first.startsWith(word))) return 0;
  return typed.some((word) => first === singular(word)) ? 1 : 2;
}

/**
 * Hits without doubles, best first; inside one rank foods with an ordinary portion come before flour and raw meat, and then
 * the order of the search stays.
 */
export function inFoodOrder<T extends Pick<SearchHit, 'id' | 'title' | 'matched'>>(
  hits: readonly T[],
  words: string,
  isOrdinary: (food: string) => boolean,
): T[] {
  const typed = wordsOf(words);
  const once = hits.filter((hit, at) => hits.findIndex(({ id }) => id === hit.id) === at);
  const place = (hit: T): number => rank(hit, typed) * 2 + (isOrdinary(hit.id) ? 0 : 1);
  return [...once].sort((a, b) => place(a) - place(b));
}

/** The words around a match, with the places to highlight. */
import { fold } from './fold.ts';
import { standsFor } from './words.ts';

const MAX_LENGTH = 180;
const LEAD = 60;
const SEPARATOR = ' · ';
const MAX_NAMES = 3;

export interface Snippet {
  readonly snippet: string;
  /** [start, end) in UTF-16 units of `snippet`. */
  readonly highlights: [number, number][];
}

type Range = [number, number];

/**
 * The column that holds most of the words (title before other names before prose), cut to the part around the first match.
 * @param words folded words; the last one also matches the beginning of a word
 */
export function snippetOf(
  columns: { title: string; synonyms: string; body: string },
  words: readonly string[],
): Snippet {
  const named = matchingNames(columns.synonyms, words);
  const best = [columns.title, named, columns.body]
    .map((text) => ({ text, found: foundWords(text, words) }))
    .reduce((left, right) => (right.found > left.found ? right : left));
  return cut(best.text, rangesOf(best.text, words));
}

/** The title alone where it holds every word, so that nothing else need be read; null where it does not. */
export function snippetOfTitle(title: string, words: readonly string[]): Snippet | null {
  return foundWords(title, words) < words.length ? null : cut(title, rangesOf(title, words));
}

/** Only the names in which a word occurs: the list of all names would bury them. */
function matchingNames(synonyms: string, words: readonly string[]): string {
  return synonyms
    .split(SEPARATOR)
    .map((name) => ({ name, found: foundWords(name, words) }))
    .filter(({ found }) => found > 0)
    .sort((left, right) => right.found - left.found)
    .slice(0, MAX_NAMES)
    .map(({ name }) => name)
    .join(SEPARATOR);
}

function* wordsIn(text: string): Generator<{ folded: string; range: Range }> {
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    yield { folded: fold(match[0]), range: [match.index, match.index + match[0].length] };
  }
}

/** How many different words of the query occur. */
function foundWords(text: string, words: readonly string[]): number {
  const found = new Set<string>();
  for (const { folded } of wordsIn(text)) {
    const word = standsFor(folded, words);
    if (word !== undefined) found.add(word);
  }
  return found.size;
}

function rangesOf(text: string, words: readonly string[]): Range[] {
  return [...wordsIn(text)]
    .filter(({ folded }) => standsFor(folded, words) !== undefined)
    .map(({ range }) => range);
}

function cut(text: string, ranges: readonly Range[]): Snippet {
  if (text.length <= MAX_LENGTH)
    return { snippet: text, highlights: ranges.map(([a, b]) => [a, b]) };
  const first = ranges[0]?.[0] ?? 0;
  const from = first <= LEAD ? 0 : afterSpace(text, first - LEAD, first);
  const to = from + MAX_LENGTH >= text.length ? text.length : beforeSpace(text, from + MAX_LENGTH);
  const before = from === 0 ? '' : '… ';
  const after = to === text.length ? '' : ' …';
  const shift = before.length - from;
  return {
    snippet: before + text.slice(from, to).replace(/\s/gu, ' ') + after,
    highlights: ranges
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** First start of a word after `at`, but not after the match. */
function afterSpace(text: string, at: number, match: number): number {
  const space = text.slice(at, match).search(/\s/u);
  return space === -1 ? match : at + space + 1;
}

function beforeSpace(text: string, at: number): number {
  const space = text.slice(0, at).search(/\s\S*$/u);
  return space <= at - LEAD ? at : space;
}

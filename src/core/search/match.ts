/** Expressions of the full-text index. Every word is quoted, so that none is ever read as an operator. */
import { lastIsOpen } from './words.ts';

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

export type Column = 'title' | 'synonyms' | 'body';

/** One place of the query: any of some words, or whatever begins with `beginning`. */
export interface Slot {
  readonly words: readonly string[];
  readonly beginning: string | null;
}

/** The places of a query as typed: the last word may be unfinished. */
export function slotsOf(words: readonly string[]): Slot[] {
  return words.map((word, index) =>
    index === words.length - 1 && lastIsOpen(words)
      ? { words: [], beginning: word }
      : { words: [word], beginning: null },
  );
}

/** The places of a query whose words are all finished. */
export const closedSlots = (words: readonly string[]): Slot[] =>
  words.map((word) => ({ words: [word], beginning: null }));

const inColumns = (columns: readonly Column[], expression: string): string =>
  columns.length === 3 ? expression : `{${columns.join(' ')}} : (${expression})`;

const termsOf = ({ words, beginning }: Slot): string[] => [
  ...words.map(quoted),
  ...(beginning === null ? [] : [`${quoted(beginning)}*`]),
];

/** Every place of the query. */
export function matchSlots(slots: readonly Slot[], columns: readonly Column[]): string {
  const every = slots.map((slot) => {
    const terms = termsOf(slot);
    return terms.length === 1 ? terms.join('') : `(${terms.join(' OR ')})`;
  });
  return inColumns(columns, every.join(' AND '));
}

/** Any place of the query. */
export function matchAny(slots: readonly Slot[], columns: readonly Column[]): string {
  return inColumns(columns, slots.flatMap(termsOf).join(' OR '));
}

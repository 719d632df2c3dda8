/** Words that may have been meant: slips of the keyboard, unfinished words, parts of words. */
import { lastIsOpen } from './words.ts';
import type { NearWord, Vocabulary } from './vocabulary.ts';

/** Words that one typed word may stand for; more of them find nothing that a person would look at. */
const MOST_ALTERNATIVES = 64;
const MOST_UNFINISHED = 128;
const MOST_PARTS = 24;
/** Where the word is also unfinished, a whole word as near comes first. */
const UNFINISHED = 0.5;
const SHORTEST_PART = 3;

export interface Meant {
  /** As typed. */
  readonly word: string;
  /** The vocabulary has the word, or, where it is unfinished, words that begin with it. */
  readonly known: boolean;
  readonly begins: boolean;
  /** Words within the slips allowed, with their distance. */
  readonly alternatives: ReadonlyMap<string, number>;
}

/**
 * Slips allowed, as search engines do: none below 4 letters or in words with digits (B6, K2 and zinc are neighbours of too
 * much), 1 up to 7 letters, 2 from 8.
 */
export function slipsAllowed(word: string): number {
  if (word.length < 4 || /\P{L}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Too little and too much of something are two letters apart and the opposite of each other, and "hypocalcaemia" is one
 * letter from "hypokalaemia": both prefix and what follows it must be right.
 */
function isOtherState(typed: string, known: string): boolean {
  const stem = /^(hypo|hyper)\p{L}{0,2}/u;
  const [a] = stem.exec(typed) ?? [];
  const [b] = stem.exec(known) ?? [];
  return a !== b && a !== undefined && b !== undefined;
}

/**
 * Two slips lead to a medicine only where it is the one that is near: many medicines differ from another in two letters, and
 * guessing between them is worse than finding none.
 */
function withoutGuesses(found: readonly NearWord[]): NearWord[] {
  const near = found.filter((one) => one.medicine && one.distance > 1);
  const nearer = found.some((one) => one.distance <= 1);
  return near.length === 0 || (near.length === 1 && !nearer)
    ? [...found]
    : found.filter((one) => !near.includes(one));
}

export function meantWords(words: readonly string[], vocabulary: Vocabulary): Meant[] {
  return words.map((word, index) => {
    const open = index === words.length - 1 && lastIsOpen(words);
    const begins = open && vocabulary.startingWith(word, 1).length > 0;
    const isWord = vocabulary.has(word);
    const slips = slipsAllowed(word);
    const alternatives = new Map<string, number>();
    if (slips > 0) {
      for (const near of withoutGuesses(vocabulary.near(word, slips, false, MOST_ALTERNATIVES))) {
        if (!isOtherState(word, near.word)) alternatives.set(near.word, near.distance);
      }
      const longer = open
        ? withoutGuesses(vocabulary.near(word, slips, true, MOST_UNFINISHED))
        : [];
      for (const near of longer) {
        if (!alternatives.has(near.word) && !isOtherState(word, near.word))
          alternatives.set(near.word, near.distance + UNFINISHED);
      }
    }
    // A word that forgives nothing stands as typed.
    const stands = isWord || slips === 0;
    if (stands) alternatives.set(word, 0);
    return { word, known: stands || begins, begins, alternatives };
  });
}

/** The alternatives to try first: the word itself where it is known, else those that are nearest. */
export function nearestOf({ known, alternatives }: Meant): string[] {
  const least = known ? 0 : Math.floor(Math.min(...alternatives.values()));
  return [...alternatives]
    .filter(([, distance]) => distance <= least + UNFINISHED)
    .map(([word]) => word);
}

/** Words that hold the typed one inside ("nesium"); the word itself where it is known. */
export function wordsWithPart({ word, known }: Meant, vocabulary: Vocabulary): string[] {
  if (known) return [word];
  if (word.length < SHORTEST_PART || /\P{L}/u.test(word)) return [];
  return vocabulary.containing(word, MOST_PARTS).map((found) => found.word);
}

/** The words as they stand in a text; a word without an alternative there stays as typed. */
export function asIn(meant: readonly Meant[], text: ReadonlySet<string>): string {
  return meant
    .map(({ word, alternatives }) => {
      const there = [...alternatives].filter(([alternative]) => text.has(alternative));
      return there.sort((a, b) => a[1] - b[1])[0]?.[0] ?? word;
    })
    .join(' ');
}

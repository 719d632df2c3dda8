/** Slips of the keyboard and unfinished words, made on purpose and with a fixed seed. */
import type { Random } from './random.ts';

export const damageKinds = [
  'exact',
  'prefix',
  'typo',
  'two-typos',
  'first-letter-typo',
  'typo-unfinished',
] as const;
export type DamageKind = (typeof damageKinds)[number];

const LETTERS = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ');
/** A slip leaves at least this many letters: shorter words are neighbours of too many others. */
const SHORTEST = 4;
/** A word that two slips may fall into. */
const LONG = 8;
const UNFINISHED = 0.6;

type Slip = (word: string, at: number, random: Random) => string;
const otherLetter = (not: string, random: Random): string =>
  random.pick(LETTERS.filter((letter) => letter !== not));

const slips: readonly Slip[] = [
  (word, at, random) =>
    word.slice(0, at) + otherLetter(word[at] ?? '', random) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at, random) => word.slice(0, at) + random.pick(LETTERS) + word.slice(at),
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
];

function slipAt(word: string, random: Random, place: () => number): string {
  for (;;) {
    const slipped = random.pick(slips)(word, place(), random);
    if (slipped !== word && slipped.length >= SHORTEST) return slipped;
  }
}

/** One letter changed, left out, inserted or swapped with the next one; never the first letter. */
export function slip(word: string, random: Random): string {
  const slipped = slipAt(word, random, () => 1 + random.below(word.length - 1));
  return slipped[0] === word[0] ? slipped : slip(word, random);
}

/** A slip at the first letter. */
export function firstLetterSlip(word: string, random: Random): string {
  const slipped = slipAt(word, random, () => 0);
  return slipped[0] === word[0] ? firstLetterSlip(word, random) : slipped;
}

/** The first 60 % of a word, at least three letters. */
export function unfinished(word: string): string {
  return word.slice(0, Math.max(3, Math.ceil(word.length * UNFINISHED)));
}

/** Two words as they are typed. Both have at least four letters and no digits. */
export function damage(
  kind: DamageKind,
  [first, last]: readonly [string, string],
  random: Random,
): string {
  const inOneOf = (change: (word: string, random: Random) => string): string =>
    random.next() < 0.5 ? `${change(first, random)} ${last}` : `${first} ${change(last, random)}`;
  switch (kind) {
    case 'exact':
      return `${first} ${last}`;
    case 'prefix':
      return `${first} ${unfinished(last)}`;
    case 'typo':
      return inOneOf(slip);
    case 'first-letter-typo':
      return inOneOf(firstLetterSlip);
    case 'typo-unfinished':
      return `${slip(first, random)} ${unfinished(last)}`;
    case 'two-typos': {
      const twice = (word: string): string => slip(slip(word, random), random);
      const inOneWord = random.next() < 1 / 3;
      if (inOneWord && first.length >= LONG) return `${twice(first)} ${last}`;
      if (inOneWord && last.length >= LONG) return `${first} ${twice(last)}`;
      return `${slip(first, random)} ${slip(last, random)}`;
    }
  }
}

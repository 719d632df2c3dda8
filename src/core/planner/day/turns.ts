/** Which of the moments of a day each dose may have, counted from 1: what is later in the day has a later one. */
import { firstOf, has, lastOf, type Bits } from './bits.ts';
import type { Space } from './search.ts';

/** So many links gone through are as much work as one look at a dose beside another. */
const LINKS = 4;

/** For each dose the first and the last of the moments that it may have. */
export type Ranges = Int16Array;

export interface Turns {
  start: () => Ranges;
  /** What the order of doses leaves of the moments of each. False where one is left with none. */
  narrow: (ranges: Ranges, domains: Bits) => boolean;
  /** Two doses that have one moment and never may: the moments of one of them before, at and behind it. Null: there are none. */
  split: (ranges: Ranges, nth: readonly number[]) => Ranges[] | null;
}

/** @param whole so many moments the day has at most */
export function turnsOf(space: Space, whole: number): Turns {
  const { size, words, width, model } = space;
  /** The second dose of these comes later in the day. */
  const ordered = model.links.map(({ forth }) => {
    for (let c = 0; c < width; c += 1) {
      const first = firstOf(forth, c * words, words);
      if (first >= 0 && first <= c) return false;
    }
    return true;
  });
  /** The doses of these never share a moment. */
  const never = model.links.map(({ forth }) => {
    for (let c = 0; c < width; c += 1) if (has(forth, c, c * words)) return false;
    return true;
  });

  /** What the order of doses leaves of the moments of each. False where one is left with none. */
  const narrow = (ranges: Ranges, domains: Bits): boolean => {
    const first = Array.from({ length: size }, (_, i) => firstOf(domains, i * words, words));
    const last = Array.from({ length: size }, (_, i) => lastOf(domains, i * words, words));
    const later = (a: number, b: number): boolean => {
      const [low, high] = [(ranges[2 * a] ?? 0) + 1, (ranges[2 * b + 1] ?? 0) - 1];
      let narrowed = false;
      if ((ranges[2 * b] ?? 0) < low) narrowed = (ranges[2 * b] = low) > 0;
      if ((ranges[2 * a + 1] ?? 0) > high) {
        ranges[2 * a + 1] = high;
        narrowed = true;
      }
      return narrowed;
    };
    const beside = (a: number, b: number): boolean => {
      const at = ranges[2 * a] ?? 0;
      if (at !== ranges[2 * a + 1]) return false;
      let narrowed = false;
      if (ranges[2 * b] === at) narrowed = (ranges[2 * b] = at + 1) > 0;
      if (ranges[2 * b + 1] === at) {
        ranges[2 * b + 1] = at - 1;
        narrowed = true;
      }
      return narrowed;
    };
    for (let again = true; again;) {
      again = false;
      for (const [index, { a, b }] of model.links.entries()) {
        if (never[index] !== true) continue;
        if (ordered[index] === true || (last[a] ?? 0) < (first[b] ?? 0))
          again = later(a, b) || again;
        else if ((last[b] ?? 0) < (first[a] ?? 0)) again = later(b, a) || again;
        else again = beside(a, b) || beside(b, a) || again;
      }
      for (let i = 0; i < size; i += 1) {
        if ((ranges[2 * i] ?? 0) > (ranges[2 * i + 1] ?? 0)) return false;
      }
      space.looks += model.links.length / LINKS;
    }
    return true;
  };

  /** Two doses that share a moment and never may: the moments of one of them before, at and behind it. */
  const split = (ranges: Ranges, nth: readonly number[]): Ranges[] | null => {
    let found: number | null = null;
    let most = -1;
    for (const [index, { a, b }] of model.links.entries()) {
      if (never[index] !== true || nth[a] !== nth[b]) continue;
      for (const i of [a, b]) {
        const [low, high] = [ranges[2 * i] ?? 0, ranges[2 * i + 1] ?? 0];
        if (low === high) continue;
        const score = model.variables[i]?.weight ?? 0;
        if (score > most) [found, most] = [i, score];
      }
    }
    if (found === null) return null;
    const dose = found;
    const at = nth[dose] ?? 0;
    const [first, last] = [ranges[2 * dose] ?? 0, ranges[2 * dose + 1] ?? 0];
    const parts: readonly [number, number][] = [
      [first, at - 1],
      [at, at],
      [at + 1, last],
    ];
    return parts.flatMap(([low, high]) => {
      const next = ranges.slice();
      next.set([low, high], 2 * dose);
      return low <= high ? [next] : [];
    });
  };

  const start = (): Ranges => {
    const ranges = new Int16Array(2 * size);
    for (let i = 0; i < size; i += 1) ranges.set([1, whole], 2 * i);
    return ranges;
  };
  return { start, narrow, split };
}

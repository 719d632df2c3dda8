/** Chance that repeats itself: the same seed gives the same numbers on every machine. */

export interface Random {
  /** From 0 up to, never at, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, never at, `limit`. */
  readonly below: (limit: number) => number;
  /** @throws RangeError for an empty list */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A copy in another order. */
  readonly shuffle: <T>(list: readonly T[]) => T[];
}

/** The generator known as mulberry32: 32 bits of state, enough for test data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[below(list.length)] as T;
  };
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  };
  return { next, below, pick, shuffle };
}

/** Draws places 0 … weights.length - 1, each as often as its weight says. */
export function createSampler(weights: readonly number[], random: Random): () => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, place) => {
    total += weight;
    sums[place] = total;
  });
  return () => {
    const drawn = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Weights of Zipf's law as it fits names: the word of rank r counts 1 / (r + shift) ^ exponent. */
export function zipfWeights(count: number, shift: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, rank) => (rank + 1 + shift) ** -exponent);
}

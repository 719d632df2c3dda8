/** Doses that never share a moment: each of a group of them needs one of its own. */
import { has, type Bits } from './bits.ts';
import { sizeOf, type Space } from './search.ts';

export interface Apart {
  /** At least so many moments are needed by these doses under these domains. */
  needing: (domains: Bits, some: readonly number[]) => number;
}

export const overlap = (
  words: number,
  one: Bits,
  other: Bits,
  oneAt: number,
  otherAt: number,
): boolean => {
  for (let k = 0; k < words; k += 1) {
    if (((one[oneAt + k] ?? 0) & (other[otherAt + k] ?? 0)) !== 0) return true;
  }
  return false;
};

export function apartOf(space: Space): Apart {
  const { size, words, width, model } = space;
  const apart = new Uint8Array(size * size);
  for (const { a, b, forth } of model.links) {
    let shared = false;
    for (let c = 0; c < width && !shared; c += 1) shared = has(forth, c, c * words);
    if (!shared) apart[a * size + b] = apart[b * size + a] = 1;
  }
  const neverShare = (a: number, b: number): boolean => apart[a * size + b] === 1;
  const largest = new Uint8Array(size);
  for (const one of largeGroup(size, neverShare)) largest[one] = 1;

  /** In this order each that cannot share with those before it. */
  const gather = (domains: Bits, order: readonly number[]): number => {
    const alone: number[] = [];
    for (const i of order) {
      const stands = alone.every(
        (other) =>
          neverShare(other, i) || !overlap(words, domains, domains, other * words, i * words),
      );
      if (stands) alone.push(i);
    }
    return alone.length;
  };

  return {
    needing(domains, some) {
      const narrow = some
        .map((i) => [sizeOf(space, domains, i), i] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, i]) => i);
      const found = gather(domains, narrow);
      const grouped = gather(domains, [
        ...narrow.filter((i) => largest[i] === 1),
        ...narrow.filter((i) => largest[i] !== 1),
      ]);
      return Math.max(found, grouped);
    },
  };
}

/** From every dose on, always the one that leaves most others: the largest group so found. */
function largeGroup(size: number, neverShare: (a: number, b: number) => boolean): number[] {
  const all = Array.from({ length: size }, (_, i) => i);
  let largest: number[] = [];
  for (const start of all) {
    const group = [start];
    let left = all.filter((i) => neverShare(start, i));
    while (left.length > 0) {
      let [best, most] = [-1, -1];
      for (const one of left) {
        let leaves = 0;
        for (const other of left) if (neverShare(one, other)) leaves += 1;
        if (leaves > most) [best, most] = [one, leaves];
      }
      group.push(best);
      left = left.filter((i) => neverShare(best, i));
    }
    if (group.length > largest.length) largest = group;
  }
  return largest;
}

/** What the searches for a layout under so many moments share: what they start from, and the consequences of a choice. */
import type { Apart } from './apart.ts';
import { add, firstOf, has, type Bits } from './bits.ts';
import { agree, choose, keepWithin, sizeOf, type Space, type Work } from './search.ts';

/** What all searches of one day share. */
export interface Ground {
  space: Space;
  costs: Float64Array;
  /** So many entered times change at most. */
  limit: number;
  work: Work;
  apart: Apart;
}

/** A layout that is known already. */
export interface Known {
  places: readonly number[];
  cost: number;
}

/**
 * Draws every consequence: single candidates are chosen and opened. Returns the moments left; below 0: none fits.
 * @param before domains that agreed already
 */
export function settle(
  { space, limit }: Ground,
  domains: Bits,
  open: Bits,
  left: number,
  chosen: Uint8Array,
  before: Bits | null,
): number {
  const { size, words } = space;
  let agreed = before;
  for (let again = true; again;) {
    again = false;
    if (left === 0) {
      for (let k = 0; k < domains.length; k += 1) {
        domains[k] = (domains[k] ?? 0) & (open[k % words] ?? 0);
      }
    }
    if (!agree(space, domains, agreed)) return -1;
    agreed = domains.slice();
    if (limit < Infinity && !keepWithin(space, domains, limit)) return -1;
    for (let i = 0; i < size; i += 1) {
      const remaining = sizeOf(space, domains, i);
      if (remaining === 0) return -1;
      if (remaining > 1 || chosen[i] === 1) continue;
      const c = firstOf(domains, i * words, words);
      if (!choose(space, domains, i, c)) return -1;
      chosen[i] = 1;
      again = true;
      if (has(open, c)) continue;
      if (left === 0) return -1;
      add(open, c);
      left -= 1;
    }
  }
  return left;
}

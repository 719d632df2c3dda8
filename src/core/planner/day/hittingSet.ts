/** The fewest numbers of which every set holds one. */
import type { Work } from './search.ts';

export interface HittingSets {
  add(set: readonly number[]): void;
  /** null: the work ran out. */
  smallest(): number[] | null;
}

/** Sets only ever come, so the answer never gets smaller and each search starts at the size of the last. */
export function hittingSets(work: Work): HittingSets {
  const sets: (readonly number[])[] = [];
  let size = 0;

  const meet = (
    chosen: readonly number[],
    missed: readonly (readonly number[])[],
  ): number[] | null => {
    const [first] = missed;
    if (first === undefined) return [...chosen];
    if (work.left <= 0) return null;
    work.left -= 0.1;
    // Sets that share nothing need a number each.
    const met = new Set<number>();
    let least = 0;
    let shortest = first;
    for (const set of missed) {
      if (set.length < shortest.length) shortest = set;
      if (set.some((one) => met.has(one))) continue;
      least += 1;
      for (const one of set) met.add(one);
    }
    if (chosen.length + least > size) return null;
    const often = new Map(shortest.map((one) => [one, 0]));
    for (const set of missed) {
      for (const one of set) {
        const times = often.get(one);
        if (times !== undefined) often.set(one, times + 1);
      }
    }
    for (const [one] of [...often].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
      const found = meet(
        [...chosen, one],
        missed.filter((set) => !set.includes(one)),
      );
      if (found !== null) return found;
    }
    return null;
  };

  return {
    add: (set) => sets.push([...set]),
    smallest() {
      const order = [...sets].sort((a, b) => a.length - b.length);
      for (; work.left > 0; size += 1) {
        const found = meet([], order);
        if (found !== null) return found;
      }
      return null;
    },
  };
}

/** Which entry of one list is which entry of another: strict keys first, looser ones for what is left. */

export interface Matched {
  /** Places in the first and the second list, in the order of the second. */
  pairs: [number, number][];
  /** Places of the first list without a partner. */
  removed: number[];
  /** Places of the second list without a partner. */
  added: number[];
}

/**
 * Pairs entries with the same key, the k-th of it with the k-th, one key function after the other. Swapping the lists swaps
 * the result. A key of null pairs nothing.
 */
export function matchEntries<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((entry: T) => string | null)[],
): Matched {
  const pairs: [number, number][] = [];
  let removed = before.map((entry, place) => ({ entry, place }));
  let added = after.map((entry, place) => ({ entry, place }));
  for (const keyOf of keys) {
    const open = new Map<string, number[]>();
    for (const { entry, place } of added) {
      const key = keyOf(entry);
      if (key !== null) open.set(key, [...(open.get(key) ?? []), place]);
    }
    const taken = new Set<number>();
    removed = removed.filter(({ entry, place }) => {
      const key = keyOf(entry);
      const partner = key === null ? undefined : open.get(key)?.shift();
      if (partner === undefined) return true;
      pairs.push([place, partner]);
      taken.add(partner);
      return false;
    });
    added = added.filter(({ place }) => !taken.has(place));
  }
  return {
    pairs: pairs.sort((a, b) => a[1] - b[1]),
    removed: removed.map(({ place }) => place),
    added: added.map(({ place }) => place),
  };
}

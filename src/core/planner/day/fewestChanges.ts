/** The least number of entered times that must change so that every rule holds; also tells whether any layout does. */
import { firstOf, members, type Bits } from './bits.ts';
import {
  agree,
  choose,
  forbid,
  keepWithin,
  leastChanged,
  sizeOf,
  take,
  undecided,
  UNFINISHED,
  type PlainSpace,
  type Space,
  type Work,
} from './search.ts';

export interface Changes {
  changed: number;
  /** false: fewer changes may be enough; the work ran out before that was settled. */
  proven: boolean;
  /** Candidate of each dose. */
  places: number[];
}

/** Places that keep every rule, whatever they change; null where there are none. */
export function placed(space: PlainSpace, work: Work): number[] | null | typeof UNFINISHED {
  const places = place(space, space.start.slice(), work);
  return places === null && work.left <= 0 ? UNFINISHED : places;
}

/**
 * The limit on changes is raised one by one from a bound. Under each, first which doses stay, then a place for the rest.
 * @param any places that keep every rule
 */
export function fewestChanges(space: Space, any: readonly number[], work: Work): Changes {
  const feasible = {
    changed: leastChanged(space, fixed(space, any)),
    places: [...any],
    proven: true,
  };
  const start = leastChanged(space, space.start);
  for (let limit = start; limit < feasible.changed; limit += 1) {
    const places = within(space, space.start.slice(), limit, space.start, work);
    if (places !== null) return { changed: limit, places, proven: true };
    if (work.left <= 0) return { ...feasible, proven: false };
  }
  return feasible;
}

function within(
  space: Space,
  domains: Bits,
  limit: number,
  before: Bits,
  work: Work,
): number[] | null {
  if (work.left <= 0) return null;
  take(work, space);
  if (!keepWithin(space, domains, limit) || !agree(space, domains, before)) return null;
  if (!keepWithin(space, domains, limit)) return null;
  const i = undecided(space, domains);
  if (i < 0) return place(space, domains, work);
  const entered = space.model.variables[i]?.entered ?? -1;
  const stays = domains.slice();
  const found = choose(space, stays, i, entered)
    ? within(space, stays, limit, domains, work)
    : null;
  if (found !== null) return found;
  const changes = domains.slice();
  return forbid(space, changes, i, entered) ? within(space, changes, limit, domains, work) : null;
}

/** Depth first, the dose with the fewest candidates first. */
function place(space: PlainSpace, start: Bits, work: Work): number[] | null {
  const { size, words } = space;
  const done = new Uint8Array(size);
  const placed = (domains: Bits): number[] =>
    Array.from({ length: size }, (_, i) => firstOf(domains, i * words, words));

  const visit = (domains: Bits, before: Bits | null): number[] | null => {
    take(work, space);
    if (work.left <= 0) return null;
    if (!agree(space, domains, before)) return null;
    const i = narrowest(space, domains, done);
    if (i < 0) return placed(domains);
    done[i] = 1;
    const tried: Bits[] = [];
    for (const c of members(domains, i * words, words)) {
      const next = domains.slice();
      if (!choose(space, next, i, c)) continue;
      // Where an earlier choice left every neighbour at least as much and still failed, this one fails, too.
      if (tried.some((earlier) => leavesNoMore(space, next, earlier, i))) continue;
      tried.push(next.slice());
      const found = visit(next, domains);
      if (found !== null) return found;
    }
    done[i] = 0;
    return null;
  };
  for (let i = 0; i < size; i += 1) if (sizeOf(space, start, i) === 0) return null;
  return visit(start, null);
}

/** -1: nothing is left to choose. */
function narrowest(space: PlainSpace, domains: Bits, done: Uint8Array): number {
  let [found, least, most] = [-1, Infinity, -1];
  for (let i = 0; i < space.size; i += 1) {
    if (done[i] === 1) continue;
    const left = sizeOf(space, domains, i);
    const degree = space.neighbours[i]?.length ?? 0;
    if (left < least || (left === least && degree > most)) [found, least, most] = [i, left, degree];
  }
  return found;
}

function leavesNoMore(space: PlainSpace, next: Bits, earlier: Bits, i: number): boolean {
  const { words } = space;
  return (space.neighbours[i] ?? []).every(({ to }) => {
    for (let k = to * words; k < (to + 1) * words; k += 1) {
      if (((next[k] ?? 0) & ~(earlier[k] ?? 0)) !== 0) return false;
    }
    return true;
  });
}

/** Domains that hold exactly these places. */
function fixed(space: Space, places: readonly number[]): Bits {
  const { words } = space;
  const domains = new Uint32Array(space.size * words);
  places.forEach((c, i) => {
    const at = i * words + (c >>> 5);
    domains[at] = ((domains[at] ?? 0) | (1 << (c & 31))) >>> 0;
  });
  return domains;
}

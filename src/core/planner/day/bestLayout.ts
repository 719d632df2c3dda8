/**
 * The best layout that keeps every rule. What "best" means comes from the goal:
 *
 * - `times` 1. as few entered times as possible change, 2. as few separate moments as possible, 3. the least minutes
 *   moved, 4. the earliest. It is the default, because a time that a person typed has reasons that nobody typed in.
 * - `moments` 1. as few separate moments as possible, 2. the least minutes moved, 3. the fewest changed times, 4. the
 *   earliest.
 *
 * Exact. The number of moments is raised one by one from a bound; for each number, branch and bound over which candidate
 * times are moments, and under a full set of moments over the doses that still clash. What is left of a goal after the
 * moments adds up over the doses, so a dose at its cheapest place, and at most the gains of the best moments to come,
 * bound what a branch can still reach.
 *
 * The work is counted, not timed, so that the same plan always has the same layout. Where the count runs out, the best
 * layout found keeps every rule but may not be the best there is, and `proven` says so. That takes a day on which many
 * products hold one another apart and nothing else does, laid out for the fewest moments.
 */
import type { DayGoal } from '../../../contract/day.ts';
import { add, count, drop, firstOf, has, members, type Bits } from './bits.ts';
import { fewestChanges, placed } from './fewestChanges.ts';
import type { Model } from './model.ts';
import {
  agree,
  choose,
  forbid,
  keepWithin,
  sizeOf,
  plainSpace,
  spaceOf,
  undecided,
  UNFINISHED,
  type Space,
  type Work,
} from './search.ts';
import { costsOf, worthOf, type Worth } from './worth.ts';

export interface BestLayout {
  places: number[];
  worth: Worth;
  /** false: the work ran out before it was shown that nothing is better. */
  proven: boolean;
}

/** Steps of the search for one day; a step takes some hundredths of a millisecond. */
const MOST_STEPS = 5000;

/** Of two layouts the one with fewer moments, then fewer minutes; neither was shown to be the best. */
function better(one: BestLayout, other: BestLayout | null): BestLayout {
  if (other === null) return one;
  const less = other.worth.moments - one.worth.moments || other.worth.minutes - one.worth.minutes;
  return { ...(less < 0 ? other : one), proven: false };
}

/** @returns null where no layout keeps every rule; `UNFINISHED` where that could not be told */
export function bestLayout(model: Model, goal: DayGoal): BestLayout | null | typeof UNFINISHED {
  if (model.broken) return null;
  const plain = plainSpace(model.variables, model.links, model.at, model.words);
  const any = placed(plain, { left: MOST_STEPS });
  if (any === null || any === UNFINISHED) return any;
  const space = spaceOf(model, plain);
  const found = search(space, goal, any);
  return found.proven || goal === 'times' ? found : better(found, search(space, 'times', any));
}

/** @param any places that keep every rule */
function search(space: Space, goal: DayGoal, any: readonly number[]): BestLayout {
  const { model } = space;
  const work: Work = { left: MOST_STEPS };
  const first =
    goal === 'times' ? fewestChanges(space, any, work) : { places: [...any], proven: true };
  const limit = 'changed' in first ? first.changed : Infinity;
  const costs = costsOf(model, goal);
  const most = count(model.open) + space.size;
  for (let moments = count(model.open); moments <= most && work.left > 0; moments += 1) {
    const places = withMoments(space, costs, limit, moments - count(model.open), work);
    if (places === null) continue;
    return { places, worth: worthOf(model, places), proven: first.proven && work.left > 0 };
  }
  return { places: first.places, worth: worthOf(model, first.places), proven: false };
}

/** The cheapest layout with at most `extra` moments beside those that are there anyway; null where there is none. */
function withMoments(
  space: Space,
  costs: Float64Array,
  limit: number,
  extra: number,
  work: Work,
): number[] | null {
  const { size, words, width, model } = space;
  let best: number[] | null = null;
  let bestCost = Infinity;

  const overlap = (domains: Bits, i: number, set: Bits): boolean => {
    for (let k = 0; k < words; k += 1) {
      if (((domains[i * words + k] ?? 0) & (set[k] ?? 0)) !== 0) return true;
    }
    return false;
  };

  /**
   * Draws every consequence: single candidates are chosen and opened. Returns the moments left; below 0: none fits.
   * @param before domains that agreed already
   */
  const settle = (
    domains: Bits,
    open: Bits,
    left: number,
    chosen: Uint8Array,
    before: Bits | null,
  ): number => {
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
  };

  /** Every moment is open: each dose takes its cheapest, and only doses that clash there are branched on. */
  const assign = (domains: Bits, open: Bits, chosen: Uint8Array, before: Bits | null): void => {
    if (work.left <= 0) return;
    work.left -= space.step;
    if (settle(domains, open, 0, chosen, before) < 0) return;
    let total = 0;
    const places: number[] = [];
    for (let i = 0; i < size; i += 1) {
      let cheapest = -1;
      let least = Infinity;
      for (let k = 0; k < words; k += 1) {
        for (let word = domains[i * words + k] ?? 0; word !== 0; word &= word - 1) {
          const c = k * 32 + 31 - Math.clz32(word & -word);
          const cost = costs[i * width + c] ?? 0;
          if (cost >= least) continue;
          cheapest = c;
          least = cost;
        }
      }
      places.push(cheapest);
      total += least;
    }
    if (total >= bestCost) return;
    const clash = clashIn(places);
    if (clash === null) {
      // Within the limit: no dose that may stay has a cheaper place, and `settle` kept the others within it.
      best = places;
      bestCost = total;
      return;
    }
    const options = members(domains, clash * words, words).sort(
      (a, b) => (costs[clash * width + a] ?? 0) - (costs[clash * width + b] ?? 0),
    );
    for (const c of options) {
      const next = domains.slice();
      if (choose(space, next, clash, c)) assign(next, open, chosen.slice(), domains);
    }
  };

  /** A dose that does not stand with another at these places: of the pair the one that more others depend on. */
  const clashIn = (places: readonly number[]): number | null => {
    for (const { a, b, forth } of model.links) {
      if (has(forth, places[b] ?? 0, (places[a] ?? 0) * words)) continue;
      const degree = (i: number): number => space.neighbours[i]?.length ?? 0;
      return degree(a) >= degree(b) ? a : b;
    }
    return null;
  };

  /** Doses without an open moment, so many of which need one each: no two of them can share. */
  const lacking = (domains: Bits, open: Bits): { doses: number[]; least: number } => {
    const doses: number[] = [];
    for (let i = 0; i < size; i += 1) if (!overlap(domains, i, open)) doses.push(i);
    doses.sort((a, b) => sizeOf(space, domains, a) - sizeOf(space, domains, b));
    const alone: number[] = [];
    for (const i of doses) {
      const own = domains.subarray(i * words, (i + 1) * words);
      if (alone.every((other) => !overlap(domains, other, own) || neverShare(other, i))) {
        alone.push(i);
      }
    }
    return { doses, least: alone.length };
  };

  /** 1: no candidate fits both, so they never share a moment. */
  const apart = new Uint8Array(size * size);
  for (const { a, b, forth } of model.links) {
    let shared = false;
    for (let c = 0; c < width && !shared; c += 1) shared = has(forth, c, c * words);
    if (!shared) apart[a * size + b] = apart[b * size + a] = 1;
  }
  const neverShare = (a: number, b: number): boolean => apart[a * size + b] === 1;

  /** What each candidate would save as a new moment, dearest saving first, and the cost without any. */
  const gainsOf = (domains: Bits, open: Bits): { base: number; gains: [number, number][] } => {
    const gain = new Float64Array(width);
    let base = 0;
    for (let i = 0; i < size; i += 1) {
      const left = members(domains, i * words, words);
      let now = Infinity;
      let dearest = 0;
      for (const c of left) {
        const cost = costs[i * width + c] ?? 0;
        if (cost > dearest) dearest = cost;
        if (cost < now && has(open, c)) now = cost;
      }
      // Without an open moment the dose must get one, which costs at most its dearest place.
      if (now === Infinity) now = dearest;
      base += now;
      for (const c of left) {
        const saved = now - (costs[i * width + c] ?? 0);
        if (saved > 0) gain[c] = (gain[c] ?? 0) + saved;
      }
    }
    const gains: [number, number][] = [];
    for (let c = 0; c < width; c += 1) {
      if (!has(open, c)) gains.push([c, gain[c] ?? 0]);
    }
    gains.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { base, gains };
  };

  const visit = (
    domains: Bits,
    opened: Bits,
    moments: number,
    chosen: Uint8Array,
    before: Bits | null,
  ): void => {
    if (work.left <= 0) return;
    work.left -= space.step;
    const left = settle(domains, opened, moments, chosen, before);
    if (left < 0) return;
    const { doses, least } = lacking(domains, opened);
    if (least > left) return;
    const agreed = domains.slice();
    const open = limit < Infinity ? undecided(space, domains) : -1;
    if (open >= 0) {
      const entered = model.variables[open]?.entered ?? -1;
      const stays = domains.slice();
      if (choose(space, stays, open, entered)) {
        visit(stays, opened.slice(), left, chosen.slice(), agreed);
      }
      if (forbid(space, domains, open, entered)) visit(domains, opened, left, chosen, agreed);
      return;
    }
    if (left === 0) {
      assign(domains, opened, chosen, agreed);
      return;
    }
    const { base, gains } = gainsOf(domains, opened);
    const reach = (from: number): number => {
      let cost = base;
      for (let k = from; k < from + left; k += 1) cost -= gains[k]?.[1] ?? 0;
      return cost;
    };
    if (reach(0) >= bestCost) return;
    const [first] = doses;
    if (first === undefined) {
      assign(domains.slice(), opened.slice(), chosen.slice(), agreed);
    }
    const options =
      first === undefined ? gains : gains.filter(([c]) => has(domains, c, first * words));
    for (const [index, [c]] of options.entries()) {
      if (first === undefined && reach(index) >= bestCost) return;
      const more = opened.slice();
      add(more, c);
      visit(domains.slice(), more, left - 1, chosen.slice(), agreed);
      // From here on, layouts without this moment.
      for (let i = 0; i < size; i += 1) {
        drop(domains, c, i * words);
        if (sizeOf(space, domains, i) === 0) return;
      }
    }
  };

  visit(space.start.slice(), model.open.slice(), extra, new Uint8Array(size), null);
  return best;
}

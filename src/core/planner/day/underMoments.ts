/**
 * The cheapest layout under so many moments. Branch and bound over which candidate times are moments, and under a full set
 * of moments over the doses that still clash.
 *
 * A dose without a moment goes to a new one, or not there: that settles the dose and leaves those beside it little choice.
 * Where every dose has a moment, a new one only saves, and the best saving is tried first. What is left
 * of a goal after the moments adds up over the doses, so a dose at its cheapest place, and at most the gains of the best
 * moments to come, bound what a branch can still reach; doses that can share no moment (`apart.ts`) bound how many it needs.
 */
import { overlap } from './apart.ts';
import { add, drop, has, members, type Bits } from './bits.ts';
import { choose, forbid, sizeOf, take, undecided } from './search.ts';
import { settle, type Ground, type Known } from './settle.ts';

/** So many candidates gone through are as much work as one look at a dose beside another. */
const CANDIDATES = 6;

/**
 * The cheapest layout with at most `extra` moments beside those that are there anyway; null where there is none.
 * @param known a layout with so many moments; null: none is known
 * @param keep as long as no layout is found, so much of the work is left for other numbers of moments
 */
export function underMoments(
  ground: Ground,
  extra: number,
  known: Known | null,
  keep: number,
): number[] | null {
  const { space, costs, limit, work, apart } = ground;
  const { size, words, width, model } = space;
  let best: number[] | null = known === null ? null : [...known.places];
  // Costs are whole numbers: of layouts that are worth the same the first that is met is taken, whatever is known before.
  let bestCost = known === null ? Infinity : known.cost + 0.5;

  /** Every moment is open: each dose takes its cheapest, and only doses that clash there are branched on. */
  const assign = (domains: Bits, open: Bits, chosen: Uint8Array, before: Bits | null): void => {
    if (spent()) return;
    take(work, space);
    if (settle(ground, domains, open, 0, chosen, before) < 0) return;
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

  const spent = (): boolean => work.left <= (best === null ? keep : 0);

  const lacking = (domains: Bits, open: Bits): number[] => {
    const doses: number[] = [];
    for (let i = 0; i < size; i += 1) {
      if (!overlap(words, domains, open, i * words, 0)) doses.push(i);
    }
    return doses.sort((a, b) => sizeOf(space, domains, a) - sizeOf(space, domains, b));
  };

  /** What each candidate would save as a new moment, dearest saving first, and the cost without any. */
  const gainsOf = (domains: Bits, open: Bits): { base: number; gains: [number, number][] } => {
    const gain = new Float64Array(width);
    let base = 0;
    for (let i = 0; i < size; i += 1) {
      const left = members(domains, i * words, words);
      space.looks += left.length / CANDIDATES;
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
    if (spent()) return;
    take(work, space);
    const left = settle(ground, domains, opened, moments, chosen, before);
    if (left < 0) return;
    const doses = lacking(domains, opened);
    if (apart.needing(domains, doses) > left) return;
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
      const next = domains.slice();
      if (first !== undefined) {
        if (choose(space, next, first, c)) visit(next, more, left - 1, chosen.slice(), agreed);
        if (!forbid(space, domains, first, c)) return;
        continue;
      }
      visit(next, more, left - 1, chosen.slice(), agreed);
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

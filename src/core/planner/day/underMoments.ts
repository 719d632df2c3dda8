/**
 * The cheapest layout under so many moments. Branch and bound over which candidate times are moments, and under a full set
 * of moments over the doses that still clash.
 *
 * A dose without a moment goes to a new one, or not there: that settles the dose and leaves those beside it little choice.
 * Where every dose has a moment, a new one only saves, and the best saving is tried first. What is left
 * of a goal after the moments adds up over the doses, so a dose at its cheapest place, and at most the gains of the best
 * moments to come, bound what a branch can still reach; doses that can share no moment (`apart.ts`) bound how many it needs.
 */
import { overlap, type Apart } from './apart.ts';
import { add, count, drop, firstOf, lastOf, has, members, type Bits } from './bits.ts';
import { relaxed, type Relaxed } from './medians.ts';
import {
  agree,
  choose,
  keepWithin,
  sizeOf,
  take,
  undecided,
  type Space,
  type Work,
} from './search.ts';

/** So many candidates gone through are as much work as one look at a dose beside another. */
const CANDIDATES = 8;

/** What all searches of one day share. */
export interface Ground {
  space: Space;
  costs: Float64Array;
  /** So many entered times change at most. */
  limit: number;
  work: Work;
  apart: Apart;
}

/** What is left to the doses after some choices. */
interface Node {
  domains: Bits;
  open: Bits;
  /** So many moments may still be opened. */
  left: number;
  /** For each dose the first and the last of the moments of the day that it may have, counted from 1. */
  ranges: Int16Array;
  chosen: Uint8Array;
  bound: Relaxed;
}

/** A layout that is known already. */
export interface Known {
  places: readonly number[];
  cost: number;
}

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
    if (spent()) return;
    take(work, space);
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

  const spent = (): boolean => work.left <= (best === null ? keep : 0);

  const lacking = (domains: Bits, open: Bits): number[] => {
    const doses: number[] = [];
    for (let i = 0; i < size; i += 1) {
      if (!overlap(words, domains, open, i * words, 0)) doses.push(i);
    }
    return doses.sort((a, b) => sizeOf(space, domains, a) - sizeOf(space, domains, b));
  };

  /** The most expensive pair to part that does not stand together at these places: what is left to one dose, in parts. */
  const parting = (domains: Bits, places: readonly number[]): [number, Bits[]] | null => {
    let worst = -Infinity;
    let found: { i: number; c: number; row: Bits; at: number } | null = null;
    const dearer = (i: number, c: number, row: Bits, at: number): number => {
      const now = costs[i * width + c] ?? 0;
      let least = Infinity;
      for (let k = 0; k < words; k += 1) {
        let word = (domains[i * words + k] ?? 0) & (row[at + k] ?? 0);
        for (; word !== 0; word &= word - 1) {
          const cost = costs[i * width + k * 32 + 31 - Math.clz32(word & -word)] ?? 0;
          if (cost < least) least = cost;
        }
      }
      return least - now;
    };
    for (const { a, b, forth, back } of model.links) {
      const [x, y] = [places[a] ?? 0, places[b] ?? 0];
      if (has(forth, y, x * words)) continue;
      const [one, other] = [dearer(a, x, back, y * words), dearer(b, y, forth, x * words)];
      const score = Math.min(one, other);
      if (score <= worst) continue;
      worst = score;
      found =
        one <= other
          ? { i: a, c: x, row: back, at: y * words }
          : { i: b, c: y, row: forth, at: x * words };
    }
    space.looks += model.links.length / CANDIDATES;
    if (found === null) return null;
    const { i, c, row, at } = found;
    const parts = [0, 1, 2].map(() => new Uint32Array(words));
    for (const one of members(domains, i * words, words)) {
      const stands = has(row, one, at);
      add(parts[stands ? (one < c ? 0 : 1) : 2] ?? new Uint32Array(words), one);
    }
    return [i, parts];
  };

  /** A dose whose place is no moment, because others of its places are gone: those before and those behind. */
  const halving = (
    domains: Bits,
    places: readonly number[],
    moments: readonly number[],
  ): [number, Bits[]] | null => {
    const i = places.findIndex((c) => !moments.includes(c));
    const place = places[i];
    if (place === undefined) return null;
    const left = members(domains, i * words, words);
    const cost = (c: number): number => costs[i * width + c] ?? 0;
    const cheapest = left.reduce((least, c) => (cost(c) < cost(least) ? c : least), place);
    const parts = [new Uint32Array(words), new Uint32Array(words)] as const;
    for (const c of left) {
      const beside = cheapest > place ? c <= place : c >= place;
      add(parts[beside ? 0 : 1], c);
    }
    return [i, [...parts]];
  };

  const whole = count(model.open) + extra;
  const ordered = model.links.map(({ forth }) => {
    for (let c = 0; c < width; c += 1) {
      const first = firstOf(forth, c * words, words);
      if (first >= 0 && first <= c) return false;
    }
    return true;
  });
  const never = model.links.map(({ forth }) => {
    for (let c = 0; c < width; c += 1) if (has(forth, c, c * words)) return false;
    return true;
  });

  /** What the order of doses leaves of the moments of each. False where one is left with none. */
  const inTurn = (ranges: Int16Array, domains: Bits): boolean => {
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
        if (ordered[index] === true || (last[a] ?? 0) < (first[b] ?? 0)) again = later(a, b) || again;
        else if ((last[b] ?? 0) < (first[a] ?? 0)) again = later(b, a) || again;
        else again = beside(a, b) || beside(b, a) || again;
      }
      for (let i = 0; i < size; i += 1) {
        if ((ranges[2 * i] ?? 0) > (ranges[2 * i + 1] ?? 0)) return false;
      }
      space.looks += model.links.length / CANDIDATES;
    }
    return true;
  };

  /** Two doses that share a moment and never may: the moments of one of them before, at and behind it. */
  const turning = (ranges: Int16Array, places: readonly number[], nth: readonly number[]): Int16Array[] | null => {
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
    const at = nth[found] ?? 0;
    return [[1, at - 1], [at, at], [at + 1, whole]].flatMap(([low = 0, high = 0]) => {
      const next = ranges.slice();
      next[2 * (found ?? 0)] = Math.max(low, ranges[2 * (found ?? 0)] ?? 0);
      next[2 * (found ?? 0) + 1] = Math.min(high, ranges[2 * (found ?? 0) + 1] ?? 0);
      return (next[2 * (found ?? 0)] ?? 0) <= (next[2 * (found ?? 0) + 1] ?? 0) ? [next] : [];
    });
  };

  /** Draws the consequences of a choice; null: it leads to nothing better. */
  const look = (
    domains: Bits,
    open: Bits,
    moments: number,
    ranges: Int16Array,
    chosen: Uint8Array,
    before: Bits | null,
  ): Node | null => {
    if (globalThis.DBG) globalThis.DBG.n++;
    take(work, space);
    const left = settle(domains, open, moments, chosen, before);
    if (left < 0 || apart.needing(domains, lacking(domains, open)) > left) return null;
    if (!inTurn(ranges, domains)) return null;
    const bound = relaxed(space, costs, domains, open, whole, ranges);
    return bound === null ? null : { domains, open, left, ranges, chosen, bound };
  };

  const visit = ({ domains, open, left, ranges, chosen, bound }: Node): void => {
    if (spent() || bound.cost >= bestCost) return;
    const parts = (i: number, sets: readonly Bits[]): Node[] =>
      sets.flatMap((set) => {
        const next = domains.slice();
        next.set(set, i * words);
        if (sizeOf(space, next, i) === 0) return [];
        return look(next, open.slice(), left, ranges.slice(), chosen.slice(), domains) ?? [];
      });
    const stays = limit < Infinity ? undecided(space, domains) : -1;
    if (stays >= 0) {
      const rest = domains.slice(stays * words, (stays + 1) * words);
      const own = new Uint32Array(words);
      const entered = model.variables[stays]?.entered ?? 0;
      add(own, entered);
      drop(rest, entered);
      for (const node of parts(stays, [own, rest])) visit(node);
      return;
    }
    if (left === 0) {
      assign(domains.slice(), open.slice(), chosen.slice(), domains);
      return;
    }
    const turns = turning(ranges, bound.places, bound.nth);
    if (turns !== null) {
      const nodes = turns.flatMap(
        (next) => look(domains.slice(), open.slice(), left, next, chosen.slice(), domains) ?? [],
      );
      for (const node of nodes.sort((a, b) => a.bound.cost - b.bound.cost)) visit(node);
      return;
    }
    const split =
      parting(domains, bound.places) ?? halving(domains, bound.places, bound.moments);
    if (split === null) {
      best = bound.places;
      bestCost = bound.cost;
      return;
    }
    for (const node of parts(...split).sort((a, b) => a.bound.cost - b.bound.cost)) visit(node);
  };

  const ranges = new Int16Array(2 * size);
  for (let i = 0; i < size; i += 1) ranges.set([1, whole], 2 * i);
  const root = look(space.start.slice(), model.open.slice(), extra, ranges, new Uint8Array(size), null);
  if (root !== null) visit(root);
  return best;
}

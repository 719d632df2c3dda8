/**
 * The cheapest layout under so many moments, by the order of things: which of the moments of the day a dose has. For days
 * on which moments can be had nearly anywhere, and what counts is who shares one with whom.
 *
 * Each branch is bounded by the least that its moments cost where rules between doses are left out (`medians.ts`). Where
 * two doses that cannot share a moment have one there, the branches differ in which moment the one has; where two stand too
 * near, in the times that are left to one of them. A bound that keeps every rule is the best layout of its branch.
 */
import { overlap } from './apart.ts';
import { add, count, has, members, type Bits } from './bits.ts';
import { relaxed, type Relaxed } from './medians.ts';
import { sizeOf, take } from './search.ts';
import { settle, type Ground, type Known } from './settle.ts';
import { turnsOf, type Ranges } from './turns.ts';

/** So many candidates gone through are as much work as one look at a dose beside another. */
const CANDIDATES = 8;

/** What is left to the doses after some choices. */
interface Node {
  domains: Bits;
  open: Bits;
  /** So many moments may still be opened. */
  left: number;
  /** For each dose the first and the last of the moments of the day that it may have, counted from 1. */
  ranges: Ranges;
  chosen: Uint8Array;
  bound: Relaxed;
}

/**
 * The cheapest layout with at most `extra` moments beside those that are there anyway, for a goal without a limit on
 * changes; null where there is none.
 * @param known a layout with so many moments; null: none is known
 * @param keep as long as no layout is found, so much of the work is left for other numbers of moments
 */
export function alongTheDay(
  ground: Ground,
  extra: number,
  known: Known | null,
  keep: number,
): number[] | null {
  const { space, costs, work, apart } = ground;
  const { size, words, width, model } = space;
  const whole = count(model.open) + extra;
  const turns = turnsOf(space, whole);
  let best: number[] | null = known === null ? null : [...known.places];
  // Costs are whole numbers: of layouts that are worth the same the first that is met is taken, whatever is known before.
  let bestCost = known === null ? Infinity : known.cost + 0.5;

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

  /** Draws the consequences of a choice; null: it leads to nothing better. */
  const look = (
    domains: Bits,
    open: Bits,
    moments: number,
    ranges: Ranges,
    chosen: Uint8Array,
    before: Bits | null,
  ): Node | null => {
    take(work, space);
    const left = settle(ground, domains, open, moments, chosen, before);
    if (left < 0 || apart.needing(domains, lacking(domains, open)) > left) return null;
    if (!turns.narrow(ranges, domains)) return null;
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
    const others = turns.split(ranges, bound.nth);
    if (others !== null) {
      const nodes = others.flatMap(
        (next) => look(domains.slice(), open.slice(), left, next, chosen.slice(), domains) ?? [],
      );
      for (const node of nodes.sort((a, b) => a.bound.cost - b.bound.cost)) visit(node);
      return;
    }
    const split = parting(domains, bound.places) ?? halving(domains, bound.places, bound.moments);
    if (split === null) {
      best = bound.places;
      bestCost = bound.cost;
      return;
    }
    for (const node of parts(...split).sort((a, b) => a.bound.cost - b.bound.cost)) visit(node);
  };

  const root = look(
    space.start.slice(),
    model.open.slice(),
    extra,
    turns.start(),
    new Uint8Array(size),
    null,
  );
  if (root !== null) visit(root);
  return best;
}

/**
 * Shows that no set of fewer rules contradicts itself. Two kinds of sets are enough:
 *
 * - rules that hang on fixed things alone limit each product by itself, so a smallest contradiction among them is one of
 *   a single product, and all of them are tried;
 * - a set with rules between products holds at most all such rules and a few of the others. Layouts are collected until
 *   every such choice of the others is kept by one of them.
 */
import type { Prepared } from './prepare.ts';
import type { Places, RuleSets } from './ruleSets.ts';
import { UNFINISHED, type Work } from './search.ts';

/** What one look at one product counts for. */
const LOOK = 0.05;

export interface Rules {
  prepared: Prepared;
  sets: RuleSets;
  /** Of these a smallest contradiction is made. Each can be kept by itself. */
  rules: readonly number[];
  keptBy: (places: Places, rule: number) => boolean;
  ask: (
    wanted: ReadonlySet<number>,
    from?: Places,
    items?: readonly number[],
  ) => Places | null | typeof UNFINISHED;
  work: Work;
}

/** Fewer than `most` rules on one product that leave no place to it; null: there are none, or the work ran out. */
export function smallestAlone(given: Rules, most: number): number[] | null {
  const { prepared, sets, rules, work } = given;
  const on = new Map<number, number[]>();
  for (const rule of rules) {
    if (prepared.asked[rule]?.pair !== null) continue;
    for (const item of sets.itemsOf(rule)) on.set(item, [...(on.get(item) ?? []), rule]);
  }
  const chosen: number[] = [];
  const visit = (item: number, of: readonly number[], from: number, size: number): boolean => {
    if (chosen.length === size) {
      work.left -= LOOK;
      return !sets.hasPlace(item, new Set(chosen));
    }
    for (let k = from; k < of.length && work.left > 0; k += 1) {
      chosen.push(of[k] ?? 0);
      if (visit(item, of, k + 1, size)) return true;
      chosen.pop();
    }
    return false;
  };
  for (let size = 2; size < most; size += 1) {
    for (const [item, of] of on) if (visit(item, of, 0, size)) return [...chosen];
  }
  return null;
}

/** Whether all rules between products hold together with any one or two of the others. false: that was not shown. */
export function allWithAny(given: Rules, others: number): boolean {
  const { prepared, sets, rules, keptBy, ask, work } = given;
  const between = rules.filter((rule) => prepared.asked[rule]?.pair !== null);
  const alone = rules.filter((rule) => prepared.asked[rule]?.pair === null);
  if (between.length === 0) return true;
  if (others > 2) return false;
  const first = ask(new Set(between));
  if (first === null || first === UNFINISHED) return false;
  const pool: Places[] = [];
  const kept: Set<number>[] = [];
  const collect = (places: Places): void => {
    pool.push(places);
    kept.push(new Set(alone.filter((rule) => keptBy(places, rule))));
  };
  collect(first);

  /** The layout with one product after the other at another place. */
  const moved = (from: Places, wanted: ReadonlySet<number>, items: readonly number[]) => {
    let places: Places | null = from;
    for (const item of items) {
      work.left -= LOOK;
      places = places === null ? null : sets.moved(places, item, wanted);
    }
    return places;
  };
  const show = (some: readonly number[]): boolean => {
    if (kept.some((set) => some.every((rule) => set.has(rule)))) return true;
    const wanted = new Set([...between, ...some]);
    const items = [...new Set(some.flatMap((rule) => sets.itemsOf(rule)))];
    for (const [index, from] of pool.entries()) {
      if (some.length > 1 && !some.some((rule) => kept[index]?.has(rule))) continue;
      const places = moved(from, wanted, items) ?? moved(from, wanted, [...items].reverse());
      if (places === null) continue;
      collect(places);
      return true;
    }
    if (work.left <= 0) return false;
    const places = ask(wanted);
    if (places === null || places === UNFINISHED) return false;
    collect(places);
    return true;
  };
  if (!alone.every((rule) => show([rule]))) return false;
  if (others < 2) return true;
  return alone.every((one, index) =>
    alone.slice(index + 1).every((other) => work.left > 0 && show([one, other])),
  );
}

/**
 * The problem of one day as numbers, before it is decided which rules shall hold: candidate times, and what each rule
 * allows.
 *
 * Candidates are a grid over the waking hours, every time entered, and fixed times shifted by the recorded gaps, so that
 * a layout can stand exactly four hours after a medicine at 07:05. A dose keeps its own time even outside waking hours;
 * it is never moved there.
 */
import { add, has, wordsFor, type Bits } from './bits.ts';
import { clockOf, DAY, distance, positionOf, type Meets } from './clock.ts';
import { apartToSpare, comesAfter, gapToSpare } from './keeping.ts';
import type { TimedRule } from './rules.ts';
import type { DayThings, Product } from './things.ts';

/** A quarter of an hour: finer times are hard to keep. */
export const GRID = 15;

/** Which candidates of `b` stand with each candidate of `a`, one row each; and the other way round. */
export interface Table {
  forth: Bits;
  back: Bits;
}

/** What one rule asks of products that can move. */
export interface Asked {
  rule: TimedRule;
  /** It hangs on fixed things alone, and they do not keep it. */
  broken: boolean;
  /** Per product the candidates that it allows. */
  alone: ReadonlyMap<number, Bits>;
  pair: { a: number; b: number; minutes: number; on: Meets } | null;
}

export interface Prepared {
  things: DayThings;
  /** Positions of the candidates in the lived day, rising. */
  at: readonly number[];
  words: number;
  asked: readonly Asked[];
  /** Candidates of each dose of each product before any rule. */
  own: readonly (readonly Bits[])[];
  /** Candidate of each dose as entered; -1: no time was entered. */
  entered: readonly (readonly number[])[];
  /** Least minutes from one dose of a product to a later one of it: by product, earlier dose and later dose. */
  spread: readonly (readonly (readonly number[])[])[];
  /** Moments of medicines and of what is fixed. */
  open: Bits;
  /** Pairs of which the second is at least so many minutes later in the day. */
  inOrder: (least: number) => Table;
  /** Pairs at least so many minutes apart round the clock. */
  apart: (minutes: number, on: Meets) => Table;
}

export const UNTIMED = -1;

/** Gaps that the rules name, in minutes. */
function gapsOf(rules: readonly TimedRule[]): number[] {
  const gaps = rules.flatMap((rule) => {
    if (rule.of === 'medicine') return [rule.gap?.before ?? 0, rule.gap?.after ?? 0];
    return rule.of === 'products' ? [rule.minutes ?? 0] : [];
  });
  return [...new Set(gaps)].filter((gap) => gap > 0);
}

function candidates(things: DayThings, rules: readonly TimedRule[], grid: number): number[] {
  const { day } = things;
  const found = new Set<number>();
  const addAwake = (clock: number): void => {
    const position = positionOf((clock + 2 * DAY) % DAY, day);
    if (position >= day.from && position <= day.to) found.add(position);
  };
  // The grid counts from midnight, so that its times are round ones.
  for (let clock = 0; clock < DAY; clock += grid) addAwake(clock);
  const gaps = gapsOf(rules);
  const fixed = [
    ...things.medications.flatMap((one) => one.times),
    ...things.mealTimes,
    ...things.products
      .filter((one) => one.fixed)
      .flatMap((one) => one.doses.flatMap((dose) => dose.entered ?? [])),
  ];
  for (const clock of fixed) {
    found.add(positionOf(clock, day));
    for (const gap of gaps) [clock - gap, clock + gap].forEach(addAwake);
  }
  for (const product of things.products) {
    for (const { entered } of product.doses) {
      if (entered !== null) found.add(positionOf(entered, day));
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** The same days, counted from the other of the two. */
export const turned = (on: Meets): Meets => ({
  same: on.same,
  next: on.previous,
  previous: on.next,
});

/** @param rules rules that time alone cannot keep ask nothing here */
export function prepare(
  things: DayThings,
  rules: readonly TimedRule[],
  grid: number = GRID,
): Prepared {
  const { day, products } = things;
  const at = candidates(things, rules, grid);
  const indexOf = new Map(at.map((position, index) => [position, index]));
  const candidateOf = (clock: number): number => indexOf.get(positionOf(clock, day)) ?? UNTIMED;
  const clocks = at.map((position) => clockOf(position, day));
  const words = wordsFor(at.length);
  const timesOf = new Map(things.medications.map((one) => [one.path, one.times]));

  const ask = (rule: TimedRule): Asked => {
    let broken = false;
    const alone = new Map<number, Bits>();
    const limit = (product: Product, allowed: (clock: number) => boolean): void => {
      if (product.fixed) {
        broken ||= product.doses.some((dose) => dose.entered !== null && !allowed(dose.entered));
        return;
      }
      const set = new Uint32Array(words);
      clocks.forEach((clock, index) => {
        if (allowed(clock)) add(set, index);
      });
      alone.set(product.item, set);
    };
    const asked = (pair: Asked['pair'] = null): Asked => ({ rule, broken, alone, pair });

    if (rule.of === 'first') {
      const times = timesOf.get(rule.medication.path) ?? [];
      if (times.length === 0) return asked();
      const after = (clock: number): boolean =>
        times.every((medicine) => comesAfter(medicine, clock, day));
      broken = !things.mealTimes.every(after);
      for (const product of products) limit(product, after);
      return asked();
    }
    if (rule.of === 'medicine') {
      const { gap } = rule;
      const times = timesOf.get(rule.medication.path) ?? [];
      const product = products[rule.part.item];
      if (gap === null || times.length === 0 || product === undefined) return asked();
      limit(product, (clock) =>
        times.every((medicine) => gapToSpare(medicine, clock, gap, things) >= 0),
      );
      return asked();
    }
    const { minutes, on, parts } = rule;
    const [first, second] = [products[parts[0].item], products[parts[1].item]];
    if (minutes === null || first === undefined || second === undefined) return asked();
    if (!first.fixed && !second.fixed) {
      return first.item < second.item
        ? asked({ a: first.item, b: second.item, minutes, on })
        : asked({ a: second.item, b: first.item, minutes, on: turned(on) });
    }
    const [stays, other, seen] = first.fixed ? [first, second, on] : [second, first, turned(on)];
    limit(other, (clock) =>
      stays.doses.every(
        (dose) => dose.entered === null || apartToSpare(dose.entered, clock, minutes, seen) >= 0,
      ),
    );
    return asked();
  };

  const open = new Uint32Array(words);
  for (const one of things.medications) {
    for (const clock of one.times) add(open, candidateOf(clock));
  }
  const awake = new Uint32Array(words);
  at.forEach((position, index) => {
    if (position >= day.from && position <= day.to) add(awake, index);
  });
  const entered = products.map((product) =>
    product.doses.map((dose) => (dose.entered === null ? UNTIMED : candidateOf(dose.entered))),
  );
  const own = entered.map((doses) =>
    doses.map((candidate) => {
      const set = awake.slice();
      if (candidate !== UNTIMED) add(set, candidate);
      return set;
    }),
  );
  for (const product of products) {
    if (product.fixed) for (const c of entered[product.item] ?? []) add(open, c);
  }

  // Editorial: what is spread over the day stays spread, so doses stay at least half as far apart as entered.
  const spread = entered.map((doses) =>
    doses.map((earlier) =>
      doses.map((later) => {
        const apart = (at[later] ?? at[0] ?? 0) - (at[earlier] ?? at[0] ?? 0);
        return Math.max(1, Math.ceil(apart / 2));
      }),
    ),
  );

  const made = new Map<string, Table>();
  const table = (key: string, fits: (a: number, b: number) => boolean): Table => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = {
      forth: new Uint32Array(at.length * words),
      back: new Uint32Array(at.length * words),
    };
    for (let a = 0; a < at.length; a += 1) {
      for (let b = 0; b < at.length; b += 1) {
        if (!fits(a, b)) continue;
        add(one.forth, b, a * words);
        add(one.back, a, b * words);
      }
    }
    made.set(key, one);
    return one;
  };

  return {
    things,
    at,
    words,
    asked: rules.map(ask),
    own,
    entered,
    spread,
    open,
    inOrder: (least) => table(`order ${least}`, (a, b) => (at[b] ?? 0) - (at[a] ?? 0) >= least),
    apart: (minutes, on) =>
      table(
        `apart ${minutes} ${on.same} ${on.next} ${on.previous}`,
        (a, b) => distance(clocks[a] ?? 0, clocks[b] ?? 0, on) >= minutes,
      ),
  };
}

/** Whether places (candidates per product and dose) keep what a rule asks. */
export function keeps(
  { asked, pair: by }: { asked: Asked; pair: (minutes: number, on: Meets) => Table },
  words: number,
  places: readonly (readonly number[])[],
): boolean {
  if (asked.broken) return false;
  for (const [item, allowed] of asked.alone) {
    if (places[item]?.some((c) => !has(allowed, c))) return false;
  }
  const { pair } = asked;
  if (pair === null) return true;
  const { forth } = by(pair.minutes, pair.on);
  return (places[pair.a] ?? []).every((a) =>
    (places[pair.b] ?? []).every((b) => has(forth, b, a * words)),
  );
}

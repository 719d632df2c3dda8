/** What the tests of the day reckon by themselves: rules from their records, the goal from times, small days by trying everything. */
import type { DayGoal, Schedule } from '../../../contract/day.ts';
import type { Plan } from '../../../contract/plan.ts';
import { resolvePlan, type Domains } from '../resolve.ts';
import { takenSubstances } from '../takenThings.ts';
import { prepare, type Prepared } from './prepare.ts';
import { timingRules, type TimedRule } from './rules.ts';
import { ruleSets, type RuleSets } from './ruleSets.ts';
import { layDay } from './schedule.ts';
import { dayThings } from './things.ts';

const DAY = 24 * 60;

/** A plan laid out, with its rules and the problem that the solver saw. */
export function laidOut(plan: Plan, goal: DayGoal, grid: number, domains: Domains) {
  const resolved = resolvePlan(plan, domains);
  const rules = timingRules(resolved, takenSubstances(resolved, domains), domains);
  return {
    rules,
    schedule: layDay(resolved, rules, { goal, grid }),
    prepared: () => prepare(dayThings(resolved), rules, grid),
  };
}

export const clock = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Places of candidates that keep these rules; null where none do. */
export function layoutKeeping(
  prepared: Prepared,
  rules: readonly number[],
): ReturnType<RuleSets['layout']> {
  if (rules.some((rule) => prepared.asked[rule]?.broken === true)) return null;
  return ruleSets(prepared).layout(new Set(rules), { left: Infinity });
}

/** Times in a schedule by path. */
export function timesIn(schedule: Schedule): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const slot of schedule.slots) {
    for (const { path } of slot.entries) {
      found.set(path, [...(found.get(path) ?? []), clock(slot.time)]);
    }
  }
  return found;
}

/** Minutes since the middle of the night, reckoned here anew. */
function lived(plan: Plan): (time: number) => number {
  const wake = clock(plan.profile.wake ?? '06:30');
  const sleep = clock(plan.profile.sleep ?? '22:30');
  const night = (wake - sleep + DAY) % DAY;
  const start = (wake - Math.floor(night / 2) + DAY) % DAY;
  return (time) => (time - start + DAY) % DAY;
}

/** Whether a rule holds, from its record alone; null where it says nothing about these times. */
export function holds(rule: TimedRule, at: Map<string, number[]>, plan: Plan): boolean | null {
  const when = lived(plan);
  if (rule.of === 'first') {
    const medicine = at.get(rule.medication.path);
    if (medicine === undefined) return null;
    const others = [...at].filter(([path]) => !path.includes('medications')).flatMap(([, t]) => t);
    return medicine.every((one) => others.every((other) => when(other) > when(one)));
  }
  if (rule.of === 'medicine') {
    const { separation, timing } = rule.record;
    const [medicine, product] = [at.get(rule.medication.path), at.get(`items[${rule.part.item}]`)];
    if (separation === null || timing === 'never-together' || !medicine || !product) return null;
    const { beforeHours: before, afterHours: after, alternative } = separation;
    const meals = plan.profile.meals.map(clock);
    return medicine.every((m) =>
      product.every((p) => {
        if (alternative === 'together-with-a-meal' && m === p && meals.includes(p)) return true;
        if (after === null) return when(p) - when(m) >= (before ?? 0) * 60 && when(p) > when(m);
        if (before === null) return when(m) - when(p) >= after * 60 && when(m) > when(p);
        return (p - m + DAY) % DAY >= before * 60 && (m - p + DAY) % DAY >= after * 60;
      }),
    );
  }
  const [a, b] = rule.parts.map((part) => at.get(`items[${part.item}]`));
  const hours = rule.record.separation?.hours;
  if (hours === undefined || a === undefined || b === undefined) return null;
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const moments = (side: 0 | 1, time: number): number[] => {
    const { days } = rule.parts[side];
    return week.flatMap((name, index) =>
      Array.isArray(days) && !days.includes(name) ? [] : [index * DAY + time],
    );
  };
  return a.every((x) =>
    b.every((y) =>
      moments(0, x).every((one) =>
        moments(1, y).every((other) => {
          const ahead = (other - one + 7 * DAY) % (7 * DAY);
          return Math.min(ahead, 7 * DAY - ahead) >= hours * 60;
        }),
      ),
    ),
  );
}

/** The parts of the goal in their order, reckoned from times alone. */
export function worth(plan: Plan, at: Map<string, number[]>, goal: DayGoal): number[] {
  const when = lived(plan);
  let [changed, minutes, early] = [0, 0, 0];
  plan.items.forEach(({ times, timesFixed }, index) => {
    const now = [...(at.get(`items[${index}]`) ?? [])].map(when).sort((a, b) => a - b);
    const before = times
      .map(clock)
      .map(when)
      .sort((a, b) => a - b);
    if (!(timesFixed && times.length > 0)) for (const position of now) early += position;
    if (before.length === 0) return;
    now.forEach((position, dose) => {
      const moved = Math.abs(position - (before[dose] ?? 0));
      minutes += moved;
      changed += moved === 0 ? 0 : 1;
    });
  });
  const taken = [...at].filter(([path]) => !path.includes('meals')).flatMap(([, times]) => times);
  const moments = new Set(taken).size;
  // What no rule concerns stays under the goal `times`, so the sum of positions differs by a constant only.
  return goal === 'times' ? [changed, moments, minutes, early] : [moments, minutes, changed, early];
}

/** The best worth over every combination of candidates; null where none keeps every rule. */
export function tryAll(
  { things, at }: Prepared,
  plan: Plan,
  rules: readonly TimedRule[],
  goal: DayGoal,
): number[] | null {
  const { day } = things;
  const toClock = (position: number): number => (position + day.start) % DAY;
  const placed = new Map<string, number[]>();
  for (const { path, times } of things.medications) placed.set(path, times);
  things.mealTimes.forEach((time, index) => placed.set(`profile.meals[${index}]`, [time]));
  const moving = things.products.filter((one) => !one.fixed && one.doses.length > 0);
  for (const one of things.products) {
    if (one.fixed)
      placed.set(
        one.path,
        one.doses.flatMap((dose) => dose.entered ?? []),
      );
  }
  let best: number[] | null = null;
  const less = (a: number[], b: number[]): boolean => {
    const index = a.findIndex((value, i) => value !== b[i]);
    return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
  };
  const visit = (index: number): void => {
    const product = moving[index];
    if (product === undefined) {
      if (rules.some((rule) => holds(rule, placed, plan) === false)) return;
      const now = worth(plan, placed, goal);
      if (best === null || less(now, best)) best = now;
      return;
    }
    const options = product.doses.map(({ entered }) =>
      at.filter(
        (position) =>
          (position >= day.from && position <= day.to) ||
          (entered !== null && toClock(position) === entered),
      ),
    );
    const [first = [], second] = options;
    const when = lived(plan);
    const [before, after] = product.doses.map((dose) => when(dose.entered ?? 0));
    for (const one of first) {
      for (const other of second ?? [null]) {
        if (other !== null && other - one < Math.max(1, ((after ?? 0) - (before ?? 0)) / 2))
          continue;
        placed.set(product.path, [one, ...(other === null ? [] : [other])].map(toClock));
        visit(index + 1);
      }
    }
    placed.delete(product.path);
  };
  visit(0);
  return best;
}

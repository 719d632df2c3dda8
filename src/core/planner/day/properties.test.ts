/** What holds for every day: kept rules are kept, small days agree with trying everything, conflicts are real and smallest. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayGoal } from '../../../contract/day.ts';
import type { Plan, PlanInput } from '../../../contract/plan.ts';
import { planOf } from '../../testing/plans.ts';
import { openTestReference, type TestReference } from '../../testing/reference.ts';
import { clock, holds, laidOut, layoutKeeping, timesIn, tryAll, worth } from './testing.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

type Item = PlanInput['items'][number];
type Medication = NonNullable<PlanInput['profile']['medications']>[number];

const someTimes = ['07:00', '08:10', '12:30', '18:30', '21:00'];
const anyItem = (most: number): fc.Arbitrary<Item> =>
  fc.record({
    product: fc.constantFrom('Alpha', 'Beta', 'Gamma'),
    ingredients: fc
      .subarray(['calcium', 'iron', 'zinc', 'magnesium', 'vitamin-d', 'chromium'], {
        minLength: 1,
        maxLength: 2,
      })
      .map((names) => names.map((substance) => ({ substance, amount: 10, unit: 'mcg' as const }))),
    times: fc.subarray(someTimes, { maxLength: most }),
    timesFixed: fc.boolean().map((fixed) => fixed && most > 1),
    days: fc.constantFrom<NonNullable<Item['days']>>('daily', 'daily', ['mon'], ['tue', 'thu']),
  });
const anyMedication: fc.Arbitrary<Medication> = fc.record({
  medication: fc.constantFrom(
    'levothyroxine',
    'ciprofloxacin',
    'doxycycline',
    'dolutegravir',
    'alendronic-acid',
    'sodium-fluoride',
    'raltegravir',
  ),
  times: fc.subarray(['06:30', '07:00', '12:30', '20:00'], { minLength: 1, maxLength: 2 }),
});
const anyPlan = (items: number, doses: number): fc.Arbitrary<Plan> =>
  fc
    .record({
      medications: fc.array(anyMedication, { maxLength: 3 }),
      meals: fc.subarray(['07:30', '12:30', '18:30']),
      hours: fc.constantFrom(['06:30', '22:30'] as const, ['10:00', '02:00'] as const),
      items: fc.array(anyItem(doses), { minLength: 1, maxLength: items }),
    })
    .map(({ medications, meals, hours, items: list }) =>
      planOf({
        profile: { medications, meals, wake: hours[0], sleep: hours[1] },
        items: list,
      }),
    );

const laid = (plan: Plan, goal: DayGoal, grid: number) => laidOut(plan, goal, grid, reference);

describe('for any day', () => {
  it('a rule said to be kept is kept, and a broken one is said to be broken', () => {
    fc.assert(
      fc.property(anyPlan(6, 3), fc.constantFrom<DayGoal>('times', 'moments'), (plan, goal) => {
        const { rules, schedule } = laid(plan, goal, 30);
        const at = timesIn(schedule);
        rules.forEach((rule, index) => {
          expect(schedule.rules[index]?.kept).toBe(holds(rule, at, plan));
        });
        if (schedule.status !== 'impossible') {
          expect(schedule.rules.filter((rule) => rule.kept === false)).toEqual([]);
          expect(schedule.conflict).toEqual([]);
        }
        // Medicines, meals and what is fixed stand where they were entered.
        plan.profile.medications.forEach(({ times }, index) => {
          const path = `profile.medications[${index}]`;
          expect([...(at.get(path) ?? [])].sort()).toEqual(times.map(clock).sort());
        });
        plan.items.forEach(({ times, timesFixed }, index) => {
          const now = at.get(`items[${index}]`) ?? [];
          if (timesFixed && times.length > 0)
            expect([...now].sort()).toEqual(times.map(clock).sort());
          expect(new Set(now).size).toBe(now.length);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('agrees with trying every layout of a small day, on every part of the goal', () => {
    let solved = 0;
    fc.assert(
      fc.property(anyPlan(4, 1), fc.constantFrom<DayGoal>('times', 'moments'), (plan, goal) => {
        const { schedule, rules, prepared } = laid(plan, goal, 240);
        if (schedule.status === 'nothing') return;
        const best = tryAll(prepared(), plan, rules, goal);
        expect(schedule.status === 'impossible').toBe(best === null);
        if (best === null) return;
        solved += 1;
        expect(worth(plan, timesIn(schedule), goal)).toEqual(best);
      }),
      { numRuns: 120 },
    );
    expect(solved).toBeGreaterThan(60);
  });

  it('agrees with trying every layout of products twice a day', () => {
    const twice = anyPlan(2, 2).map((plan) => ({
      ...plan,
      items: plan.items.map((one) => ({ ...one, timesFixed: false })),
    }));
    fc.assert(
      fc.property(twice, fc.constantFrom<DayGoal>('times', 'moments'), (plan, goal) => {
        const { schedule, rules, prepared } = laid(plan, goal, 240);
        if (schedule.status === 'nothing') return;
        const best = tryAll(prepared(), plan, rules, goal);
        expect(schedule.status === 'impossible').toBe(best === null);
        if (best !== null) expect(worth(plan, timesIn(schedule), goal)).toEqual(best);
      }),
      { numRuns: 60 },
    );
  });

  it('a conflict cannot hold, each smaller part of it can, and no smaller set contradicts itself', () => {
    let found = 0;
    fc.assert(
      fc.property(anyPlan(5, 3), (plan) => {
        const { schedule, rules, prepared } = laid(plan, 'times', 60);
        if (schedule.status !== 'impossible') return;
        found += 1;
        const problem = prepared();
        const places = schedule.conflict.map((id) => rules.findIndex((rule) => rule.id === id));
        expect(places.length).toBeGreaterThan(0);
        expect(layoutKeeping(problem, places)).toBeNull();
        for (const left of places) {
          expect(
            layoutKeeping(
              problem,
              places.filter((one) => one !== left),
            ),
          ).not.toBeNull();
        }
        if (places.length === 2) {
          rules.forEach((_, index) => {
            expect(layoutKeeping(problem, [index])).not.toBeNull();
          });
        }
        schedule.conflict.forEach((id) => {
          const rule = schedule.rules.find((one) => one.id === id);
          const named = schedule.unsatisfied.some((text) => text.includes(rule?.asks ?? id));
          expect(named).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('is worth the same whatever the order of the products', () => {
    fc.assert(
      fc.property(anyPlan(5, 2), fc.constantFrom<DayGoal>('times', 'moments'), (plan, goal) => {
        const turned = { ...plan, items: [...plan.items].reverse() };
        const [one, other] = [laid(plan, goal, 30).schedule, laid(turned, goal, 30).schedule];
        expect(other.status).toBe(one.status);
        expect(worth(turned, timesIn(other), goal)).toEqual(worth(plan, timesIn(one), goal));
      }),
      { numRuns: 60 },
    );
  });
});

/** The hard kinds of days, small enough to try everything: minerals that hold only one another apart, and conflicts. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayGoals, type DayGoal } from '../../../contract/day.ts';
import type { Plan, PlanInput } from '../../../contract/plan.ts';
import { planOf } from '../../testing/plans.ts';
import { openTestReference, type TestReference } from '../../testing/reference.ts';
import { laidOut, layoutKeeping, timesIn, tryAll, worth } from './testing.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

type Item = PlanInput['items'][number];
type Medication = NonNullable<PlanInput['profile']['medications']>[number];

const minerals = ['calcium', 'iron', 'magnesium', 'zinc', 'aluminium'];
const anyMineral = (times: readonly string[], most: number): fc.Arbitrary<Item> =>
  fc.record({
    product: fc.constantFrom('Alpha', 'Beta', 'Gamma'),
    ingredients: fc
      .constantFrom(...minerals)
      .map((substance) => [{ substance, amount: 10, unit: 'mg' as const }]),
    times: fc.subarray([...times], { minLength: 1, maxLength: most }),
  });
const mineralsAlone = (
  times: readonly string[],
  most: number,
  products: number,
): fc.Arbitrary<Plan> =>
  fc
    .array(anyMineral(times, most), { minLength: products, maxLength: products })
    .map((items) => planOf({ profile: { wake: '06:30', sleep: '22:30' }, items }));

const binding: fc.Arbitrary<Medication> = fc.record({
  medication: fc.constantFrom(
    'levothyroxine',
    'ciprofloxacin',
    'moxifloxacin',
    'doxycycline',
    'dolutegravir',
    'eltrombopag',
    'penicillamine',
    'mycophenolate',
  ),
  times: fc.subarray(['07:00', '10:00', '13:00', '16:00', '20:00'], {
    minLength: 1,
    maxLength: 1,
  }),
});
const mineralsAmongMedicines: fc.Arbitrary<Plan> = fc
  .record({
    medications: fc.uniqueArray(binding, {
      minLength: 2,
      maxLength: 5,
      selector: (one) => one.medication,
    }),
    items: fc.array(anyMineral(['08:00', '12:30', '18:30'], 3), { minLength: 1, maxLength: 4 }),
  })
  .map(({ medications, items }) =>
    planOf({ profile: { medications, wake: '06:30', sleep: '22:30' }, items }),
  );

/** Compares a day with the best of every layout. */
function agrees(plan: Plan, goal: DayGoal): boolean {
  const { schedule, rules, prepared } = laidOut(plan, goal, 240, reference);
  const best = tryAll(prepared(), plan, rules, goal);
  expect(schedule.proven).toBeUndefined();
  expect(schedule.status === 'impossible').toBe(best === null);
  if (best !== null) expect(worth(plan, timesIn(schedule), goal)).toEqual(best);
  return best !== null;
}

describe('minerals that hold only one another apart', () => {
  it('agree with trying every layout, one dose each', () => {
    let solved = 0;
    const plans = mineralsAlone(['08:00', '11:15', '19:00'], 1, 5);
    fc.assert(
      fc.property(plans, fc.constantFrom(...dayGoals), (plan, goal) => {
        if (agrees(plan, goal)) solved += 1;
      }),
      { numRuns: 40 },
    );
    expect(solved).toBeGreaterThan(20);
  });

  it('agree with trying every layout, up to two doses each', () => {
    let solved = 0;
    const plans = mineralsAlone(['08:00', '13:00', '21:00'], 2, 3);
    fc.assert(
      fc.property(plans, fc.constantFrom(...dayGoals), (plan, goal) => {
        if (agrees(plan, goal)) solved += 1;
      }),
      { numRuns: 40 },
    );
    expect(solved).toBeGreaterThan(20);
  });
});

describe('minerals among medicines that bind them', () => {
  /** Every choice of so many of these. */
  function* choices(size: number, from: number, to: number): Generator<number[]> {
    if (size === 0) yield [];
    else {
      for (let one = from; one < to; one += 1) {
        for (const rest of choices(size - 1, one + 1, to)) yield [one, ...rest];
      }
    }
  }

  it('agree with trying every layout of up to three products once a day', () => {
    const few = mineralsAmongMedicines.map((plan) => ({
      ...plan,
      items: plan.items.slice(0, 3).map((one) => ({ ...one, times: one.times.slice(0, 1) })),
    }));
    fc.assert(
      fc.property(few, fc.constantFrom(...dayGoals), (plan, goal) => {
        agrees(plan, goal);
      }),
      { numRuns: 40 },
    );
  });

  it('a conflict said to be the smallest is: every smaller choice of rules can hold', () => {
    const sizes = new Set<number>();
    fc.assert(
      fc.property(mineralsAmongMedicines, (plan) => {
        const { schedule, rules, prepared } = laidOut(plan, 'times', 60, reference);
        if (schedule.status !== 'impossible') return;
        const problem = prepared();
        const places = schedule.conflict.map((id) => rules.findIndex((rule) => rule.id === id));
        expect(schedule.proven).toBeUndefined();
        expect(layoutKeeping(problem, places)).toBeNull();
        sizes.add(places.length);
        if (places.length > 3) return;
        for (const fewer of choices(places.length - 1, 0, rules.length)) {
          expect(layoutKeeping(problem, fewer)).not.toBeNull();
        }
      }),
      { numRuns: 200 },
    );
    // Not only single rules that nothing keeps.
    expect(Math.max(...sizes)).toBeGreaterThan(1);
  });
});

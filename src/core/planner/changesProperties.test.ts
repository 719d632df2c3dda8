/** What holds for any two plans: the same plan has no changes, and looking from the other side turns every change round. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, PlanInput } from '../../contract/plan.ts';
import type { PlanChanges } from '../../contract/planChanges.ts';
import { planOf, type PlanParts } from '../testing/plans.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const compare = (before: Plan, after: Plan): PlanChanges =>
  reference.handlers.compare({ before, after });

type ItemInput = PlanInput['items'][number];
const ingredient = fc.constantFrom<ItemInput['ingredients'][number]>(
  { substance: 'magnesium', form: 'magnesium-oxide', amount: 400, unit: 'mg', basis: 'compound' },
  { substance: 'magnesium', amount: 400, unit: 'mg', basis: 'unknown' },
  { substance: 'magnesium', amount: 100, unit: 'mg' },
  { substance: 'calcium', amount: 500, unit: 'mg' },
  { substance: 'iron', amount: 14, unit: 'mg' },
  { substance: 'zinc', amount: 15, unit: 'mg' },
  { substance: 'vitamin-d', amount: 4000, unit: 'IU' },
  { substance: null, name: 'Sea moss', amount: 1, unit: 'g' },
);
const anyItem: fc.Arbitrary<ItemInput> = fc.record({
  product: fc.constantFrom('Alpha', 'Beta', null),
  ingredients: fc.array(ingredient, { minLength: 1, maxLength: 3 }),
  servings: fc.constantFrom(1, 2),
  times: fc.subarray(['07:00', '08:00', '12:30']),
  days: fc.constantFrom<NonNullable<ItemInput['days']>>('daily', ['mon', 'thu'], { every: 3 }),
});
const anyPlan: fc.Arbitrary<PlanParts> = fc.record({
  profile: fc.record({
    age: fc.constantFrom(18, 40, 71),
    conditions: fc.subarray(['multiple-sclerosis', 'chronic-kidney-disease']),
    medications: fc.subarray([
      { medication: 'levothyroxine', times: ['07:00'] },
      { medication: 'ciprofloxacin', times: ['08:00'] },
      { medication: null, name: 'a new tablet' },
    ]),
  }),
  items: fc.array(anyItem, { maxLength: 4 }),
  foods: fc.subarray([
    { food: 'almonds-raw', grams: 30 },
    { food: null, name: 'soup', grams: 200 },
  ]),
});

/** Everything that is told of, as seen from the other side. */
function turned({ same, changes, sums, findings }: PlanChanges): unknown {
  const kinds = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  return {
    same,
    changes: changes
      .map((one) => `${one.area} ${kinds[one.kind]} ${one.kind === 'changed' ? '' : one.name}`)
      .sort(),
    sums: sums.map((one) => `${one.substance} ${one.after} ${one.before}`).sort(),
    findings: findings
      .map((one) => `${one.kind === 'new' ? 'gone' : 'new'} ${one.rule} ${one.action}`)
      .sort(),
  };
}
/** Everything that is told of, as it stands. */
function plain({ same, changes, sums, findings }: PlanChanges): unknown {
  return {
    same,
    changes: changes
      .map((one) => `${one.area} ${one.kind} ${one.kind === 'changed' ? '' : one.name}`)
      .sort(),
    sums: sums.map((one) => `${one.substance} ${one.before} ${one.after}`).sort(),
    findings: findings.map((one) => `${one.kind} ${one.rule} ${one.action}`).sort(),
  };
}

describe('for any plans', () => {
  it('a plan compared with itself, its entries in any order, is the same', () => {
    const shuffled = anyPlan.chain((parts) =>
      fc.record({
        before: fc.constant(planOf(parts)),
        after: fc
          .record({
            items: fc.shuffledSubarray(parts.items ?? [], {
              minLength: parts.items?.length ?? 0,
            }),
            medications: fc.shuffledSubarray(parts.profile?.medications ?? [], {
              minLength: parts.profile?.medications?.length ?? 0,
            }),
            conditions: fc.shuffledSubarray(parts.profile?.conditions ?? [], {
              minLength: parts.profile?.conditions?.length ?? 0,
            }),
            foods: fc.shuffledSubarray(parts.foods ?? [], { minLength: parts.foods?.length ?? 0 }),
          })
          .map(({ items, foods, medications, conditions }) =>
            planOf({
              profile: { ...parts.profile, medications, conditions },
              items: items.map((one) => ({
                ...one,
                ingredients: [...one.ingredients].reverse(),
                times: [...(one.times ?? [])].reverse(),
              })),
              foods,
            }),
          ),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ before, after }) => {
        expect(compare(before, after)).toEqual({
          same: true,
          changes: [],
          sums: [],
          findings: [],
        });
      }),
      { numRuns: 60 },
    );
  });

  it('looking from the other side turns additions into removals, and nothing else', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, two) => {
        const before = planOf(one);
        const after = planOf(two);
        expect(plain(compare(after, before))).toEqual(turned(compare(before, after)));
      }),
      { numRuns: 60 },
    );
  });

  it('what stands in both plans is neither added nor removed, whatever comes with it', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(anyItem, { minLength: 1, maxLength: 3 }), (parts, more) => {
        const result = compare(
          planOf(parts),
          planOf({ ...parts, items: [...more, ...(parts.items ?? [])] }),
        );
        expect(result.same).toBe(false);
        expect(result.changes.map((one) => [one.area, one.kind])).toEqual(
          more.map(() => ['items', 'added']),
        );
      }),
      { numRuns: 60 },
    );
  });
});

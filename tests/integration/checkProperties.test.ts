/** What holds for every plan: sums do not depend on order, add up, and more products never hide a finding. */
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckOutput } from '../../src/contract/check.ts';
import type { PlanInput } from '../../src/contract/plan.ts';
import { checkOf, type PlanParts } from '../../src/core/testing/plans.ts';
import { openTestReference, type TestReference } from '../../src/core/testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

type Item = PlanInput['items'][number];

/** Products over substances with forms, several units, weekdays, open amounts, slips and names that no list has. */
function anyItem(): fc.Arbitrary<Item> {
  const ingredient = fc.oneof(
    ...(
      [
        ['magnesium', 'mg', ['magnesium-oxide', 'magnesium-citrate', null]],
        ['magnesium', 'mcg', [null]],
        ['vitamin-d', 'mcg', ['vitamin-d3', null]],
        ['biotin', 'mg', [null]],
        ['calcium', 'mg', ['calcium-carbonate', null]],
        ['zinc', 'mg', ['zinc-gluconate', null]],
        ['iron', 'mg', [null]],
        ['vitamin-d', 'IU', ['vitamin-d3', null]],
        ['vitamin-a', 'IU', ['retinol', 'beta-carotene-supplement', null]],
        ['vitamin-e', 'mg', ['rrr-alpha-tocopherol', 'all-rac-alpha-tocopherol', null]],
        ['folate', 'mcg', ['folic-acid', null]],
        ['niacin', 'mg', ['nicotinamide', 'nicotinic-acid', null]],
        ['epa', 'mg', [null]],
        ['epa-dha', 'mg', [null]],
        ['st-johns-wort', 'mg', [null]],
      ] as const
    ).map(([substance, unit, forms]) =>
      fc.record({
        substance: fc.constant(substance),
        unit: fc.constant(unit),
        form: fc.constantFrom(...forms),
        amount: fc.integer({ min: 1, max: 2000 }),
        basis: fc.constantFrom('elemental' as const, 'compound' as const, 'unknown' as const),
      }),
    ),
    fc.record({
      substance: fc.constant(null),
      name: fc.constantFrom('Passiflora', 'Boswellia', 'passiflora'),
      unit: fc.constant('mg' as const),
      amount: fc.integer({ min: 1, max: 2000 }),
    }),
  );
  return fc.record({
    product: fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta'),
    ingredients: fc.array(ingredient, { minLength: 1, maxLength: 3 }),
    servings: fc.integer({ min: 1, max: 3 }),
    times: fc.subarray(['07:00', '08:00', '12:30', '20:00']),
    days: fc.constantFrom<NonNullable<Item['days']>>('daily', ['mon', 'thu'], { every: 3 }),
  });
}

const profile: NonNullable<PlanParts['profile']> = {
  conditions: ['multiple-sclerosis', 'chronic-kidney-disease'],
  medications: [
    { medication: 'levothyroxine', times: ['07:00'] },
    { medication: 'warfarin', times: ['18:00'] },
    { medication: 'ciprofloxacin', times: ['08:00'] },
  ],
};
const foods: NonNullable<PlanParts['foods']> = [{ food: 'almonds-raw', grams: 30 }];
const check = (items: Item[]): CheckOutput => checkOf(reference, { profile, items, foods });

const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null
    ? a === b
    : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe('for any plan', () => {
  it('sums do not depend on the order of the products', () => {
    fc.assert(
      fc.property(fc.array(anyItem(), { minLength: 2, maxLength: 5 }), (items) => {
        const forwards = check(items);
        const backwards = check([...items].reverse());
        for (const sum of forwards.intakes) {
          const same = backwards.intakes.find((one) => one.substance === sum.substance);
          expect(near(sum.supplements, same?.supplements ?? null)).toBe(true);
          expect(near(sum.total, same?.total ?? null)).toBe(true);
          expect(same?.references.map((one) => one.status)).toEqual(
            sum.references.map((one) => one.status),
          );
        }
        expect(backwards.intakes).toHaveLength(forwards.intakes.length);
      }),
      { numRuns: 40 },
    );
  });

  it('sums of two plans add up to the sums of both together', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem(), { minLength: 1, maxLength: 3 }),
        fc.array(anyItem(), { minLength: 1, maxLength: 3 }),
        (some, others) => {
          const one = check(some);
          const two = check(others);
          for (const sum of check([...some, ...others]).intakes) {
            const parts = [one, two].flatMap(
              (result) =>
                result.intakes.find((each) => each.substance === sum.substance)?.supplements ?? [],
            );
            // null: nothing of it is known in either plan.
            const together = parts.length === 0 ? null : parts.reduce((a, b) => a + b, 0);
            if (sum.supplements === null) expect(together ?? 0).toBe(0);
            else expect(near(sum.supplements, together)).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a total is the sum of what is known', () => {
    fc.assert(
      fc.property(fc.array(anyItem(), { minLength: 1, maxLength: 4 }), (items) => {
        for (const { total, supplements, food, contributions } of check(items).intakes) {
          const known = contributions.flatMap((one) => one.amount ?? []);
          const counted = (supplements ?? 0) + (food.amount ?? 0);
          expect(near(total ?? 0, counted)).toBe(true);
          expect(
            near(
              known.reduce((a, b) => a + b, 0),
              counted,
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('one more product never removes a limit, an interaction, a caution or a time that was found', () => {
    const lasting = new Set([
      'upper-limit',
      'above-reference',
      'interaction',
      'nutrient-interaction',
      'caution',
      'lab-test',
      'timing',
      'duplicate',
      'ambiguous-amount',
      'not-covered',
    ]);
    fc.assert(
      fc.property(fc.array(anyItem(), { minLength: 1, maxLength: 3 }), anyItem(), (items, more) => {
        const before = check(items).findings.filter((one) => lasting.has(one.rule));
        const after = new Set(check([...items, more]).findings.map((one) => one.id));
        for (const { id } of before) expect(after).toContain(id);
      }),
      { numRuns: 60 },
    );
  });

  it('every pair has exactly one line of coverage', () => {
    fc.assert(
      fc.property(fc.array(anyItem(), { minLength: 1, maxLength: 4 }), (items) => {
        const parts = items.flatMap((one) => one.ingredients);
        const listed = new Set(parts.flatMap((part) => part.substance ?? []));
        // A name that no list has counts once, however it is written.
        const named = new Set(
          parts.flatMap((part) =>
            part.substance === null ? [(part.name ?? '').toLowerCase()] : [],
          ),
        );
        const n = listed.size + named.size;
        const { coverage } = check(items);
        // with 3 medicines and 2 conditions each, and with each other
        expect(coverage).toHaveLength(n * 3 + n * 2 + (n * (n - 1)) / 2);
        const pairs = coverage.map((line) => [...line.pair, ...line.names].join(' '));
        expect(new Set(pairs).size).toBe(coverage.length);
      }),
      { numRuns: 40 },
    );
  });

  it('every result fits the contract, and every id, place and source in it exists', () => {
    fc.assert(
      fc.property(fc.array(anyItem(), { minLength: 1, maxLength: 4 }), (items) => {
        const result = v.parse(CheckOutput, check(items));
        const known = new Set(result.sources.map((source) => source.id));
        const ids = result.findings.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of result.findings) {
          expect(one.paths.length).toBeGreaterThan(0);
          for (const source of one.sources) expect(known).toContain(source);
        }
        for (const line of result.evidence) {
          for (const { source } of line.doses?.studied ?? []) expect(known).toContain(source);
        }
        expect(result.questions.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 40 },
    );
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planUnits, type PlanUnit } from '../../contract/units.ts';
import type { IntakeScope } from '../../contract/vocabulary.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import type { Converted, IngredientAmount } from './converted.ts';
import { convertIngredient, type ConversionResult } from './ingredient.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

interface More {
  form?: string;
  basis?: IngredientAmount['basis'];
  perDay?: number;
}

function result(id: string, amount: number, unit: PlanUnit, more: More = {}): ConversionResult {
  const substance = reference.substance(id);
  const { form, basis = 'elemental', perDay = 1 } = more;
  return convertIngredient(
    substance,
    { amount, unit, basis, perDay, form: form === undefined ? null : reference.form(form) },
    reference.intakes.conversions(substance.id),
  );
}

function converted(id: string, amount: number, unit: PlanUnit, more: More = {}): Converted {
  const found = result(id, amount, unit, more);
  if (!found.ok) throw new Error(found.message);
  return found.value;
}

describe('vitamin A', () => {
  it.each([
    ['retinol', 5000, 'IU', 1500, 1500], // 5000 × 0.3
    ['beta-carotene-supplement', 5000, 'IU', 1500, 0], // 5000 × 0.3; no preformed vitamin A in it
    ['beta-carotene-food', 1000, 'IU', 50, 0], // 1000 × 0.05
    ['alpha-carotene-cryptoxanthin', 1000, 'IU', 25, 0], // 1000 × 0.025
    ['retinol', 800, 'mcg', 800, 800], // × 1
    ['beta-carotene-supplement', 6, 'mg', 3000, 0], // 6000 mcg × 0.5
    ['beta-carotene-food', 1200, 'mcg', 99.9996, 0], // 1200 × 0.083333
    ['alpha-carotene-cryptoxanthin', 2400, 'mcg', 100.0008, 0], // 2400 × 0.041667
    ['beta-carotene-supplement', 900, 'mcg RAE', 900, 0],
    ['retinol', 900, 'mcg RAE', 900, 900],
  ] as const)(
    'as %s: %d %s is %d mcg RAE, %d of it preformed',
    (form, amount, unit, rae, preformed) => {
      const value = converted('vitamin-a', amount, unit, { form });
      expect(value.amount).toBeCloseTo(rae, 9);
      expect(value.scoped.preformed).toBeCloseTo(preformed, 9);
      expect(value.assumption).toBeNull();
    },
  );
  it('without a form counts as retinol and says so', () => {
    const value = converted('vitamin-a', 1000, 'IU');
    expect(value).toMatchObject({ amount: 300, scoped: { preformed: 300 } }); // 1000 × 0.3
    expect(value.assumption).toContain('retinol');
  });
});

describe('vitamin D', () => {
  it.each([
    ['vitamin-d3', 2000, 'IU', 50], // 2000 × 0.025
    ['vitamin-d2', 400, 'IU', 10],
    [undefined, 1000, 'IU', 25],
    ['vitamin-d3', 0.05, 'mg', 50],
    ['vitamin-d3', 10, 'mcg', 10],
    ['calcifediol', 10, 'mcg', 25], // 10 × 2.5, EFSA's factor for calcidiol monohydrate
  ] as const)('as %s: %d %s is %d mcg', (form, amount, unit, mcg) => {
    const value = converted('vitamin-d', amount, unit, form === undefined ? {} : { form });
    expect(value.amount).toBeCloseTo(mcg, 9);
  });
  it('does not know what a unit of calcifediol is', () => {
    expect(converted('vitamin-d', 400, 'IU', { form: 'calcifediol' })).toMatchObject({
      amount: null,
      range: null,
    });
  });
});

describe('vitamin E', () => {
  const scope = 'alpha-tocopherol-supplements';
  it.each([
    ['rrr-alpha-tocopherol', 400, 'IU', 268, 268], // 400 × 0.67
    ['all-rac-alpha-tocopherol', 400, 'IU', 180, 360], // 400 × 0.45 for the requirement, × 0.9 by mass
    ['rrr-alpha-tocopherol', 100, 'mg', 100, 100],
    ['all-rac-alpha-tocopherol', 100, 'mg', 50, 100], // 2 mg synthetic = 1 mg
  ] as const)(
    'as %s: %d %s is %d mg, and %d mg for the limit by mass',
    (form, amount, unit, mg, mass) => {
      const value = converted('vitamin-e', amount, unit, { form });
      expect(value.amount).toBeCloseTo(mg, 9);
      expect(value.scoped[scope]).toBeCloseTo(mass, 9);
    },
  );
  it('in IU without a form has two readings and is left out', () => {
    const value = converted('vitamin-e', 400, 'IU');
    // synthetic 400 × 0.45 = 180, natural 400 × 0.67 = 268; by mass the synthetic reading is 400 × 0.9 = 360
    expect(value).toMatchObject({
      amount: null,
      range: { low: 180, high: 268 },
      scopedHigh: { [scope]: 360 },
    });
  });
  it('in mg without a form counts as natural and says so', () => {
    const value = converted('vitamin-e', 15, 'mg');
    expect(value.amount).toBe(15);
    expect(value.assumption).toContain('natural');
  });
});

describe('folate', () => {
  const scope: IntakeScope = 'supplements-and-fortified-food';
  it.each([
    ['folic-acid', 400, 'mcg', 1, 680, 400], // 400 × 1.7
    ['food-folate', 200, 'mcg', 1, 200, 0],
    ['5-mthf', 399, 'mcg', 1, 678.3, 399], // below 400 a day: 399 × 1.7
    ['5-mthf', 400, 'mcg', 1, 800, 400], // from 400 a day: 400 × 2
    ['5-mthf', 200, 'mcg', 2, 400, 200], // twice a day is 400 a day: 200 × 2
    ['5-mthf', 1000, 'mcg', 1 / 7, 1700, 1000], // once a week is 143 a day: 1000 × 1.7
    ['folic-acid', 680, 'mcg DFE', 1, 680, 400], // 680 ÷ 1.7
    ['5-mthf', 680, 'mcg DFE', 1, 680, 400], // 680 ÷ 1.7
    ['5-mthf', 800, 'mcg DFE', 1, 800, 400], // 800 ÷ 2
    ['folic-acid', 0.4, 'mg', 1, 680, 400],
  ] as const)(
    'as %s: %d %s, %d a day, is %d mcg DFE with %d mcg that the limit counts',
    (form, amount, unit, perDay, dfe, counted) => {
      const value = converted('folate', amount, unit, { form, perDay });
      expect(value.amount).toBeCloseTo(dfe, 9);
      expect(value.scoped[scope]).toBeCloseTo(counted, 9);
    },
  );
  it('without a form counts as folic acid and says so', () => {
    const value = converted('folate', 400, 'mcg');
    expect(value.amount).toBeCloseTo(680, 9);
    expect(value.assumption).toContain('folic acid');
  });
  it('keeps what the limit would count when the basis is unknown', () => {
    expect(converted('folate', 800, 'mcg', { form: 'folic-acid', basis: 'unknown' })).toMatchObject(
      {
        amount: null,
        range: { low: 1360, high: 1360 }, // 800 × 1.7
        scoped: {},
        scopedHigh: { [scope]: 800 },
      },
    );
  });
});

describe('niacin', () => {
  it.each([
    ['nicotinic-acid', 20, 20, 20, 20],
    ['nicotinamide', 20, 20, 20, 0],
    ['inositol-hexanicotinate', 20, 20, 20, 0],
    [undefined, 20, 20, 20, 20], // the strictest reading, said in the assumption
    ['tryptophan-niacin', 600, 10.0002, 0, 0], // 600 × 0.016667
  ] as const)(
    'as %s: %d mg is %d mg NE; the limits count %d and %d mg',
    (form, amount, ne, added, free) => {
      const value = converted('niacin', amount, 'mg', form === undefined ? {} : { form });
      expect(value.amount).toBeCloseTo(ne, 9);
      expect(value.scoped['supplements-and-fortified-food']).toBeCloseTo(added, 9);
      expect(value.scoped['free-nicotinic-acid']).toBeCloseTo(free, 9);
      expect(value.assumption === null).toBe(form !== undefined);
    },
  );
});

describe('minerals and plain substances', () => {
  it.each([
    ['magnesium', 'magnesium-oxide', 500, 301.5], // × 0.603
    ['magnesium', 'magnesium-citrate', 1000, 161.6], // × 0.1616
    ['calcium', 'calcium-carbonate', 1250, 500.5], // × 0.4004
    ['iron', 'ferrous-fumarate', 100, 32.87], // × 0.3287
    ['zinc', 'zinc-gluconate', 100, 14.35], // × 0.1435
  ] as const)('%s as %s: %d mg of the compound is %d mg', (id, form, amount, elemental) => {
    expect(converted(id, amount, 'mg', { form, basis: 'compound' }).amount).toBeCloseTo(
      elemental,
      9,
    );
    expect(converted(id, amount, 'mg', { form, basis: 'elemental' }).amount).toBe(amount);
    const open = converted(id, amount, 'mg', { form, basis: 'unknown' });
    expect(open.amount).toBeNull();
    expect(open.range?.low).toBeCloseTo(elemental, 9);
    expect(open.range?.high).toBe(amount);
  });
  it('does not guess the share of a compound that it does not know', () => {
    expect(converted('magnesium', 400, 'mg', { basis: 'compound' })).toMatchObject({
      amount: null,
      range: null,
    });
    expect(
      converted('iron', 150, 'mg', { form: 'polysaccharide-iron-complex', basis: 'compound' }),
    ).toMatchObject({ amount: null, range: null });
  });
  it('takes a substance without an element as its own compound, but leaves an unknown basis out', () => {
    expect(converted('coenzyme-q10', 100, 'mg', { basis: 'compound' }).amount).toBe(100);
    expect(converted('coenzyme-q10', 100, 'mg', { basis: 'unknown' })).toMatchObject({
      amount: null,
      range: { low: 100, high: 100 },
    });
  });
  it('counts microbes in CFU and water in litres', () => {
    expect(converted('probiotics', 1e10, 'CFU').amount).toBe(1e10);
    expect(converted('water', 1.5, 'L').amount).toBe(1.5);
  });
  it('gives a group no amount', () => {
    expect(reference.substance('any-supplement').unit).toBeNull();
    expect(converted('any-supplement', 1, 'g').amount).toBeNull();
  });
  it.each([
    ['magnesium', 'IU'],
    ['zinc', 'CFU'],
    ['vitamin-c', 'mcg RAE'],
    ['vitamin-a', 'mcg DFE'],
    ['folate', 'IU'],
    ['probiotics', 'mg'],
    ['water', 'mg'],
    ['niacin', 'mcg RAE'],
  ] as const)('refuses %s in %s and names the units that fit', (id, unit) => {
    const found = result(id, 1, unit);
    expect(found.ok).toBe(false);
    expect(found.ok ? '' : found.message).toMatch(
      new RegExp(`^${unit} is not a unit of .+; use .+`),
    );
  });
});

describe('every substance, form and unit of the reference', () => {
  const bases = ['elemental', 'compound', 'unknown'] as const;
  it('converts or is refused, and cites a source for every factor it used', () => {
    let seen = 0;
    for (const substance of reference.substances.list()) {
      for (const form of [undefined, ...substance.forms.map((one) => one.id)]) {
        for (const unit of planUnits) {
          for (const basis of bases) {
            const found = result(substance.id, 10, unit, {
              basis,
              ...(form === undefined ? {} : { form }),
            });
            if (!found.ok) continue;
            seen += 1;
            const { amount, range, steps, sources } = found.value;
            if (amount !== null) expect(amount).toBeGreaterThanOrEqual(0);
            if (basis === 'unknown' && substance.unit !== null) expect(amount).toBeNull();
            if (range !== null) expect(range.low).toBeLessThanOrEqual(range.high);
            const factored = steps.some((line) => line.includes('×') || line.includes('÷'));
            if (factored)
              expect(`${substance.id} ${form ?? ''} ${sources.length}`).not.toMatch(/ 0$/);
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(1000);
  });
  it('is linear in the amount and the same in mg and in mcg', () => {
    const forms = reference.substances
      .list()
      .filter((one) => one.unit !== null && one.unit !== 'CFU' && one.unit !== 'L')
      .flatMap((one) => [
        { id: one.id, form: undefined },
        ...one.forms
          // The factor of 5-MTHF changes at 400 mcg a day: tested above.
          .filter((form) => form.id !== '5-mthf')
          .map((form) => ({ id: one.id, form: form.id })),
      ]);
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.constantFrom(...bases),
        fc.double({ min: 0.001, max: 1e5, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        ({ id, form }, basis, amount, times) => {
          const more: More = { basis, ...(form === undefined ? {} : { form }) };
          const once = converted(id, amount, 'mg', more);
          const often = converted(id, amount * times, 'mg', more);
          const inMcg = converted(id, amount * 1000, 'mcg', more);
          for (const [value, same, factor] of [
            [once.amount, often.amount, times],
            [once.range?.high ?? null, often.range?.high ?? null, times],
            [once.amount, inMcg.amount, 1],
          ] as const) {
            expect(value === null).toBe(same === null);
            if (value === null || same === null || value === 0) continue;
            expect(Math.abs(same / (value * factor) - 1)).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

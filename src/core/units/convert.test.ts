import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { atomicMasses, molarMass, readFormula } from '../pack/content/checks/atomicMasses.ts';
import { openTestReference } from '../testing/reference.ts';
import { convertAmount, convertibleUnits } from './convert.ts';

const reference = openTestReference();
afterAll(() => {
  reference.close();
});

function results(substance: string, amount: number, unit: string, form: string | null = null) {
  const record = reference.substance(substance);
  const found = convertAmount({
    substance: record,
    form: form === null ? null : reference.form(form),
    amount,
    unit,
    conversions: reference.intakes.conversions(record.id),
  });
  if (found === null) throw new Error(`${unit} is no unit of ${form ?? substance}`);
  return found.results;
}
const one = (list: ReturnType<typeof results>, unit: string, of?: string) =>
  list.find((result) => result.unit === unit && (of === undefined || result.of === of));

describe('units of vitamins', () => {
  // 1 mcg vitamin D = 40 IU (IOM 2011).
  it('vitamin D: 400 IU are 10 mcg, and back', () => {
    expect(one(results('vitamin-d', 400, 'IU'), 'mcg')).toMatchObject({
      amount: 10,
      arithmetic: '400 IU × 0.025 = 10 mcg',
      sources: ['iom-2011'],
    });
    expect(one(results('vitamin-d', 10, 'mcg'), 'IU')?.amount).toBe(400);
    expect(one(results('vitamin-d', 0.01, 'mg'), 'IU')?.amount).toBe(400);
  });
  // 50 nmol/L ÷ 2.496 = 20.03 ng/mL; the record has the factor 0.4006: 50 × 0.4006 = 20.03.
  it('vitamin D in blood: 50 nmol/L are 20.03 ng/mL', () => {
    expect(one(results('vitamin-d', 50, 'nmol/L'), 'ng/mL')?.amount).toBe(20.03);
  });
  // 5,000 IU × 0.3 = 1,500 mcg RAE as retinol; × 0.05 = 250 as beta-carotene in food.
  it('vitamin A: each reading of IU stands with its own factor', () => {
    const found = results('vitamin-a', 5000, 'IU').filter((result) => result.unit === 'mcg RAE');
    expect(Object.fromEntries(found.map((result) => [result.of, result.amount]))).toEqual({
      'retinol or retinyl ester': 1500,
      'beta-carotene in a supplement': 1500,
      'beta-carotene in food': 250,
      'alpha-carotene or beta-cryptoxanthin in food': 125,
    });
  });
  it('vitamin A: RAE back to IU by the same factor', () => {
    expect(
      one(results('vitamin-a', 900, 'mcg RAE'), 'IU', 'retinol or retinyl ester'),
    ).toMatchObject({
      amount: 3000,
      arithmetic: '900 mcg RAE ÷ 0.3 = 3000 IU',
    });
  });
  // 400 IU natural × 0.67 = 268 mg; synthetic × 0.45 = 180 mg.
  it('vitamin E: natural and synthetic differ', () => {
    const found = results('vitamin-e', 400, 'IU').filter(
      (one) => one.unit === 'mg alpha-tocopherol',
    );
    expect(found.map((result) => result.amount)).toEqual([268, 180]);
    expect(one(results('vitamin-e', 400, 'IU', 'all-rac-alpha-tocopherol'), 'mg')?.amount).toBe(
      180,
    );
  });
  // 400 mcg folic acid × 1.7 = 680 mcg DFE; 60 mg tryptophan × 0.016667 ≈ 1 mg NE.
  it('folate and niacin equivalents', () => {
    expect(one(results('folate', 400, 'mcg', 'folic-acid'), 'mcg DFE')?.amount).toBe(680);
    expect(one(results('niacin', 16, 'mg', 'nicotinamide'), 'mg NE')?.amount).toBe(16);
    expect(one(results('niacin', 60, 'mg', 'tryptophan-niacin'), 'mg NE')?.amount).toBeCloseTo(
      1,
      4,
    );
  });
});

describe('minerals', () => {
  // 500 mg MgO × 0.603 = 301.5 mg; 301.5 mg × 0.0411438 = 12.4049 mmol; × 2 = 24.81 mEq.
  it('a compound gives the element, its mmol and mEq, with formula and source', () => {
    const found = results('magnesium', 500, 'mg', 'magnesium-oxide');
    expect(one(found, 'mg', 'elemental magnesium')).toMatchObject({
      amount: 301.5,
      arithmetic: '500 mg × 0.603 = 301.5 mg',
      note: '0.603 is the share of Mg in MgO, 40.3 g/mol',
    });
    expect(one(found, 'mmol', 'Magnesium oxide')?.amount).toBeCloseTo(500 / 40.3, 9);
    expect(one(found, 'mEq')?.amount).toBeCloseTo(301.5 * 0.0411438 * 2, 6);
  });
  it('mmol of a compound are weighed by its molar mass', () => {
    expect(
      one(results('magnesium', 10, 'mmol', 'magnesium-oxide'), 'mg', 'Magnesium oxide')?.amount,
    ).toBe(403);
  });
  // The EU label rule: salt = sodium × 2.5.
  it('sodium and salt', () => {
    expect(one(results('sodium', 2, 'g'), 'g', 'salt, if the amount is sodium')).toMatchObject({
      amount: 5,
      arithmetic: '2 g × 2.5 = 5 g',
    });
  });
  it('every result has a source', () => {
    for (const substance of reference.substances.list()) {
      const conversions = reference.intakes.conversions(substance.id);
      for (const form of [null, ...substance.forms]) {
        for (const unit of convertibleUnits(substance, form, conversions)) {
          const found = convertAmount({ substance, form, amount: 7, unit, conversions });
          for (const result of found?.results ?? []) {
            expect([substance.id, form?.id, unit, result.sources.length]).not.toContain(0);
            expect(Number.isFinite(result.amount)).toBe(true);
          }
        }
      }
    }
  });
  it('refuses a unit that does not fit', () => {
    const magnesium = reference.substance('magnesium');
    expect(
      convertAmount({ substance: magnesium, form: null, amount: 1, unit: 'IU', conversions: [] }),
    ).toBeNull();
  });
});

describe('recomputed from atomic masses (CIAAW)', () => {
  const elements = reference.substances
    .list()
    .flatMap((substance) =>
      substance.element === null ? [] : [{ substance, element: substance.element }],
    );

  it('mg and mmol of every element with a conversion', () => {
    for (const { substance, element } of elements) {
      const found = results(substance.id, 100, 'mg').filter((result) => result.unit === 'mmol');
      for (const result of found)
        expect(result.amount).toBeCloseTo(100 / (atomicMasses[element] ?? NaN), 3);
    }
  });

  it('the share of the element in every compound with a formula', () => {
    let checked = 0;
    for (const { substance, element } of elements) {
      for (const form of substance.forms) {
        if (form.formula === null || form.elementalFraction === null) continue;
        const atoms = readFormula(form.formula);
        if (atoms === null) throw new Error(form.formula);
        const share =
          ((atoms.get(element) ?? 0) * (atomicMasses[element] ?? NaN)) / molarMass(atoms);
        // Shares are rounded to three or four digits.
        expect(Math.abs(form.elementalFraction / share - 1)).toBeLessThan(0.01);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(60);
  });
});

describe('round trips', () => {
  const amounts = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  it.each([
    ['vitamin-d', 'IU', 'mcg'],
    ['magnesium', 'mmol', 'mg'],
    ['iron', 'mmol', 'mg'],
  ])('%s: %s to %s and back is the same amount', (substance, from, to) => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const there = one(results(substance, amount, from), to);
        const back = one(results(substance, there?.amount ?? NaN, to), from);
        expect(Math.abs((back?.amount ?? NaN) / amount - 1)).toBeLessThan(1e-4);
      }),
    );
  });
});

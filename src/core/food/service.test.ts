import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FoodsInput } from '../../contract/answers.ts';
import * as v from 'valibot';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { columnLabel, columnUnit } from './columns.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const rank = (nutrient: string, more: Partial<v.InferInput<typeof FoodsInput>> = {}) =>
  reference.handlers.foods(v.parse(FoodsInput, { nutrient, limit: 1000, ...more }));
/** The 575 foods of the table. */
const FOODS = 575;

describe('foods by magnesium', () => {
  it('per 100 g: the amounts of the table, highest first', () => {
    const { rows, unit, total, missing } = rank('magnesium');
    expect(unit).toBe('mg');
    expect(rows.slice(0, 4).map((row) => [row.food, row.amount, row.grams])).toEqual([
      ['rice-bran', 781, 100],
      ['agar-dried', 770, 100],
      ['basil-dried', 711, 100],
      ['hemp-seeds-hulled', 700, 100],
    ]);
    // 4 foods of the table have no value for magnesium.
    expect({ total, missing }).toEqual({ total: FOODS - 4, missing: 4 });
  });
  it('per portion: the portion that is marked as the ordinary one', () => {
    const almonds = rank('magnesium', { per: 'portion' }).rows.find(
      (row) => row.food === 'almonds-raw',
    );
    // 270 mg in 100 g; an ounce is 28.35 g: 270 × 28.35 ÷ 100 = 76.545
    expect(almonds).toMatchObject({ amount: 76.545, grams: 28.35, portion: '1 oz (23 kernels)' });
    const spinach = rank('magnesium', { per: 'portion' }).rows.find(
      (row) => row.food === 'spinach-boiled',
    );
    expect(spinach).toMatchObject({ amount: 156.6, grams: 180, portion: '1 cup' }); // 87 × 1.8
  });
  it('per portion: a food without an ordinary portion is left out and counted', () => {
    const ranking = rank('magnesium', { per: 'portion' });
    // Rice bran has a cup of 118 g, which nobody eats at once.
    expect(ranking.rows.map((row) => row.food)).not.toContain('rice-bran');
    const rule = reference.substance('magnesium').foodColumn;
    if (rule === null) throw new Error('magnesium has a column');
    const known = reference.foods
      .list()
      .filter((food) => reference.foods.per100g(food, rule) !== null);
    const without = known.filter((food) => food.portions.every(({ ordinary }) => !ordinary));
    expect(without.map((food) => food.id)).toContain('rice-bran');
    expect(ranking.withoutPortion).toBe(without.length);
    // 4 foods have no value for magnesium.
    expect(ranking.missing).toBe(without.length + 4);
    expect(ranking.total).toBe(FOODS - 4 - without.length);
    expect(ranking.portion).toBe('ordinary');
    const first = rank('magnesium', { per: 'portion', portion: 'first' });
    expect(first.rows.find((row) => row.food === 'rice-bran')?.grams).toBe(118);
    expect(first).toMatchObject({ withoutPortion: 0, missing: 4, portion: 'first' });
    // Per weight there is no portion to speak of.
    expect(rank('magnesium')).toMatchObject({ withoutPortion: 0 });
    expect(rank('magnesium')).not.toHaveProperty('portion');
  });
  it('per 100 kcal: foods without energy are not ranked but counted', () => {
    const { rows, total, missing } = rank('magnesium', { per: '100kcal' });
    expect(rows[0]?.food).toBe('coffee-espresso');
    expect(rows[0]?.amount).toBeCloseTo(888.8889, 4); // 80 mg and 9 kcal in 100 g: 80 × 100 ÷ 9
    expect(rows[0]?.grams).toBeCloseTo(1111.1111, 4); // 100 ÷ 9 × 100
    expect(rows.find((row) => row.food === 'almonds-raw')?.amount).toBeCloseTo(46.6321, 4); // 270 × 100 ÷ 579
    expect(rows.map((row) => row.food)).not.toContain('water-tap');
    expect(missing).toBe(12); // 4 without magnesium, 8 without energy (water, salt, baking soda, decaffeinated coffee)
    expect(total + missing).toBe(FOODS);
  });
  it('keeps to a group, whatever the case of its letters, and counts its gaps', () => {
    const nuts = rank('magnesium', { group: 'nuts and seeds' });
    expect(new Set(nuts.rows.map((row) => row.group))).toEqual(new Set(['Nuts and seeds']));
    expect(nuts).toMatchObject({ total: 31, missing: 0 });
  });
  it('limits the rows, not the counts', () => {
    const few = rank('magnesium', { limit: 3 });
    expect(few.rows).toHaveLength(3);
    expect(few.total).toBe(FOODS - 4);
  });
  it('is in descending order, for every base', () => {
    for (const per of ['100g', 'portion', '100kcal'] as const) {
      const amounts = rank('magnesium', { per }).rows.map((row) => row.amount);
      expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    }
  });
});

describe('substances made of several columns, or in another unit', () => {
  it('EPA and DHA: a food counts only where both are known', () => {
    const { rows, missing, unit } = rank('epa-dha');
    expect(unit).toBe('mg');
    expect(missing).toBe(72); // foods without a value for EPA, or without one for DHA
    // 0.411 g EPA + 1.429 g DHA = 1.84 g = 1840 mg
    expect(rows.find((row) => row.food === 'salmon-atlantic-wild-cooked')?.amount).toBe(1840);
  });
  it('copper: the table is in mg, the sum in mcg', () => {
    const { rows, unit } = rank('copper');
    expect(unit).toBe('mcg');
    expect(rows.find((row) => row.food === 'almonds-raw')?.amount).toBe(1031); // 1.031 mg
  });
});

describe('one food', () => {
  const salmon = () => {
    const food = reference.foods.get('salmon-atlantic-wild-cooked');
    if (food === null) throw new Error('the table has no wild salmon');
    return food;
  };
  it('has null where the table has no value, never 0', () => {
    expect(salmon().amounts.vitamin_d_mcg).toBeNull();
    const rule = reference.substance('vitamin-d').foodColumn;
    if (rule === null) throw new Error('vitamin D has a column');
    expect(reference.foods.per100g(salmon(), rule)).toBeNull();
  });
  it('shows every column with its unit and its substance', () => {
    const nutrients = reference.foods.nutrients(salmon());
    expect(nutrients.find((one) => one.column === 'magnesium_mg')).toEqual({
      column: 'magnesium_mg',
      label: 'Magnesium',
      substance: 'magnesium',
      amount: 37,
      unit: 'mg',
    });
    for (const { label, unit } of nutrients) expect(`${label}|${unit}`).toMatch(/^[A-Z].*\|.+/);
  });
  it('is not there under an unknown id', () => {
    expect(reference.foods.get('unobtainium')).toBeNull();
  });
});

it.each([
  ['vitamin_b12_mcg', 'Vitamin B12', 'mcg'],
  ['vitamin_a_mcg_rae', 'Vitamin A', 'mcg RAE'],
  ['folate_mcg_dfe', 'Folate', 'mcg DFE'],
  ['energy_kcal', 'Energy', 'kcal'],
  ['ala_g', 'Alpha-linolenic acid (ALA)', 'g'],
  ['pantothenic_acid_mg', 'Pantothenic acid', 'mg'],
])('column %s is "%s" in %s', (column, label, unit) => {
  expect(columnLabel(column)).toBe(label);
  expect(columnUnit(column)).toBe(unit);
});

describe('what cannot be ranked', () => {
  it('an unknown nutrient, a nutrient that the table lacks, an unknown group', () => {
    expect(() => rank('unobtainium')).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: 'unknown-id', field: 'nutrient' }),
      }),
    );
    expect(() => rank('melatonin')).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: 'invalid-input', field: 'nutrient' }),
      }),
    );
    expect(() => rank('magnesium', { group: 'Minerals' })).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: 'invalid-input', field: 'group' }),
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { IntakeSum } from '../../../../contract/check.ts';
import { describeSum, nameAndTotal, nearLimit, orderSums } from './sumOrder.ts';

const sum = (substance: string, fields: object = {}): IntakeSum =>
  v.parse(IntakeSum, {
    substance,
    name: 'Magnesium',
    unit: 'mg',
    // Magnesium citrate 2 × 200 mg and 30 g almonds with 270 mg in 100 g: 400 + 81 = 481 mg.
    food: { amount: 81, known: 1, of: 2 },
    supplements: 400,
    total: 481,
    contributions: [
      { item: 'Citrate', path: 'items[0].ingredients[0]', name: 'Citrate', amount: 400 },
    ],
    references: [],
    ...fields,
  });
const above = {
  references: [
    {
      authority: 'NASEM',
      kind: 'UL',
      scope: 'supplements',
      amount: 350,
      amountMax: null,
      unit: 'mg',
      equivalent: null,
      qualifier: null,
      form: null,
      year: 1997,
      compared: 400,
      status: 'above',
      note: null,
      lifeStage: '',
      source: 'iom-1997',
    },
  ],
};
/** Numbers keep to their units with a no-break space. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('nearLimit', () => {
  const reference = (fields: object): IntakeSum['references'][number] => {
    const [first] = sum('magnesium', above).references;
    if (first === undefined) throw new Error('the sum has a reference');
    return { ...first, ...fields };
  };
  it('a limit is near from four fifths of it on', () => {
    // 0.8 × 350 = 280
    expect(nearLimit(reference({ compared: 280, status: 'below' }))).toBe(true);
    expect(nearLimit(reference({ compared: 279, status: 'below' }))).toBe(false);
    expect(nearLimit(reference({ compared: null, status: 'not-compared' }))).toBe(false);
    expect(nearLimit(reference({ kind: 'RDA', compared: 349, status: 'below' }))).toBe(false);
  });
  it('a nutrient of food alone that is near a limit stands beside what is taken', () => {
    const iron = sum('iron', {
      contributions: [{ food: 'liver', name: 'Liver', amount: 340 }],
      references: [{ ...above.references[0], compared: 340, status: 'below' }],
    });
    expect(orderSums([sum('biotin'), iron]).loud.map(({ substance }) => substance)).toEqual([
      'iron',
      'biotin',
    ]);
  });
});

describe('orderSums', () => {
  it('puts what is above a value first, and food alone apart', () => {
    const food = sum('iron', {
      contributions: [{ food: 'almonds-raw', name: 'Almonds', amount: 1 }],
    });
    // A food that no list has is no product.
    const unlisted = sum('zinc', {
      contributions: [{ name: 'Protein bar', path: 'foods[1]', amount: null }],
    });
    const medicine = sum('calcium', {
      contributions: [{ name: 'Antacid', path: 'profile.medications[0]', amount: 1 }],
    });
    const { loud, quiet, foodOnly } = orderSums([
      food,
      sum('biotin'),
      unlisted,
      medicine,
      sum('magnesium', above),
    ]);
    expect(loud.map((one) => one.substance)).toEqual(['magnesium', 'biotin', 'calcium']);
    expect(quiet).toEqual([]);
    expect(foodOnly.map((one) => one.substance)).toEqual(['iron', 'zinc']);
  });
});

describe('sums that can wait', () => {
  const names = (sums: readonly IntakeSum[]): string[] => sums.map(({ substance }) => substance);
  it('stand apart when there are three, never one above a value, unclear or unknown', () => {
    const { loud, quiet } = orderSums([
      sum('biotin'),
      sum('calcium'),
      sum('zinc'),
      sum('iron', { total: null, supplements: null }),
      sum('iodine', { range: { low: 322.2, high: 481 } }),
      sum('magnesium', above),
    ]);
    expect(names(loud)).toEqual(['magnesium', 'iron', 'iodine']);
    expect(names(quiet)).toEqual(['biotin', 'calcium', 'zinc']);
  });
  it('say how much they are where they are folded', () => {
    expect(plain(nameAndTotal(sum('magnesium')))).toBe('Magnesium 481 mg');
    expect(plain(nameAndTotal(sum('magnesium', { total: null })))).toBe('Magnesium not known');
  });
});

describe('describeSum', () => {
  it('says the coverage beside the numbers', () => {
    expect(plain(describeSum(sum('magnesium')))).toBe(
      'Magnesium: 481 mg on an average day. Supplements: 400 mg. Food: 81 mg. Magnesium is known for 1 of 2 foods.',
    );
  });
  it('does not turn an unknown food amount into zero', () => {
    const text = describeSum(
      sum('magnesium', { food: { amount: null, known: 0, of: 2 }, total: 400 }),
    );
    expect(text).not.toContain('Food: 0');
    expect(text).toContain('known for 0 of 2 foods');
  });
});

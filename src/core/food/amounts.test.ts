import { afterAll, describe, expect, it } from 'vitest';
import { openTestReference } from '../testing/reference.ts';

const reference = openTestReference();
afterAll(() => {
  reference.close();
});

function amountsOf(id: string, substance: string) {
  const food = reference.foods.get(id);
  if (food === null) throw new Error(`the table has no "${id}"`);
  const found = reference.foods.substances(food).find((one) => one.substance === substance);
  if (found === undefined) throw new Error(`no amount of ${substance}`);
  return found;
}

describe('amounts as published values count them', () => {
  it('are in the unit of the substance: 1.031 mg copper in 100 g almonds are 1,031 mcg', () => {
    expect(amountsOf('almonds-raw', 'copper')).toMatchObject({ unit: 'mcg', amount: 1031 });
  });
  it('add up several columns: salmon has EPA and DHA, in mg', () => {
    const food = reference.foods.get('salmon-atlantic-wild-cooked');
    const epa = food?.amounts['epa_g'] ?? null;
    const dha = food?.amounts['dha_g'] ?? null;
    if (epa === null || dha === null) throw new Error('the table knows both');
    expect(amountsOf('salmon-atlantic-wild-cooked', 'epa-dha')).toMatchObject({
      columns: ['epa_g', 'dha_g'],
      unit: 'mg',
    });
    expect(amountsOf('salmon-atlantic-wild-cooked', 'epa-dha').amount).toBeCloseTo(
      (epa + dha) * 1000,
      6,
    );
  });
  it('tell preformed vitamin A apart: carrots hold RAE but no retinol', () => {
    const carrots = amountsOf('carrots-raw', 'vitamin-a');
    expect(carrots.amount).toBeGreaterThan(0);
    expect(carrots.byScope).toEqual({ preformed: 0 });
  });
  it('stay unknown where the table has no value', () => {
    expect(amountsOf('salmon-atlantic-wild-cooked', 'vitamin-d').amount).toBeNull();
  });
});

describe('the portion of a ranking', () => {
  // The table lists for almonds: 1 almond 1.2 g, 1 cup whole 143 g, 1 oz (23 kernels) 28.35 g.
  it.each([
    ['ordinary', 28.35],
    ['first', 1.2],
    ['smallest', 1.2],
    ['largest', 143],
  ] as const)('is the %s: almonds %d g', (portion, grams) => {
    const rule = reference.substance('magnesium').foodColumn;
    if (rule === null) throw new Error('magnesium has a column');
    const { rows } = reference.foods.rank(rule, {
      per: 'portion',
      portion,
      group: null,
      limit: 1000,
    });
    const almonds = rows.find((row) => row.food === 'almonds-raw');
    expect(almonds?.grams).toBe(grams);
    // 270 mg in 100 g.
    expect(almonds?.amount).toBeCloseTo(2.7 * grams, 9);
  });
});

it('of many foods are those of each, with the head of a reckoning', () => {
  const foods = reference.foods.list();
  const reckonedBy = reference.foods.reckonedBy([null, ...foods]);
  const { foodColumn } = reference.substance('magnesium');
  if (foodColumn === null) throw new Error('the table has magnesium');
  const [none, ...row] = reckonedBy(foodColumn);
  expect(none).toEqual({ per100g: null, head: '' });
  // 270 mg magnesium in 100 g almonds.
  expect(row[foods.findIndex(({ id }) => id === 'almonds-raw')]).toEqual({
    per100g: 270,
    head: '270 mg per 100 g = ',
  });
  expect(row.map((one) => one.per100g)).toEqual(
    foods.map((food) => food.amounts['magnesium_mg'] ?? null),
  );
});

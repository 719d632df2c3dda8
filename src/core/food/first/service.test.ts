import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestFoodFirst, plainDay as day, type TestFoodFirst } from '../../testing/foodFirst.ts';
import { item } from '../../testing/plans.ts';

let test: TestFoodFirst;
let first: TestFoodFirst['first'];
beforeAll(async () => {
  test = await openTestFoodFirst();
  ({ first } = test);
});
afterAll(() => {
  test.reference.close();
});

const gapOf = (found: ReturnType<TestFoodFirst['first']>, id: string) =>
  found.gaps.find((gap) => gap.substance === id);

describe('gaps', () => {
  it('are the value to be reached less the known sum', () => {
    // RDA 320 mg for a woman of 40; 100 mg from the product and 270 × 30 ÷ 100 = 81 mg from almonds.
    const found = first({
      items: [item('magnesium', 100, 'mg')],
      foods: [{ food: 'almonds-raw', grams: 30 }],
    });
    expect(gapOf(found, 'magnesium')).toMatchObject({
      total: 181,
      missing: 139,
      food: { known: 1, of: 1 },
      incomplete: false,
      reference: { authority: 'NASEM', kind: 'RDA', amount: 320, unit: 'mg' },
    });
  });
  it('are told from the AI where there is no RDA', () => {
    expect(gapOf(first({ foods: day }), 'vitamin-k')?.reference).toMatchObject({
      kind: 'AI',
      amount: 90,
    });
  });
  it('are none where the value is reached, also exactly', () => {
    expect(gapOf(first({ items: [item('magnesium', 320, 'mg')] }), 'magnesium')).toBeUndefined();
    expect(gapOf(first({ items: [item('magnesium', 319, 'mg')] }), 'magnesium')?.missing).toBe(1);
  });
  it('are told also where the table of a food is not here, which is said first', () => {
    const found = first({
      foods: [...day, { food: 'fdc-900001', name: 'Zanzibar nuts', grams: 30 }],
    });
    expect(found.gaps.length).toBeGreaterThan(0);
    expect(found.notes[0]).toBe(
      'A food comes from a food table that is not here: Zanzibar nuts. What it brings is not known and not counted; everything else was checked.',
    );
  });
  it('tell that amounts are not known', () => {
    const found = first({
      items: [item('magnesium', 400, 'mg', { form: 'magnesium-oxide', basis: 'unknown' })],
      foods: [
        { food: 'almonds-raw', grams: 30 },
        { food: null, name: 'a soup', grams: 200 },
      ],
    });
    expect(gapOf(found, 'magnesium')).toMatchObject({
      total: 81,
      incomplete: true,
      food: { known: 1, of: 2 },
    });
  });
  it('of an empty plan are all of them, with nothing known', () => {
    const found = first({});
    expect(gapOf(found, 'vitamin-c')).toMatchObject({
      total: null,
      missing: 75,
      food: { known: 0, of: 0 },
    });
    expect(found.gaps.length).toBeGreaterThan(15);
  });
  it('are never told of sodium, of energy, of what the table hardly knows', () => {
    const found = first({});
    const ids = found.gaps.map((gap) => gap.substance as string);
    for (const id of [
      'sodium',
      'carbohydrate',
      'protein',
      'total-fat',
      'water',
      'fluoride',
      'iodine',
    ]) {
      expect(ids).not.toContain(id);
    }
    expect(found.notes.join(' ')).toMatch(/Sodium is left out: NASEM/);
    // 90 of the foods have a value for fluoride.
    expect(found.notes.join(' ')).toMatch(
      /Fluoride is left out: the food table has a value for only 90 of/,
    );
  });
  it('need values: EFSA has none under 18 here, and says so', () => {
    const found = first({ profile: { age: 16, authority: 'EFSA' }, foods: day });
    expect(found.gaps).toEqual([]);
    expect(found.notes[1]).toBe(
      'For a person of 16 years the reference has no EFSA values. Without them no gap can be told.',
    );
  });
  it('are not told where alternatives are published', () => {
    const found = first({ profile: { authority: 'EFSA' }, foods: day });
    expect(gapOf(found, 'iron')).toBeUndefined();
    expect(found.notes.join(' ')).toMatch(/Iron is left out: its EFSA value cannot be compared/);
    // Published in retinol equivalents, which count carotene in another way.
    expect(gapOf(found, 'vitamin-a')).toBeUndefined();
  });
});

describe('foods for a gap', () => {
  it('come in ordinary portions, most first, with their amounts', () => {
    const gap = gapOf(first({ foods: day }, 50), 'magnesium');
    const almonds = gap?.foods.find((one) => one.food === 'almonds-raw');
    // 270 mg per 100 g × 28.35 g = 76.545 mg
    expect(almonds).toMatchObject({ portion: '1 oz (23 kernels)', grams: 28.35, amount: 76.545 });
    const amounts = gap?.foods.map((one) => one.amount) ?? [];
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(gap?.foods).toHaveLength(50);
  });
  it('are none of which one portion alone is above a limit', () => {
    const found = first({ foods: day }, 50);
    // 68 g of braised beef liver: 9442 mcg retinol per 100 g × 0.68 = 6421 mcg; the UL is 3000 mcg.
    expect(gapOf(found, 'vitamin-a')?.foods.map((one) => one.food)).not.toContain(
      'beef-liver-braised',
    );
    expect(found.notes.join(' ')).toMatch(/one portion alone is above a limit: [^.]*Beef liver/);
  });
  it('keep to diet and exclusions', () => {
    const found = first(
      { profile: { diet: ['vegan'], exclusions: ['Nuts and seeds'] }, foods: day },
      50,
    );
    for (const { food: id, group } of found.gaps.flatMap((gap) => gap.foods)) {
      expect(test.reference.foods.get(id)?.diets.vegan).toBe(true);
      expect(group).not.toBe('Nuts and seeds');
    }
  });
  it('leave out grapefruit beside a medicine that has a record with it', () => {
    const medications = [{ medication: 'simvastatin' }];
    const found = first({ profile: { medications }, foods: day }, 50);
    expect(found.gaps.flatMap((gap) => gap.foods.map((one) => one.food as string))).not.toContain(
      'grapefruit-raw',
    );
    expect(found.filters.join(' ')).toMatch(/Left out \(recorded with simvastatin .*Grapefruit/);
    expect(first({ foods: day }).filters.join(' ')).not.toMatch(/rapefruit/);
  });
  it('tell of records on the nutrient with a condition or a medicine', () => {
    const found = first({ profile: { conditions: ['chronic-kidney-disease'] }, foods: day });
    expect(found.notes.join(' ')).toMatch(
      /Potassium: the reference has records with chronic kidney disease \(avoid unless advised\)/,
    );
  });
});

it('says nothing that sounds like advice', () => {
  const found = first({ profile: { conditions: ['multiple-sclerosis'] }, foods: day });
  expect([...found.filters, ...found.notes].join(' ')).not.toMatch(
    /\b(should|eat more|try|recommended for|safe|healthy)\b|you need/i,
  );
  expect(found.notice).toMatch(/as information and not as advice/);
});

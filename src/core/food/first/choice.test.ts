import { describe, expect, it } from 'vitest';
import type { FoodId, SourceId } from '../../../contract/ids.ts';
import type { FoodRecord } from '../../../contract/records.ts';
import { chooseFoods } from './choice.ts';
import { ordinaryPortion } from './portions.ts';

type Answer = boolean | null;
const food = (
  id: string,
  more: Partial<Omit<FoodRecord, 'diets'>> & { diets?: [Answer, Answer, Answer] } = {},
): FoodRecord => {
  const [vegetarian, vegan, lactoseFree] = more.diets ?? [true, true, true];
  return {
    id: id as FoodId,
    name: id,
    group: 'Fruit',
    synonyms: [],
    ndbNumber: null,
    fdcId: null,
    amounts: {},
    alaBasis: null,
    linoleicBasis: null,
    notes: null,
    source: 'usda-2015-sr28' as SourceId,
    portions: [
      { label: '1 cup', grams: 150, ordinary: false },
      { label: '1 piece', grams: 30, ordinary: true },
    ],
    substance: null,
    ...more,
    diets: { vegetarian, vegan, 'lactose-free': lactoseFree },
  };
};
const table = [
  food('cheddar', { name: 'Cheese, Cheddar', group: 'Dairy and eggs', diets: [null, false, null] }),
  food('almonds-raw', {
    name: 'Almonds, raw',
    group: 'Nuts and seeds',
    synonyms: ['sweet almonds'],
  }),
  food('egg', { name: 'Egg, hard-boiled', group: 'Dairy and eggs', diets: [true, false, true] }),
  food('cereal', { name: 'Cereal with almonds', diets: [true, null, true] }),
  food('peach', { name: 'Peach, raw' }),
];
const choose = (diet: string[], exclusions: string[] = []) =>
  chooseFoods({ diet, exclusions }, table, () => null);
const ids = (choice: ReturnType<typeof choose>) => choice.candidates.map((one) => one.food.id);

describe('diets', () => {
  it('keep only foods whose field says yes, and count the undecided ones', () => {
    const vegan = choose(['vegan']);
    expect(ids(vegan)).toEqual(['almonds-raw', 'peach']);
    // Left out: cheddar and egg say no, the cereal is not decided.
    expect(vegan.filters[0]).toBe(
      'Diet "vegan": 3 of 5 foods are left out, 1 of them because the rule does not decide.',
    );
  });
  it('work together, and however they are written', () => {
    expect(ids(choose(['Vegetarian', 'Lactose free']))).toEqual([
      'almonds-raw',
      'cereal',
      'egg',
      'peach',
    ]);
  });
  it('that no food has a field for filter nothing, and are told', () => {
    const found = choose(['gluten-free', 'low FODMAP']);
    expect(found.notFiltered).toEqual(['gluten-free', 'low FODMAP']);
    expect(found.candidates).toHaveLength(5);
  });
});

describe('exclusions', () => {
  it('name a food by reference or id', () => {
    expect(ids(choose([], ['food/egg']))).not.toContain('egg');
    expect(ids(choose([], ['egg']))).not.toContain('egg');
  });
  it('are told by name, never by id, also where the table has no such food any more', () => {
    expect(choose([], ['food/egg']).filters[0]).toBe(
      'Exclusion "Egg, hard-boiled" (the food): left out.',
    );
    expect(choose([], ['food/soya-milk-plain']).notFiltered).toEqual(['soya milk plain']);
  });
  it('name a group, whatever the case of its letters', () => {
    expect(ids(choose([], ['dairy and eggs']))).toEqual(['almonds-raw', 'cereal', 'peach']);
  });
  it('are whole words of a name or synonym, one or many, and say what they met', () => {
    const found = choose([], ['almond']);
    expect(ids(found)).toEqual(['cheddar', 'egg', 'peach']);
    expect(found.filters[0]).toBe(
      'Exclusion "almond" (names with this word): 2 foods left out: Almonds, raw; Cereal with almonds. ' +
        'A food that contains it under another name stays: this is no allergy filter.',
    );
    // "pea" is not a whole word of "Peach".
    expect(choose([], ['pea']).notFiltered).toEqual(['pea']);
  });
  it('that meet nothing are told, also empty ones', () => {
    expect(choose([], ['unobtainium', '—']).notFiltered).toEqual(['unobtainium', '—']);
  });
});

it('leaves out what a record speaks of, with the reason', () => {
  const found = chooseFoods({ diet: [], exclusions: [] }, table, (one) =>
    one.id === 'peach' ? 'recorded with simvastatin (avoid)' : null,
  );
  expect(ids(found)).not.toContain('peach');
  expect(found.filters[0]).toBe('Left out (recorded with simvastatin (avoid)): Peach, raw.');
});

describe('the ordinary portion', () => {
  it('is the marked one', () => {
    expect(ordinaryPortion(food('peach'))).toEqual({ label: '1 piece', grams: 30, ordinary: true });
  });
  it('is none where none is marked, nor for alcohol, nor for caffeine in drinks', () => {
    expect(
      ordinaryPortion(
        food('flour', { portions: [{ label: '1 cup', grams: 120, ordinary: false }] }),
      ),
    ).toBeNull();
    expect(ordinaryPortion(food('wine', { amounts: { alcohol_g: 10 } }))).toBeNull();
    const caffeine = { amounts: { caffeine_mg: 20 } };
    expect(ordinaryPortion(food('cola', { group: 'Drinks', ...caffeine }))).toBeNull();
    expect(ordinaryPortion(food('chocolate', caffeine))).not.toBeNull();
  });
  it('counts the foods that have none', () => {
    const found = chooseFoods(
      { diet: [], exclusions: [] },
      [...table, food('flour', { portions: [] })],
      () => null,
    );
    expect(found.filters.at(-1)).toBe(
      'Ordinary portions: 1 of 6 foods have none and are left out.',
    );
  });
});

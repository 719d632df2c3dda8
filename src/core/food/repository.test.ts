import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { createFoodRepository } from './repository.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const food = (id: string) => {
  const record = createFoodRepository(reference.db).get(id);
  if (record === null) throw new Error(`the reference has no "${id}"`);
  return record;
};

describe('what was reviewed about a food', () => {
  // Expected from the rule in resources/content/README.md, "Diets of foods".
  it.each([
    ['lentils-boiled', true, true, true],
    ['mushrooms-white-raw', true, true, true],
    ['egg-whole-hard-boiled', true, false, true],
    ['milk-whole-unfortified', true, false, false],
    ['cheese-parmesan', null, false, null],
    ['salmon-atlantic-wild-cooked', false, false, true],
    ['soya-drink-fortified', null, null, true],
    ['bread-rye', null, null, null],
  ])('%s: vegetarian %s, vegan %s, lactose-free %s', (id, vegetarian, vegan, lactoseFree) => {
    expect(food(id).diets).toEqual({ vegetarian, vegan, 'lactose-free': lactoseFree });
  });

  it('marks the portion that people eat at once, if one is listed', () => {
    expect(food('almonds-raw').portions.map(({ ordinary }) => ordinary)).toEqual([
      false, // 1 almond
      false, // 1 cup
      true, // 1 oz
    ]);
    expect(food('chickpeas-dry').portions.some(({ ordinary }) => ordinary)).toBe(false);
  });

  it('links the foods of which interaction records speak', () => {
    expect(food('grapefruit-juice').substance).toBe('grapefruit');
    expect(food('tofu-fried').substance).toBe('soy');
    expect(food('garlic-raw').substance).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { routes } from './fdc/nutrients.ts';
import { foodColumns, mostOf } from './foodColumns.ts';

const table = path.join(import.meta.dirname, '../../../../resources/content/foods.csv');

it('are the columns of the built-in food table', () => {
  const headings = readFileSync(table, 'utf8').split(/\r?\n/u)[0]?.split(',') ?? [];
  const amounts = headings.filter((heading) => /_(kcal|g|mg|mcg|rae|dfe)$/u.test(heading));
  expect(amounts).toEqual([...foodColumns]);
});

it('hold no more than a hundred grams and their rounding', () => {
  expect(mostOf('fat_g')).toBe(101);
  expect(mostOf('magnesium_mg')).toBe(101_000);
  expect(mostOf('vitamin_a_mcg_rae')).toBe(101_000_000);
});

it('take each nutrient of FoodData Central once', () => {
  // 43 columns, of which energy has three nutrients, and ALA, linoleic acid, fibre, sugars and vitamin D two.
  expect(routes.size).toBe(43 + 2 + 5);
});

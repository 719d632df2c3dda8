/** food-diets.csv and food-substances.csv: what was reviewed about each food beside its amounts. */
import { flagCell, readCsv, textCell } from './csvFile.ts';
import type { Located, Problems } from './problem.ts';
import { pathText } from './problem.ts';
import { FoodDiet, FoodSubstance } from './shapes.ts';
import { validateAll } from './validate.ts';

const dietColumns = ['food', 'basis', 'vegetarian', 'vegan', 'lactoseFree'];

export function loadFoodDiets(dir: string, problems: Problems): Located<FoodDiet>[] {
  const file = 'food-diets.csv';
  const entries = readCsv(dir, file, dietColumns, problems).rows.map((row) => ({
    value: {
      food: textCell(row, 'food'),
      basis: textCell(row, 'basis'),
      vegetarian: flagCell(row, 'vegetarian'),
      vegan: flagCell(row, 'vegan'),
      lactoseFree: flagCell(row, 'lactoseFree'),
    },
    at: (path: readonly (string | number)[]) => ({ file, line: row.line, path: pathText(path) }),
  }));
  return validateAll(FoodDiet, entries, problems);
}

export function loadFoodSubstances(dir: string, problems: Problems): Located<FoodSubstance>[] {
  const file = 'food-substances.csv';
  const entries = readCsv(dir, file, ['food', 'substance'], problems).rows.map((row) => ({
    value: { food: textCell(row, 'food'), substance: textCell(row, 'substance') },
    at: (path: readonly (string | number)[]) => ({ file, line: row.line, path: pathText(path) }),
  }));
  return validateAll(FoodSubstance, entries, problems);
}

/** foods.csv and the tables beside it → foods with amounts per 100 g, household portions, diets and linked substance. */
import * as contract from '../../../contract/records.ts';
import { flagCell, listCell, numberCell, readCsv, textCell, type CsvRow } from './csvFile.ts';
import { loadFoodDiets, loadFoodSubstances } from './loadFoodDiets.ts';
import { pathText, type FieldPath, type Locate, type Located, type Problems } from './problem.ts';
import type { FoodDiet, FoodSubstance } from './shapes.ts';
import { validateAll } from './validate.ts';

const foodColumns =
  'id name group ndbNumber fdcId synonyms source alaBasis linoleicBasis notes'.split(' ');
/** A column of amounts carries its unit in its name. */
const nutrientColumn = /^[a-z][a-z0-9_]*_(kcal|g|mg|mcg|rae|dfe)$/;
const isNutrient = (column: string): boolean => nutrientColumn.test(column);

export interface FoodTable {
  readonly foods: Located<contract.FoodRecord>[];
  readonly foodDiets: Located<FoodDiet>[];
  readonly foodSubstances: Located<FoodSubstance>[];
  readonly foodColumns: string[];
}

export function loadFoods(dir: string, problems: Problems): FoodTable {
  const file = 'foods.csv';
  const portionFile = 'portions.csv';
  const table = readCsv(dir, file, foodColumns, problems, isNutrient);
  const nutrients = table.columns.filter(isNutrient);
  const portionRows = new Map<string, CsvRow[]>();
  const known = new Set(table.rows.map((row) => textCell(row, 'id')));
  const portionColumns = ['food', 'label', 'grams', 'ordinary'];
  for (const row of readCsv(dir, portionFile, portionColumns, problems).rows) {
    const food = textCell(row, 'food');
    if (food === null || !known.has(food)) {
      problems.add(
        { file: portionFile, line: row.line, path: 'food' },
        `unknown food "${food ?? ''}"`,
        `Write the id of a row of ${file}.`,
      );
      continue;
    }
    portionRows.set(food, [...(portionRows.get(food) ?? []), row]);
  }
  const foodDiets = loadFoodDiets(dir, problems);
  const dietOf = new Map<string, FoodDiet>(foodDiets.map(({ record }) => [record.food, record]));
  const foodSubstances = loadFoodSubstances(dir, problems);
  const substanceOf = new Map<string, FoodSubstance>(
    foodSubstances.map(({ record }) => [record.food, record]),
  );
  const entries = table.rows.map((row) => {
    const id = textCell(row, 'id') ?? '';
    // A food without a row is reported by the checks; until then nothing is known about it.
    const diet = dietOf.get(id);
    const portions = portionRows.get(id) ?? [];
    const at: Locate = (path: FieldPath) => {
      const [head, index] = path;
      const portion =
        head === 'portions' && typeof index === 'number' ? portions[index] : undefined;
      if (portion !== undefined)
        return { file: portionFile, line: portion.line, path: pathText(path.slice(2)) };
      return { file, line: row.line, path: pathText(head === 'amounts' ? path.slice(1) : path) };
    };
    return {
      value: {
        id: textCell(row, 'id'),
        name: textCell(row, 'name'),
        group: textCell(row, 'group'),
        synonyms: listCell(row, 'synonyms'),
        ndbNumber: textCell(row, 'ndbNumber'),
        fdcId: textCell(row, 'fdcId'),
        amounts: Object.fromEntries(nutrients.map((column) => [column, numberCell(row, column)])),
        alaBasis: textCell(row, 'alaBasis'),
        linoleicBasis: textCell(row, 'linoleicBasis'),
        notes: textCell(row, 'notes'),
        source: textCell(row, 'source'),
        portions: portions.map((portion) => ({
          label: textCell(portion, 'label'),
          grams: numberCell(portion, 'grams'),
          ordinary: flagCell(portion, 'ordinary'),
        })),
        diets: {
          vegetarian: diet?.vegetarian ?? null,
          vegan: diet?.vegan ?? null,
          'lactose-free': diet?.lactoseFree ?? null,
        },
        substance: substanceOf.get(id)?.substance ?? null,
      },
      at,
    };
  });
  return {
    foods: validateAll(contract.FoodRecord, entries, problems),
    foodDiets,
    foodSubstances,
    foodColumns: nutrients,
  };
}

/** foods.csv and portions.csv → foods with their amounts per 100 g and their household portions. */
import * as contract from '../../../contract/records.ts';
import { listCell, numberCell, readCsv, textCell, type CsvRow } from './csvFile.ts';
import { pathText, type FieldPath, type Locate, type Located, type Problems } from './problem.ts';
import { validateAll } from './validate.ts';

const foodColumns =
  'id name group ndbNumber fdcId synonyms source alaBasis linoleicBasis notes'.split(' ');
/** A column of amounts carries its unit in its name. */
const nutrientColumn = /^[a-z][a-z0-9_]*_(kcal|g|mg|mcg|rae|dfe)$/;
const isNutrient = (column: string): boolean => nutrientColumn.test(column);

export interface FoodTable {
  readonly foods: Located<contract.FoodRecord>[];
  readonly foodColumns: string[];
}

export function loadFoods(dir: string, problems: Problems): FoodTable {
  const file = 'foods.csv';
  const portionFile = 'portions.csv';
  const table = readCsv(dir, file, foodColumns, problems, isNutrient);
  const nutrients = table.columns.filter(isNutrient);
  const portionRows = new Map<string, CsvRow[]>();
  const known = new Set(table.rows.map((row) => textCell(row, 'id')));
  for (const row of readCsv(dir, portionFile, ['food', 'label', 'grams'], problems).rows) {
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
  const entries = table.rows.map((row) => {
    const portions = portionRows.get(textCell(row, 'id') ?? '') ?? [];
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
        })),
      },
      at,
    };
  });
  return { foods: validateAll(contract.FoodRecord, entries, problems), foodColumns: nutrients };
}

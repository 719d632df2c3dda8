/** The small tables of a download: nutrients, groups, measures, derivations. */
import type { Tables } from './source.ts';
import { routes, type Route } from './nutrients.ts';

export interface NutrientName {
  readonly id: number;
  readonly name: string;
  readonly unit: string;
}

export interface Lookups {
  /** By the number that food_nutrient.csv uses: `nutrient.id`, in survey tables also `nutrient_nbr`. */
  readonly nutrients: ReadonlyMap<number, NutrientName>;
  /** Where amounts go, by the same number; nutrients in an unexpected unit are not among them. */
  readonly routes: ReadonlyMap<number, Route>;
  /** Nutrients of our table whose unit is not the documented one, by number: what is wrong. */
  readonly refused: ReadonlyMap<number, string>;
  readonly groups: ReadonlyMap<string, string>;
  readonly surveyGroups: ReadonlyMap<string, string>;
  readonly measures: ReadonlyMap<string, string>;
  /** Derivations that assume a zero instead of measuring. */
  readonly assumed: ReadonlySet<string>;
}

/** Code of food_nutrient_derivation.csv for "assumed zero". */
const ASSUMED_ZERO = 'Z';

async function readNutrients(tables: Tables): Promise<NutrientName[][]> {
  const byId: NutrientName[] = [];
  const byNumber: NutrientName[] = [];
  const columns = { id: ['id'], name: ['name'], unit: ['unit_name'], number: ['nutrient_nbr'] };
  await tables.read('nutrient.csv', columns, ['number'], (at) => (cells) => {
    const id = cells.whole(at.id);
    if (id < 0) return;
    const nutrient = { id, name: cells.text(at.name), unit: cells.text(at.unit).toUpperCase() };
    byId[id] = nutrient;
    const number = cells.whole(at.number);
    if (number > 0) byNumber[number] = nutrient;
  });
  return [byNumber, byId];
}

async function readNames(
  tables: Tables,
  table: string,
  key: readonly string[],
  name: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  await tables.read(table, { key, name }, [], (at) => (cells) => {
    names.set(cells.text(at.key), cells.text(at.name));
  });
  return names;
}

export async function readLookups(tables: Tables): Promise<Lookups> {
  const nutrients = new Map<number, NutrientName>();
  // Numbers first, so that an id wins where both are the same.
  for (const list of await readNutrients(tables))
    list.forEach((nutrient, number) => nutrients.set(number, nutrient));
  const found = new Map<number, Route>();
  const refused = new Map<number, string>();
  for (const [number, { id, name, unit }] of nutrients) {
    const route = routes.get(id);
    if (route === undefined) continue;
    if (route.unit === unit) found.set(number, route);
    else refused.set(number, `${id} ${name}: ${unit}, expected ${route.unit}`);
  }
  const derivations = await readNames(tables, 'food_nutrient_derivation.csv', ['id'], ['code']);
  return {
    nutrients,
    routes: found,
    refused,
    groups: await readNames(tables, 'food_category.csv', ['id'], ['description']),
    surveyGroups: await readNames(
      tables,
      'wweia_food_category.csv',
      ['wweia_food_category_code', 'wweia_food_category'],
      ['wweia_food_category_description'],
    ),
    measures: await readNames(tables, 'measure_unit.csv', ['id'], ['name']),
    assumed: new Set(
      [...derivations].filter(([, code]) => code === ASSUMED_ZERO).map(([id]) => id),
    ),
  };
}

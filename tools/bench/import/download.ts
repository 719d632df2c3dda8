/** A download of FoodData Central of any size, made of names of the search benchmark and of numbers by chance: always the same. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { sourcesOf } from '../../../src/core/pack/import/fdc/nutrients.ts';
import { largeFoodNames } from '../foodNames.ts';
import { createRandom, type Random } from '../random.ts';

const SEED = 61;
/** Bytes that are written at once. */
const PIECE = 1 << 22;
/** Of 100 branded foods so many are an older version of another one, as in the real download. */
const OLDER_IN_100 = 5;
const GROUPS = 300;
const FIRST_ID = 1_000_000;

export interface DownloadSize {
  readonly foods: number;
  /** Rows of food_nutrient.csv for each food. */
  readonly rowsPerFood: number;
}

class CsvWriter {
  readonly #file: number;
  #text = '';
  rows = 0;
  constructor(file: string, headings: readonly string[]) {
    this.#file = openSync(file, 'w');
    this.row(headings);
    this.rows = 0;
  }
  row(cells: readonly (string | number)[]): void {
    this.#text += `"${cells.join('","')}"\n`;
    this.rows += 1;
    if (this.#text.length > PIECE) this.#flush();
  }
  #flush(): void {
    writeSync(this.#file, this.#text);
    this.#text = '';
  }
  close(): void {
    this.#flush();
    closeSync(this.#file);
  }
}

/** What a label gives, and what it may give: both in our table, some not. */
const nutrients: readonly (readonly [id: number, name: string, unit: string, most: number])[] = [
  [1008, 'Energy', 'KCAL', 900],
  [1003, 'Protein', 'G', 40],
  [1004, 'Total lipid (fat)', 'G', 60],
  [1005, 'Carbohydrate, by difference', 'G', 80],
  [2000, 'Total Sugars', 'G', 50],
  [1079, 'Fiber, total dietary', 'G', 20],
  [1093, 'Sodium, Na', 'MG', 2000],
  [1087, 'Calcium, Ca', 'MG', 1000],
  [1089, 'Iron, Fe', 'MG', 20],
  [1258, 'Fatty acids, total saturated', 'G', 30],
  [1092, 'Potassium, K', 'MG', 1500],
  [1253, 'Cholesterol', 'MG', 300],
  [1090, 'Magnesium, Mg', 'MG', 400],
  [1162, 'Vitamin C, total ascorbic acid', 'MG', 100],
  [1110, 'Vitamin D (D2 + D3), International Units', 'IU', 400],
  [1104, 'Vitamin A, IU', 'IU', 5000],
];

function writeSmallTables(folder: string): void {
  const table = (name: string, headings: readonly string[]): CsvWriter =>
    new CsvWriter(path.join(folder, name), headings);
  const list = table('nutrient.csv', ['id', 'name', 'unit_name', 'nutrient_nbr', 'rank']);
  const named = new Set(nutrients.map(([id]) => id));
  for (const [id, name, unit] of nutrients) list.row([id, name, unit, '', id]);
  for (const sources of Object.values(sourcesOf))
    for (const { id, unit } of sources)
      if (!named.has(id)) list.row([id, `Nutrient ${id}`, unit, '', id]);
  list.close();
}

function writeAmounts(csv: CsvWriter, fdc: number, rows: number, random: Random): void {
  const first = random.below(nutrients.length);
  for (let at = 0; at < rows; at += 1) {
    const [id, , , most] = nutrients[(first + at) % nutrients.length] ?? [1008, '', '', 900];
    const amount = (random.below(most * 100) / 100).toFixed(random.below(3));
    csv.row([csv.rows + 1, fdc, id, amount, '', 70, '', '', '', '', '']);
  }
}

/** Writes the download into a folder that is new. Returns the rows of all its tables. */
export function writeDownload(folder: string, { foods, rowsPerFood }: DownloadSize): number {
  mkdirSync(folder, { recursive: true });
  const random = createRandom(SEED);
  writeSmallTables(folder);
  const at = (name: string): string => path.join(folder, name);
  const food = new CsvWriter(at('food.csv'), [
    'fdc_id',
    'data_type',
    'description',
    'food_category_id',
    'publication_date',
  ]);
  const branded = new CsvWriter(at('branded_food.csv'), [
    'fdc_id',
    'brand_owner',
    'brand_name',
    'gtin_upc',
    'ingredients',
    'serving_size',
    'serving_size_unit',
    'household_serving_fulltext',
    'branded_food_category',
    'modified_date',
  ]);
  const amounts = new CsvWriter(at('food_nutrient.csv'), [
    'id',
    'fdc_id',
    'nutrient_id',
    'amount',
    'data_points',
    'derivation_id',
    'min',
    'max',
    'median',
    'footnote',
    'min_year_acquired',
  ]);
  let fdc = FIRST_ID;
  for (const name of largeFoodNames(foods)) {
    fdc += 1 + random.below(2);
    const older = random.below(100) < OLDER_IN_100;
    const barcode = 10_000_000 + (older ? random.below(fdc - FIRST_ID) : fdc - FIRST_ID);
    const brand = `${name.split(' ')[0] ?? ''} foods`;
    const words = `INGREDIENTS: ${name}, salt, water, "natural" flavour`.replaceAll('"', '""');
    food.row([
      fdc,
      'branded_food',
      name,
      '',
      `20${20 + random.below(5)}-0${1 + random.below(9)}-15`,
    ]);
    branded.row([
      fdc,
      `${brand} Inc.`,
      brand,
      String(barcode).padStart(14, '0'),
      words.repeat(1 + random.below(4)),
      10 + random.below(200),
      'g',
      '1 portion',
      `Group ${random.below(GROUPS)}`,
      '2023-01-01',
    ]);
    writeAmounts(amounts, fdc, rowsPerFood, random);
  }
  const rows = food.rows + branded.rows + amounts.rows;
  for (const csv of [food, branded, amounts]) csv.close();
  return rows;
}

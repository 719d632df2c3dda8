/** Small downloads of FoodData Central for tests: made up, in the documented form. */
import type { Archive } from '../archive/archive.ts';
import { Readable } from 'node:stream';

/** Tables as rows of cells, the headings first. */
export type TestTables = Record<string, (string | number)[][]>;

export const quote = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(quote).join(',')}\n`).join('');

export const nutrientTable: TestTables['nutrient.csv'] = [
  ['id', 'name', 'unit_name', 'nutrient_nbr', 'rank'],
  [1003, 'Protein', 'G', '203', '600'],
  [1008, 'Energy', 'KCAL', '208', '300'],
  [1062, 'Energy', 'kJ', '268', '400'],
  [2047, 'Energy (Atwater General Factors)', 'KCAL', '957', '280'],
  [2048, 'Energy (Atwater Specific Factors)', 'KCAL', '958', '290'],
  [1090, 'Magnesium, Mg', 'MG', '304', '5500'],
  [1098, 'Copper, Cu', 'UG', '312', '6000'],
  [1110, 'Vitamin D (D2 + D3), International Units', 'IU', '324', '8650'],
  [1114, 'Vitamin D (D2 + D3)', 'UG', '328', '8700'],
  [1178, 'Vitamin B-12', 'UG', '418', '7300'],
  [1404, 'PUFA 18:3 n-3 c,c,c (ALA)', 'G', '851', '14000'],
  [1270, 'PUFA 18:3', 'G', '619', '13900'],
  [1007, 'Ash', 'G', '207', '1000'],
];
export const foodHeadings = [
  'fdc_id',
  'data_type',
  'description',
  'food_category_id',
  'publication_date',
];
export const amountHeadings = [
  'id',
  'fdc_id',
  'nutrient_id',
  'amount',
  'data_points',
  'derivation_id',
];
export const portionHeadings = [
  'id',
  'fdc_id',
  'seq_num',
  'amount',
  'measure_unit_id',
  'portion_description',
  'modifier',
  'gram_weight',
];

/** Foundation Foods: almonds in two versions, one of them no longer listed; kale in two that are both listed; a sample. */
export function foundation(): TestTables {
  return {
    'nutrient.csv': nutrientTable,
    'food_category.csv': [
      ['id', 'code', 'description'],
      [12, '1200', 'Nut and Seed Products'],
    ],
    'measure_unit.csv': [
      ['id', 'name'],
      [1000, 'cup'],
      [9999, 'undetermined'],
    ],
    'foundation_food.csv': [
      ['fdc_id', 'NDB_number', 'footnote'],
      [20, 12061, ''],
      [30, 11233, ''],
      [31, 11233, ''],
      [99, 99999, 'not in food.csv'],
    ],
    'food.csv': [
      foodHeadings,
      [10, 'foundation_food', 'Almonds, raw', 12, '2019-04-01'],
      [20, 'foundation_food', 'Almonds, raw', 12, '2022-10-28'],
      [30, 'foundation_food', 'Kale, raw', 11, '2023-04-20'],
      [31, 'foundation_food', 'Kale, raw', 11, '2022-04-28'],
      [40, 'sample_food', 'ALMONDS, A SAMPLE', 12, '2022-10-28'],
    ],
    'food_nutrient.csv': [
      amountHeadings,
      [1, 10, 1090, '1.0', '', ''],
      [2, 20, 1090, '257.6', '', ''],
      [3, 40, 1090, '3.0', '', ''],
      [4, 20, 2047, '625.75', '', ''],
      [5, 20, 2048, '583.6', '', ''],
      [6, 20, 1062, '2443', '', ''],
      [7, 30, 1008, '35', '', ''],
      [8, 30, 2048, '43', '', ''],
      [9, 30, 1110, '40', '', ''],
      [10, 20, 1110, '80', '', ''],
      [11, 20, 1114, '1.25E-1', '', ''],
      [12, 30, 1270, '0.3', '', ''],
      [13, 20, 1404, '0.01', '', ''],
      [14, 20, 1270, '0.02', '', ''],
      [15, 20, 1007, '3', '', ''],
      [16, 30, 1007, '1', '', ''],
      [17, 20, 1098, '910', '', ''],
      [18, 30, 1003, '-1', '', ''],
      [19, 20, 1003, '', '', ''],
      [20, 31, 1003, '4', '', ''],
      [21, 30, 1178, 'NaN', '', ''],
      [22, 30, 1090, '200000', '', ''],
      [23, 20, 4711, '1', '', ''],
    ],
    'food_portion.csv': [
      portionHeadings,
      [1, 20, 2, '1.0', 1000, 'sliced', '', '92.5'],
      [2, 20, 1, '10.0', 9999, '', 'kernels', '12'],
      [3, 20, 3, '1.0', 1000, '', '', '0'],
      [4, 30, '', '', 9999, '', '', '5'],
      [5, 40, 1, '1.0', 1000, '', '', '90'],
    ],
    'food_attribute.csv': [
      ['id', 'fdc_id', 'seq_num', 'food_attribute_type_id', 'name', 'value'],
      [1, 20, '', 1000, 'Common Name', 'sweet almonds'],
      [2, 20, '', 998, 'Update Log', 'not a name'],
    ],
  };
}

/** The tables as an archive in memory, in one folder. */
export function archiveOf(
  tables: TestTables,
  folder = 'FoodData_Central_csv_2024-10-31/',
): Archive {
  return {
    isPlain: false,
    close: () => undefined,
    files: Object.entries(tables).map(([name, rows]) => {
      const bytes = Buffer.from(csvOf(rows));
      return {
        name,
        path: `${folder}${name}`,
        bytes: bytes.length,
        open: () => Promise.resolve(Readable.from([bytes])),
      };
    }),
  };
}

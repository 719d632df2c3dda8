import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  amountHeadings,
  archiveOf,
  foodHeadings,
  foundation,
  nutrientTable,
  portionHeadings,
  type TestTables,
} from '../testing/fdcDownload.ts';
import { skippedOf, useImports } from '../testing/imports.ts';
import { recognise } from './datasets.ts';

const { folder, importTables } = useImports();

describe('SR Legacy', () => {
  it('leaves out zeros that are assumed, not measured', async () => {
    const result = await importTables({
      'nutrient.csv': nutrientTable,
      'food_nutrient_derivation.csv': [
        ['id', 'code', 'description'],
        [1, 'A', 'Analytical'],
        [7, 'Z', 'Assumed zero'],
      ],
      'sr_legacy_food.csv': [
        ['fdc_id', 'NDB_number'],
        [5, '1009'],
      ],
      'food.csv': [foodHeadings, [5, 'sr_legacy_food', 'Cheese', '', '4/1/2018']],
      'food_nutrient.csv': [amountHeadings, [1, 5, 1090, '0', '', 7], [2, 5, 1178, '0.0', '', 1]],
    });
    expect(result.db.amounts('fdc-5')).toEqual({ vitamin_b12_mcg: 0 });
    expect(skippedOf(result)).toEqual({ 'zeros that are assumed, not measured': 1 });
    expect(result.db.food('fdc-5')).toMatchObject({ ndb_number: '01009', published: '2018-04-01' });
  });
});

describe('Survey Foods', () => {
  it('use the numbers of nutrients, codes of foods, and words for portions', async () => {
    const { db, skipped } = await importTables({
      'nutrient.csv': nutrientTable,
      'wweia_food_category.csv': [
        ['wweia_food_category', 'wweia_food_category_description'],
        ['1002', 'Milk, whole'],
      ],
      'survey_fndds_food.csv': [
        ['fdc_id', 'food_code', 'wweia_category_number', 'start_date', 'end_date'],
        [7, '11100000', '1002', '2019-01-01', '2020-12-31'],
        [8, '11100000', '1002', '2021-01-01', '2023-12-31'],
      ],
      'food.csv': [
        foodHeadings,
        [7, 'survey_fndds_food', 'Milk, NFS', '', '2022-10-28'],
        [8, 'survey_fndds_food', 'Milk, NFS', '', '2024-10-31'],
      ],
      'food_nutrient.csv': [amountHeadings, [1, 8, 304, '11', '', ''], [2, 7, 304, '12', '', '']],
      'food_portion.csv': [
        portionHeadings,
        [1, 8, 1, '', 9999, '1 cup', '10205', '244'],
        [2, 8, 2, '', 9999, 'Quantity not specified', '90000', '244'],
      ],
    });
    expect(db.foods).toEqual(['fdc-8']);
    expect(db.amounts('fdc-8')).toEqual({ magnesium_mg: 11 });
    expect(db.portions('fdc-8')).toEqual([['1 cup', 244]]);
    expect(db.food('fdc-8').food_group).toBe('Milk, whole');
    expect(skipped).toEqual([
      { what: 'portions without a measure', count: 1, example: '8: Quantity not specified' },
    ]);
  });
});

describe('Branded Foods', () => {
  const headings = [
    'fdc_id',
    'brand_owner',
    'brand_name',
    'gtin_upc',
    'serving_size',
    'serving_size_unit',
    'household_serving_fulltext',
    'branded_food_category',
    'modified_date',
  ];
  const branded = (): TestTables => ({
    'nutrient.csv': nutrientTable,
    'branded_food.csv': [
      headings,
      [1, 'Owner Inc.', 'Brand', '00012345', '30', 'g', '1 bar', 'Snacks', '2021-01-01'],
      // The same barcode, written with fewer zeros.
      [2, 'Owner Inc.', 'Brand', '12345', '31.5', 'GRM', '', 'Snacks', '2021-02-01'],
      [3, 'Owner Inc.', '', '777', '240', 'ml', '1 glass', 'Drinks', '2021-01-01'],
      [4, 'Owner Inc.', '', '', '500', 'MG', '', '', ''],
    ],
    'food.csv': [
      foodHeadings,
      [1, 'branded_food', 'BAR', 'Snacks', '2021-03-01'],
      [2, 'branded_food', 'BAR', 'Snacks', '2021-03-01'],
      [3, 'branded_food', 'DRINK', 'Drinks', '2021-03-01'],
      [4, 'branded_food', 'OTHER BAR', '', '2021-03-01'],
    ],
    'food_nutrient.csv': [amountHeadings, [1, 2, 1090, '50', '', ''], [2, 3, 1090, '60', '', '']],
  });

  it('are the newest of each barcode, with brand, group and serving', async () => {
    const { db, counts } = await importTables(branded());
    expect(db.foods).toEqual(['fdc-2', 'fdc-4']);
    expect(counts).toEqual({ foods: 2, amounts: 1, portions: 1, superseded: 1 });
    expect(db.food('fdc-2')).toMatchObject({ brand: 'Brand', food_group: 'Snacks' });
    expect(db.food('fdc-4')).toMatchObject({ brand: 'Owner Inc.', food_group: 'Without a group' });
    expect(db.portions('fdc-2')).toEqual([['1 serving', 31.5]]);
  });

  it('leave out what is given per 100 ml', async () => {
    const result = await importTables(branded());
    expect(result.skipped).toEqual([
      { what: 'foods with amounts per 100 ml, not per 100 g', count: 1, example: '3 (ml)' },
      { what: 'portions that are not in grams', count: 1, example: '4 (MG)' },
    ]);
  });

  it('beside others are the full download', () => {
    const tables = { ...foundation(), ...branded() };
    expect(recognise(archiveOf(tables), 'x').dataset).toBe('full');
  });
});

describe('a download that is none', () => {
  it.each([
    ['food_nutrient.csv', 'food_nutrient.csv is missing'],
    ['nutrient.csv', 'nutrient.csv is missing'],
    ['foundation_food.csv', 'no list of foods'],
    ['food.csv', 'has no food.csv'],
  ])('is refused without %s', async (table, says) => {
    const tables = foundation();
    Reflect.deleteProperty(tables, table);
    await expect(importTables(tables)).rejects.toThrow(says);
  });

  it('is refused where a documented column is missing or there twice', async () => {
    const tables = foundation();
    tables['food.csv'] = [
      ['fdc_id', 'type', 'description'],
      [1, 'foundation_food', 'x'],
    ];
    await expect(importTables(tables)).rejects.toThrow(
      'FoodData_Central_csv_2024-10-31/food.csv, line 1: the column "data_type" is missing.',
    );
    tables['food.csv'] = [[...foodHeadings, 'FDC_ID'], []];
    await expect(importTables(tables)).rejects.toThrow('the column "fdc_id" is there twice');
    expect(readdirSync(folder())).toEqual([]);
  });

  it('is refused where no food is left', async () => {
    const tables = foundation();
    tables['food.csv'] = [foodHeadings];
    await expect(importTables(tables)).rejects.toThrow('holds no final food');
  });
});

import { readFileSync, readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createStatements } from '../../../db/statements.ts';
import { createSearch } from '../../../search/service.ts';
import { foundation } from '../testing/fdcDownload.ts';
import { built, skippedOf, useImports } from '../testing/imports.ts';

const { folder, importTables } = useImports();

describe('Foundation Foods', () => {
  it('become a pack that says what it is', async () => {
    const { db, pack } = await importTables(foundation());
    expect(pack).toBe('fdc-foundation');
    expect(db.manifest).toMatchObject({
      id: 'fdc-foundation',
      kind: 'foods',
      title: 'FoodData Central: Foundation Foods',
      edition: '2024-10-31',
      release: '2024-10-31',
      dataset: 'foundation',
      licence: 'CC0 1.0 (public domain)',
      built,
      schema: '1',
    });
    expect(db.manifest.content_hash).toMatch(/^[0-9a-f]{64}$/u);
    // Amounts: four of almonds and three of kale, as below.
    expect(JSON.parse(String(db.manifest.counts))).toEqual({ foods: 2, amounts: 7, portions: 2 });
    const [source] = db.all('SELECT record FROM source') as { record: string }[];
    expect(JSON.parse(source?.record ?? '')).toMatchObject({
      type: 'dataset',
      custom: {
        note: expect.stringContaining(
          'Imported by the reader on 2026-11-23; not reviewed',
        ) as string,
      },
    });
  });

  it('are the newest listed version of each final food, shorter names first', async () => {
    const { db, counts, ...result } = await importTables(foundation());
    // 30 is newer than 31; 10 is not listed any more; 40 is a sample; 99 is nowhere.
    expect(db.foods).toEqual(['fdc-30', 'fdc-20']);
    expect(counts.superseded).toBe(2);
    expect(skippedOf({ counts, ...result })['foods that are listed but not there']).toBe(1);
    expect(db.food('fdc-20')).toMatchObject({
      name: 'Almonds, raw',
      food_group: 'Nut and Seed Products',
      ndb_number: '12061',
      fdc_id: '20',
      data_type: 'foundation_food',
      published: '2022-10-28',
      synonyms: '["sweet almonds"]',
      brand: null,
    });
    expect(db.food('fdc-30').food_group).toBe('Without a group');
  });

  it('have the amounts of the best nutrient, in the unit of the column', async () => {
    const { db } = await importTables(foundation());
    // Energy: no 1008, so 2048 and not 2047, and never the kJ. Vitamin D: 1114 in mcg, not 80 IU.
    expect(db.amounts('fdc-20')).toEqual({
      energy_kcal: 583.6,
      magnesium_mg: 257.6,
      vitamin_d_mcg: 0.125,
      ala_g: 0.01,
    });
    // 40 IU / 40 = 1 mcg.
    expect(db.amounts('fdc-30')).toEqual({ energy_kcal: 35, vitamin_d_mcg: 1, ala_g: 0.3 });
    expect(db.food('fdc-20').ala_basis).toBe('n-3');
    expect(db.food('fdc-30').ala_basis).toBe('undifferentiated');
  });
});

describe('Foundation Foods, left out', () => {
  it('say why, how often, and one example', async () => {
    const result = await importTables(foundation());
    expect(result.skipped).toContainEqual({
      what: 'amounts of a nutrient in an unexpected unit',
      count: 1,
      example: '1098 Copper, Cu: UG, expected MG',
    });
    expect(skippedOf(result)).toEqual({
      'amounts of a nutrient in an unexpected unit': 1,
      'amounts above 100 g in 100 g': 1,
      'amounts that are no number': 1,
      'empty amounts': 1,
      'foods that are listed but not there': 1,
      'negative amounts': 1,
      'portions without a measure': 1,
      'portions without a weight': 1,
    });
  });

  it('are counted by nutrient where our table has no column', async () => {
    const { unknown } = await importTables(foundation());
    expect(unknown).toEqual([
      { id: '1007', name: 'Ash', unit: 'G', count: 2 },
      { id: '1062', name: 'Energy', unit: 'KJ', count: 1 },
      { id: '4711', name: null, unit: null, count: 1 },
    ]);
  });

  it('keep portions with their measure and their order', async () => {
    const { db } = await importTables(foundation());
    expect(db.portions('fdc-20')).toEqual([
      ['10 kernels', 12],
      ['1 cup, sliced', 92.5],
    ]);
  });
});

it('gives the same bytes for the same download', async () => {
  const { file: one } = await importTables(foundation(), 'one');
  const { file: two } = await importTables(foundation(), 'two');
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
});

it('leaves nothing but the finished file', async () => {
  await importTables(foundation());
  expect(readdirSync(folder())).toEqual(['fdc-foundation.db.test.partial']);
});

it('has an index of its names that fits them, and is whole', async () => {
  const { file } = await importTables(foundation());
  const db = new Database(file);
  try {
    // Compares the index with the documents; throws where they differ.
    db.exec(`INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)`);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  } finally {
    db.close();
  }
});

it('is found by search, by names and other names', async () => {
  const { file } = await importTables(foundation());
  const db = new Database(file, { readonly: true });
  try {
    const pack = createSearch(createStatements(db));
    const hits = (query: string): string[] =>
      pack
        .search({ query, limit: 5, asTyped: false })
        .hits.map(({ id, matched }) => `${id} ${matched}`);
    expect(hits('almonds raw')).toEqual(['fdc-20 exact']);
    expect(hits('sweet almonds')).toEqual(['fdc-20 synonym']);
    expect(hits('almnods')).toEqual(['fdc-20 spelling']);
  } finally {
    db.close();
  }
});

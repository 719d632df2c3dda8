/** Small imported food tables for tests, written as an import writes them. */
import path from 'node:path';
import type { SourceRecord } from '../../contract/records.ts';
import { SourceRecord as SourceSchema } from '../../contract/records.ts';
import { fillSearchTables } from '../pack/fill/searchTables.ts';
import {
  amountIndexes,
  foodIndexes,
  foodPackSchema,
  foodPackVersion,
} from '../pack/import/write/foodPackSchema.ts';
import { writePack } from '../pack/packFile.ts';
import * as v from 'valibot';

export interface TestFood {
  /** Id of the food. */
  id: string;
  name: string;
  group?: string;
  brand?: string;
  synonyms?: string[];
  /** Column → amount per 100 g; what is left out is unknown. */
  amounts?: Record<string, number>;
  portions?: { label: string; grams: number }[];
}

export interface TestPack {
  id: string;
  title?: string;
  built?: string;
  /** For packs of later versions. */
  schema?: string;
  foods: readonly TestFood[];
}

export function testSource(id: string, title: string): SourceRecord {
  return v.parse(SourceSchema, {
    id: `${id}-table`,
    type: 'dataset',
    title,
    custom: {
      verifiedFrom: ['the file that the reader chose'],
      verifiedOn: '2026-11-22',
      note: 'Imported by the reader, not reviewed.',
    },
  });
}

/** Writes `packs/<id>.db` into a data folder. Returns its path. */
export function writeFoodPack(dataDir: string, pack: TestPack): string {
  const { id, title = `Table ${id}`, built = '2026-11-22T08:00:00.000Z', foods } = pack;
  const out = path.join(dataDir, 'packs', `${id}.db`);
  // The order of an import: shorter names first.
  const sorted = [...foods].sort((a, b) => a.name.length - b.name.length);
  const columns = [...new Set(sorted.flatMap(({ amounts = {} }) => Object.keys(amounts)))].sort();
  writePack(out, foodPackSchema, (writer) => {
    const { insert, run } = writer;
    const manifest = {
      id,
      kind: 'foods',
      title,
      edition: '2026-10',
      licence: 'CC0',
      built,
      content_hash: 'a'.repeat(64),
      schema: pack.schema ?? foodPackVersion,
      dataset: 'test',
      release: '2026-10',
      counts: JSON.stringify({ foods: foods.length }),
    };
    for (const [key, value] of Object.entries(manifest)) insert('manifest', { key, value });
    const source = testSource(id, title);
    insert('source', { id: source.id, record: JSON.stringify(source) });
    for (const [at, column_name] of columns.entries())
      insert('nutrient', { id: at + 1, column_name });
    for (const [at, food] of sorted.entries()) {
      insert('food', {
        id: at + 1,
        code: food.id,
        name: food.name,
        food_group: food.group ?? 'Test foods',
        brand: food.brand ?? null,
        synonyms: JSON.stringify(food.synonyms ?? []),
        ndb_number: null,
        fdc_id: /^fdc-(\d+)$/u.exec(food.id)?.[1] ?? null,
        data_type: null,
        published: null,
        ala_basis: null,
        linoleic_basis: null,
      });
      for (const [column, amount] of Object.entries(food.amounts ?? {}))
        insert('food_amount', { food: at + 1, nutrient: columns.indexOf(column) + 1, amount });
      for (const [position, portion] of (food.portions ?? []).entries())
        insert('portion', { food: at + 1, position, ...portion });
    }
    fillSearchTables(
      writer,
      sorted.map((food) => ({
        kind: 'food',
        entity: food.id,
        title: food.name,
        subtitle: `Food · ${food.group ?? 'Test foods'}`,
        synonyms: food.synonyms ?? [],
        context: [],
        body: '',
        exactNames: [],
        codes: [],
      })),
    );
    for (const index of [...foodIndexes, ...amountIndexes]) run(index);
  });
  return out;
}

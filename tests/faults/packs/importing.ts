/** Imports of a generated food table into a data folder, as the core carries them out, without the rest of the core. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { FoodMapping } from '../../../src/contract/imports.ts';
import { createOfferedFiles } from '../../../src/core/files.ts';
import { createImports } from '../../../src/core/pack/import/service.ts';
import { createShelf, type ShelfPack } from '../../../src/core/pack/shelf/shelf.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => new Date('2026-11-23T08:00:00.000Z') };
const importWorker = fileURLToPath(
  new URL('../../../src/core/pack/import/importWorker.ts', import.meta.url),
);

export const PACK = 'table-generated';
export const FOODS = 400;

const mapping = v.parse(FoodMapping, {
  title: 'Generated',
  licence: 'none',
  edition: '1',
  delimiter: ',',
  encoding: 'utf-8',
  decimal: '.',
  code: 'code',
  name: 'name',
  group: null,
  synonyms: null,
  noValue: [],
  trace: [],
  amounts: [
    { column: 'magnesium', nutrient: 'magnesium_mg', unit: 'mg' },
    { column: 'iron', nutrient: 'iron_mg', unit: 'mg' },
  ],
});

/** Every amount follows from the revision and the number of the food, so that a wrong one is seen; 100 g hold as much. */
const amountOf = (revision: number, food: number): number => (revision * 31 + food * 7) % 9973;

/** Writes the table of a revision. Returns its path. */
function writeTable(folder: string, revision: number, foods = FOODS): string {
  const path = join(folder, `table-${process.pid}-${revision}.csv`);
  const rows = Array.from({ length: foods }, (_, food) => {
    const amount = amountOf(revision, food);
    return `c${food},Food ${food} of revision ${revision},${amount},${amount / 2}`;
  });
  writeFileSync(path, ['code,name,magnesium,iron', ...rows, ''].join('\n'));
  return path;
}

export interface Importing {
  /** @throws CofactorError */
  importTable(revision: number, foods?: number): Promise<void>;
  /** Every pack that is open, and every sentence about one that is not. */
  look(): Promise<{ packs: readonly ShelfPack[]; problems: string[] }>;
  close(): Promise<void>;
}

/**
 * Clears up, as every start does, and opens what is there.
 * @param tables folder for the generated tables; beside the data where left out
 */
export function openImporting(dataDir: string, tables = dirname(dataDir)): Importing {
  const files = createOfferedFiles();
  const shelf = createShelf({ dataDir, log: silent });
  const imports = createImports({
    dataDir,
    importWorker,
    files,
    // Mappings are not saved here, so nothing asks for the personal data.
    db: {
      read: (_, otherwise) => otherwise,
      write: () => {
        throw new Error('nothing is saved here');
      },
    },
    clock,
    log: silent,
    onChange: async (pack, place) => {
      shelf.release(pack);
      place();
      await shelf.refresh();
    },
  });
  return {
    importTable: async (revision, foods) => {
      const path = writeTable(tables, revision, foods);
      try {
        const file = files.offer({ path, name: 'table.csv', temporary: false });
        await imports.handlers['imports.foods']({ file, mapping });
      } finally {
        rmSync(path, { force: true });
      }
    },
    look: async () => {
      await shelf.refresh();
      const { problems } = await shelf.inspect();
      return { packs: shelf.packs(), problems };
    },
    close: async () => {
      await imports.close();
      shelf.close();
      files.close();
    },
  };
}

/**
 * The revision that a pack holds.
 * @throws Error where its foods are not all of one revision, or not all there
 */
export function revisionIn({ db, manifest }: ShelfPack, foods = FOODS): number {
  const rows = db.all<{ code: string; name: string; magnesium: number; iron: number }>(
    `SELECT f.code, f.name, m.amount AS magnesium, i.amount AS iron FROM food f
     JOIN food_amount m ON m.food = f.id AND m.nutrient = (SELECT id FROM nutrient WHERE column_name = 'magnesium_mg')
     JOIN food_amount i ON i.food = f.id AND i.nutrient = (SELECT id FROM nutrient WHERE column_name = 'iron_mg')`,
  );
  if (rows.length !== foods) throw new Error(`the pack has ${rows.length} of ${foods} foods`);
  const revision = Number(/ of revision (\d+)$/u.exec(rows[0]?.name ?? '')?.[1]);
  for (const { code, name, magnesium, iron } of rows) {
    const food = Number(/-c(\d+)$/u.exec(code)?.[1]);
    const amount = amountOf(revision, food);
    if (name !== `Food ${food} of revision ${revision}` || magnesium !== amount)
      throw new Error(`${code} is "${name}" with ${magnesium}, not of revision ${revision}`);
    if (iron !== amount / 2) throw new Error(`${code} has ${iron} of iron`);
  }
  if (manifest.counts['foods'] !== foods) throw new Error('the manifest counts other foods');
  return revision;
}

/** Names in the folder of packs that are no packs. */
export function leftOvers(dataDir: string): string[] {
  try {
    return readdirSync(join(dataDir, 'packs')).filter((name) => !/^[a-z0-9-]+\.db$/u.test(name));
  } catch {
    return [];
  }
}

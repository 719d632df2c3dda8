import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FoodId, JobId, PlanId } from '../../../contract/ids.ts';
import type { FileId, FoodMapping } from '../../../contract/imports.ts';
import { createUserDb, type UserDb } from '../../db/userDb.ts';
import { createOfferedFiles, type OfferedFiles } from '../../files.ts';
import { buildZip } from '../../testing/zip.ts';
import type { InUse } from './replaced.ts';
import { createImports, type Imports, type ImportsOptions } from './service.ts';
import { csvOf, foundation, type TestTables } from './testing/fdcDownload.ts';
import { readPack } from './testing/readPack.ts';

const importWorker = path.join(import.meta.dirname, 'importWorker.ts');
const clock = { now: () => new Date('2026-11-23T08:00:00Z') };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder: string;
let dataDir: string;
let files: OfferedFiles;
let db: UserDb;
const running: Imports[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'imports-'));
  dataDir = path.join(folder, 'data');
  files = createOfferedFiles();
  db = createUserDb({ dataDir, clock, log });
});
afterEach(async () => {
  for (const imports of running.splice(0)) await imports.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(options: Partial<ImportsOptions> = {}): Imports {
  const imports = createImports({
    dataDir,
    importWorker,
    files,
    db,
    clock,
    log,
    onChange: (_pack, place) => {
      place();
    },
    ...options,
  });
  running.push(imports);
  return imports;
}

function offer(name: string, content: Uint8Array | string): FileId {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return files.offer({ path: file, name, temporary: false });
}
const zipOf = (tables: TestTables): Buffer =>
  buildZip(
    Object.entries(tables).map(([name, rows]) => ({
      name: `FoodData_Central_foundation_food_csv_2024-10-31/${name}`,
      content: csvOf(rows),
    })),
  );
const aJob = (): JobId => v.parse(JobId, randomUUID());
const packs = (): string[] =>
  existsSync(path.join(dataDir, 'packs')) ? readdirSync(path.join(dataDir, 'packs')) : [];

const mapping: FoodMapping = {
  title: 'My list',
  licence: 'my own',
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
  amounts: [{ column: 'Mg', nutrient: 'magnesium_mg', unit: 'mg' }],
};

describe('a download of FoodData Central', () => {
  it('is recognised, imported, and replaces its earlier release', async () => {
    const { handlers } = start();
    const file = offer('fdc.zip', zipOf(foundation()));
    const reading = {
      kind: 'fdc',
      name: 'fdc.zip',
      title: 'FoodData Central: Foundation Foods',
      release: '2024-10-31',
      pack: 'fdc-foundation',
    };
    expect(await handlers['files.read']({ file })).toMatchObject({ ...reading, replaces: false });
    const job = aJob();
    const result = await handlers['imports.foods']({ file, job, mapping: null });
    expect(result).toMatchObject({ pack: 'fdc-foundation', counts: { foods: 2, superseded: 2 } });
    expect(await handlers['imports.progress']({ job })).toMatchObject({ state: 'done', share: 1 });
    expect(packs()).toEqual(['fdc-foundation.db']);

    const newer = foundation();
    newer['foundation_food.csv']?.pop();
    newer['foundation_food.csv']?.splice(2);
    const again = offer('fdc.zip', zipOf(newer));
    expect(await handlers['files.read']({ file: again })).toMatchObject({
      ...reading,
      replaces: true,
    });
    await handlers['imports.foods']({ file: again, mapping: null });
    expect(packs()).toEqual(['fdc-foundation.db']);
    const pack = readPack(path.join(dataDir, 'packs/fdc-foundation.db'));
    expect(pack.foods).toEqual(['fdc-20']);
    pack.close();
  });

  it('leaves the earlier pack as it is where it is damaged, and nothing else', async () => {
    const { handlers } = start();
    const good = offer('a.zip', zipOf(foundation()));
    await handlers['imports.foods']({ file: good, mapping: null });
    const tables = foundation();
    tables['food_nutrient.csv']?.push(['too', 'few']);
    const bad = offer('b.zip', zipOf(tables));
    const job = aJob();
    await expect(
      handlers['imports.foods']({ file: bad, job, mapping: null }),
    ).rejects.toMatchObject({
      failure: {
        code: 'invalid-input',
        message: expect.stringContaining('food_nutrient.csv, line 25') as string,
      },
    });
    expect(await handlers['imports.progress']({ job })).toMatchObject({ state: 'failed' });
    expect(packs()).toEqual(['fdc-foundation.db']);
  });

  it('cancelled at any moment leaves nothing, not even a folder', async () => {
    const { handlers } = start();
    const tables = foundation();
    for (let row = 0; row < 200_000; row += 1)
      tables['food_nutrient.csv']?.push([row, 20, 1007, '1', '', '']);
    const zip = zipOf(tables);
    for (const after of [0, 30, 120, 250]) {
      const job = aJob();
      const work = handlers['imports.foods']({ file: offer('fdc.zip', zip), job, mapping: null });
      setTimeout(() => void handlers['imports.cancel']({ job }), after);
      await expect(work).rejects.toMatchObject({ failure: { code: 'cancelled' } });
      expect(await handlers['imports.progress']({ job })).toMatchObject({ state: 'cancelled' });
      expect(existsSync(dataDir)).toBe(false);
    }
  });

  it('waits for nobody: a second import is refused until the first has ended', async () => {
    const { handlers } = start();
    const file = offer('a.zip', zipOf(foundation()));
    const first = handlers['imports.foods']({ file, mapping: null });
    await expect(handlers['imports.foods']({ file, mapping: null })).rejects.toMatchObject({
      failure: { code: 'busy' },
    });
    await first;
    const next = offer('a.zip', zipOf(foundation()));
    await expect(handlers['imports.foods']({ file: next, mapping: null })).resolves.toMatchObject({
      pack: 'fdc-foundation',
    });
  });
});

describe('a pack', () => {
  it('that cannot get into its place is removed', async () => {
    const { handlers } = start({
      onChange: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    });
    const file = offer('a.zip', zipOf(foundation()));
    await expect(handlers['imports.foods']({ file, mapping: null })).rejects.toMatchObject({
      failure: { code: 'unwritable' },
    });
    expect(packs()).toEqual([]);
  });

  it('needs a folder that can be written', async () => {
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'packs'), 'a file where the folder should be');
    const { handlers } = start();
    const file = offer('a.zip', zipOf(foundation()));
    await expect(handlers['imports.foods']({ file, mapping: null })).rejects.toMatchObject({
      failure: { code: 'unwritable' },
    });
  });

  it('half written by a process that was killed goes at the next start', () => {
    mkdirSync(path.join(dataDir, 'packs'), { recursive: true });
    // No process has this number: it is above the largest that Linux gives.
    writeFileSync(path.join(dataDir, 'packs/fdc-full.db.99999999-ab12cd34-run0.partial'), 'x');
    writeFileSync(path.join(dataDir, 'packs/fdc-full.db'), 'kept');
    start();
    expect(packs()).toEqual(['fdc-full.db']);
  });
});

describe('a table that another one takes the place of', () => {
  const food = (id: string): FoodId => v.parse(FoodId, id);
  const plan = v.parse(PlanId, randomUUID());
  /** A plan with these foods, as long as the pack is there; names as they are after the import. */
  const used = (
    id: string,
    edition: string,
    foods: Record<string, string>,
    later: Record<string, string>,
  ): InUse => ({
    nameOf: (one) => later[one] ?? null,
    of: (pack) =>
      Promise.resolve(
        pack !== id
          ? null
          : {
              id,
              title: 'Old',
              edition,
              foods: 2,
              plans: [
                {
                  plan,
                  title: 'Mine',
                  foods: Object.entries(foods).map(([one, name]) => ({ food: food(one), name })),
                },
              ],
            },
      ),
  });

  it('is named before the import, by the title that was entered', async () => {
    const { handlers } = start({
      inUse: used('table-my-list', '1', { 'table-my-list-1': 'Alpha' }, {}),
    });
    const file = offer('mine.csv', 'code,name,Mg\n1,Quux,55\n');
    expect(await handlers['files.read']({ file, title: 'my LIST!' })).toMatchObject({
      inUse: { id: 'table-my-list', title: 'Old', plans: [{ title: 'Mine' }] },
    });
    for (const title of ['Another', '食品', ''])
      expect(await handlers['files.read']({ file, title })).toMatchObject({ inUse: null });
    expect(await handlers['files.read']({ file })).not.toHaveProperty('inUse');
  });

  it('tells afterwards which foods of plans are gone or are another food', async () => {
    const before = { 'table-my-list-1': 'Alpha', 'table-my-list-2': 'Beta' };
    const { handlers } = start({
      inUse: used('table-my-list', '1', before, { 'table-my-list-1': 'Quux' }),
    });
    const file = offer('mine.csv', 'code,name,Mg\n1,Quux,55\n');
    const { replaced } = await handlers['imports.foods']({ file, mapping });
    expect(replaced?.plans).toEqual([
      {
        plan,
        title: 'Mine',
        foods: [
          { food: 'table-my-list-1', name: 'Alpha', becomes: 'Quux' },
          { food: 'table-my-list-2', name: 'Beta', becomes: null },
        ],
      },
    ]);
    const other = offer('b.csv', 'code,name,Mg\n1,Quux,55\n');
    const titled = { ...mapping, title: 'Another' };
    const alone = await handlers['imports.foods']({ file: other, mapping: titled });
    expect(alone.replaced).toBeNull();
  });

  it('of a download says how its release stands, and which foods of plans it lacks', async () => {
    const foods = { 'fdc-20': 'Almonds', 'fdc-31': 'Kale', 'fdc-10': 'Old almonds' };
    // The download is of 2024-10-31. fdc-31 is an older version of fdc-30, and fdc-10 is in no list.
    for (const [edition, release] of [
      ['2019-04-01', 'newer'],
      ['2024-10-31', 'same'],
      ['2025-04-24', 'older'],
      ['without a date', 'unknown'],
    ] as const) {
      const { handlers } = start({ inUse: used('fdc-foundation', edition, foods, {}) });
      if (packs().length === 0) {
        const first = offer('a.zip', zipOf(foundation()));
        await handlers['imports.foods']({ file: first, mapping: null });
      }
      const file = offer('a.zip', zipOf(foundation()));
      expect(await handlers['files.read']({ file })).toMatchObject({
        inUse: {
          release,
          pack: {
            plans: [
              {
                foods: [
                  { food: 'fdc-20', becomes: 'Almonds, raw' },
                  { food: 'fdc-31', becomes: null },
                  { food: 'fdc-10', becomes: null },
                ],
              },
            ],
          },
        },
      });
    }
  });
});

describe('files', () => {
  it.each([
    ['pic.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'This is not a text file'],
    ['tool', Buffer.from('\x7fELF\x02\x01\0', 'latin1'), 'This is not a text file'],
    [
      'bytes.csv',
      Buffer.from(Array.from({ length: 256 }, (_, at) => at)),
      'This is not a text file',
    ],
    ['leaflet.csv', '%PDF-1.7\n', 'This is a PDF'],
    ['table.zip', 'code,name\n', 'This is not a ZIP file'],
    ['plan.json', '{ "format": "cofactor-plan", "version": 1 }', 'This is a plan file'],
    ['m.json', '{ "title": "a, b" }', 'This is a JSON file'],
    [
      'book.xlsx',
      buildZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]),
      'This is a spreadsheet. Save it as CSV',
    ],
  ])('that are no tables are named: %s', async (name, content, says) => {
    const { handlers } = start();
    await expect(handlers['files.read']({ file: offer(name, content) })).rejects.toMatchObject({
      failure: { field: 'file', message: expect.stringContaining(says) as string },
    });
  });

  it('are not named by the name of their copy', async () => {
    const { handlers } = start();
    const at = path.join(folder, 'a5e2f6d0-upload');
    writeFileSync(at, 'code,name,Mg\n1,Rye,5\n2,Oats\n');
    const file = files.offer({ path: at, name: 'mine.csv', temporary: false });
    await expect(handlers['imports.foods']({ file, mapping })).rejects.toMatchObject({
      failure: { message: 'Line 3: the row has 2 columns, the headings have 3.' },
    });
  });

  it('that are tables are shown with a guess, and imported as mapped', async () => {
    const { handlers } = start();
    const file = offer('mine.csv', 'code,name,Mg\n1,Oat bread,55.5\n2,Rye,\n');
    expect(await handlers['files.read']({ file })).toEqual({
      kind: 'table',
      name: 'mine.csv',
      // The lines have 13, 17 and 7 bytes.
      bytes: 13 + 17 + 7,
      delimiter: ',',
      encoding: 'utf-8',
      decimal: '.',
      columns: ['code', 'name', 'Mg'],
      sample: [
        ['1', 'Oat bread', '55.5'],
        ['2', 'Rye', ''],
      ],
      guess: ['code', 'name', 'Mg'].map((column) => ({
        column,
        nutrient: null,
        unit: null,
        why: null,
      })),
      signs: [null, null, '55.5'].map((point) => ({
        plain: { '.': point, ',': null },
        open: { '.': null, ',': null },
        grouped: { '.': null, ',': null },
      })),
    });
    const { pack, counts } = await handlers['imports.foods']({ file, mapping });
    expect(pack).toBe('table-my-list');
    expect(counts).toEqual({ foods: 2, amounts: 1, portions: 0 });
  });

  it('that are lists of retracted papers are known by their headings', async () => {
    const { handlers } = start();
    const file = offer(
      'rw.csv',
      'Record ID,Title,OriginalPaperDOI,RetractionDate\n1,A,10.1/x,1/1/2020\n',
    );
    expect(await handlers['files.read']({ file })).toMatchObject({
      kind: 'retractions',
      name: 'rw.csv',
    });
  });

  it('are offered to those who know other kinds first', async () => {
    const { handlers } = start({
      detectors: [
        () => null,
        ({ name }, head) =>
          head.toString().startsWith('TY  -')
            ? { kind: 'citations', name, format: 'ris', count: 1 }
            : null,
      ],
    });
    const file = offer('a.ris', 'TY  - JOUR\nER  -\n');
    expect(await handlers['files.read']({ file })).toMatchObject({ kind: 'citations' });
  });

  it('that are empty, gone or of no known kind are refused', async () => {
    const { handlers } = start();
    const failure = async (file: FileId): Promise<unknown> =>
      Promise.resolve(handlers['files.read']({ file })).then(
        () => null,
        (error: unknown) => error,
      );
    expect(await failure(offer('e', ''))).toMatchObject({ failure: { code: 'invalid-input' } });
    const gone = files.offer({ path: path.join(folder, 'gone'), name: 'gone', temporary: false });
    expect(await failure(gone)).toMatchObject({ failure: { code: 'missing-file' } });
    const zip = buildZip([
      { name: 'a.csv', content: 'a,b\n' },
      { name: 'b.csv', content: 'a,b\n' },
    ]);
    expect(await failure(offer('z.zip', zip))).toMatchObject({
      failure: { code: 'invalid-input' },
    });
  });
});

it('a worker that cannot start is a fault of Cofactor, not a hang', async () => {
  const { handlers } = start({ importWorker: path.join(folder, 'none.js') });
  const file = offer('a.zip', zipOf(foundation()));
  await expect(handlers['imports.foods']({ file, mapping: null })).rejects.toMatchObject({
    failure: { code: 'internal' },
  });
});

it('mappings are kept by their title, listed and removed', async () => {
  const { handlers } = start();
  expect(await handlers['mappings.list']({})).toEqual([]);
  const first = await handlers['mappings.save']({ mapping });
  const second = await handlers['mappings.save']({ mapping: { ...mapping, edition: '2' } });
  expect(second).toEqual({ ...first, mapping: { ...mapping, edition: '2' } });
  expect(await handlers['mappings.list']({})).toEqual([second]);
  await handlers['mappings.remove']({ id: first.id });
  expect(await handlers['mappings.list']({})).toEqual([]);
  expect(() => handlers['mappings.remove']({ id: first.id })).toThrow('not there any more');
});

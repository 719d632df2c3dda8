/** Food tables that the person brings in, from the file to the plan and back out again. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { operations } from '../../src/contract/operations.ts';
import { csvOf, foundation } from '../../src/core/pack/import/testing/fdcDownload.ts';
import type { Core } from '../../src/core/ports.ts';
import { openCore } from '../../src/hosts/checkout.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { failureIn, runIn, type Run } from './support/cli.ts';

let folder: string;
const cores: Core[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-packs-'));
});
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
  rmSync(folder, { recursive: true });
});

const run = (...words: string[]): Promise<Run> => runIn(folder, words);
const data = () => join(folder, 'data');

const mapping = {
  title: 'My list',
  licence: 'my own',
  edition: '1',
  delimiter: ';',
  encoding: 'utf-8',
  decimal: ',',
  code: 'code',
  name: 'name',
  group: null,
  synonyms: null,
  noValue: ['-'],
  trace: ['tr'],
  amounts: [{ column: 'Mg (mg)', nutrient: 'magnesium_mg', unit: 'mg' }],
};

function writeTable(rows: readonly string[] = ['1;Kvikk bread;120,5', '2;Plain bread;-']): void {
  writeFileSync(join(folder, 'list.csv'), `code;name;Mg (mg)\n${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'list.json'), JSON.stringify(mapping));
}
const importTable = () => run('import', 'csv', 'list.csv', '--mapping', 'list.json', '--json');

function writeDownload(): void {
  const at = join(folder, 'FoodData_Central_foundation_food_csv_2024-10-31');
  mkdirSync(at);
  for (const [name, rows] of Object.entries(foundation()))
    writeFileSync(join(at, name), csvOf(rows));
}
const importDownload = () =>
  run('import', 'fdc', 'FoodData_Central_foundation_food_csv_2024-10-31', '--json');

const planWith = (food: string) => ({
  format: 'cofactor-plan',
  version: 1,
  profile: { age: 40, sex: 'female' },
  items: [],
  foods: [{ food, grams: 50 }],
});
function writePlan(food: string): string {
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(planWith(food)));
  return 'plan.json';
}

function open(): Core {
  const core = openCore({ dataDir: data(), log: memoryLog().log, progress: () => undefined });
  cores.push(core);
  return core;
}

function outputOf<N extends 'imports.foods' | 'check' | 'foods' | 'packs' | 'doctor' | 'search'>(
  name: N,
  result: Run,
) {
  expect([result.code, result.out.length > 0]).toEqual([0, true]);
  const schema: (typeof operations)[N]['output'] = operations[name].output;
  return v.parse(schema, JSON.parse(result.out));
}

describe('a download of FoodData Central', () => {
  test('is found, ranked and reckoned with at once, and removed without a trace', async () => {
    writeDownload();
    const imported = outputOf('imports.foods', await importDownload());
    expect(imported.pack).toBe('fdc-foundation');
    // Of two versions of a food the one that is listed, and of two listed ones the newer.
    expect(imported.counts['foods']).toBe(2);
    expect(readdirSync(data())).toEqual(['packs']);
    expect(readdirSync(join(data(), 'packs'))).toEqual(['fdc-foundation.db']);

    const packs = outputOf('packs', await run('packs', '--json'));
    expect(packs.map(({ id, removable }) => [id, removable])).toEqual([
      ['cofactor-reference', false],
      ['fdc-foundation', true],
    ]);
    expect(packs[1]).toMatchObject({ kind: 'foods', edition: '2024-10-31' });
    const found = outputOf('search', await run('search', 'sweet almonds', '--json'));
    // The reference calls its almonds by that name too, and comes first.
    expect(found.hits.slice(0, 2).map(({ id }) => id)).toEqual(['almonds-raw', 'fdc-20']);
    const ranked = outputOf(
      'foods',
      await run('foods', '--nutrient', 'magnesium', '--pack', 'fdc-foundation', '--json'),
    );
    // 257.6 mg of almonds; the 200 g of kale that the download gives cannot be in 100 g.
    expect(ranked.rows.map(({ food, amount }) => [food, amount])).toEqual([['fdc-20', 257.6]]);
    const check = outputOf('check', await run('check', writePlan('fdc-20'), '--json'));
    // 50 g × 257.6 mg ÷ 100 g = 128.8 mg
    expect(check.intakes.find(({ substance }) => substance === 'magnesium')?.food).toMatchObject({
      amount: 128.8,
      known: 1,
      of: 1,
    });
    expect(outputOf('doctor', await run('doctor', '--json')).packs[1]).toEqual({
      id: 'fdc-foundation',
      edition: '2024-10-31',
      ok: true,
    });

    expect(await run('packs', 'remove', 'fdc-foundation')).toMatchObject({
      code: 0,
      out: 'Removed fdc-foundation.\n',
    });
    expect(readdirSync(data())).toEqual([]);
    // The food stays in the plan: what it brings is not known, and the rest is checked.
    const gone = outputOf('check', await run('check', 'plan.json', '--json'));
    expect(gone.intakes.find(({ substance }) => substance === 'magnesium')?.food).toMatchObject({
      known: 0,
      of: 1,
    });
    expect(
      outputOf('search', await run('search', 'sweet almonds', '--json')).hits,
    ).not.toContainEqual(expect.objectContaining({ id: 'fdc-20' }));
  });

  test('tells in words what it brought', async () => {
    writeDownload();
    const { code, out } = await run(
      'import',
      'fdc',
      'FoodData_Central_foundation_food_csv_2024-10-31',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^Imported as fdc-foundation: 2 foods/u);
    expect(out).toContain('Ash, G (1007): 2 values');
    expect(out).not.toMatch(/undefined|null|\[object/u);
  });

  test('that is none says so, with the name of the file', async () => {
    writeFileSync(join(folder, 'photo.zip'), 'no zip');
    const refused = await run('import', 'fdc', 'photo.zip', '--json');
    expect(refused.code).toBe(2);
    expect(failureIn(refused)).toMatchObject({
      code: 'invalid-input',
      field: 'file',
      message: expect.stringMatching(/^photo\.zip: /u),
    });
    expect(readdirSync(data())).toEqual([]);
  });
});

test('what is not there is told with where it is listed, and a folder is no file', async () => {
  const message = async (...words: string[]) => failureIn(await run(...words, '--json')).message;
  expect(await message('packs', 'remove', 'nope')).toContain('`cofactor packs` lists');
  expect(await message('backups', 'restore', 'nope')).toContain('`cofactor backups` lists');
  mkdirSync(join(folder, 'here'));
  expect(await message('import', 'data', 'here')).toBe('here: is a folder. Name a file in it.');
  expect((await run('import', '--help')).out).toContain('"nutrient": "magnesium_mg"');
});

describe('a table of one’s own', () => {
  test('becomes a pack', async () => {
    writeTable();
    const imported = outputOf('imports.foods', await importTable());
    const pack = imported.pack ?? '';
    expect(imported.counts).toMatchObject({ foods: 2, amounts: 1 });
    const found = outputOf('search', await run('search', 'kvikk', '--json'));
    expect(found.hits[0]).toMatchObject({ id: `${pack}-1`, title: 'Kvikk bread' });
    expect(found.hits[0]?.subtitle).toContain('My list');
    const shown = await run('show', `food/${pack}-1`);
    expect(shown.out).toContain('From "My list", imported by you, not reviewed.');
    expect(shown.out).toContain('Magnesium: 120.5 mg');
  });

  test('takes the place of one of the same title, and says so', async () => {
    writeTable();
    await importTable();
    writeTable(['1;Quux soup;7']);
    const { code, out } = await run('import', 'csv', 'list.csv', '--mapping', 'list.json');
    expect(code).toBe(0);
    expect(out.replace(/\s+/gu, ' ')).toContain(
      'Imported as table-my-list: 1 food, 1 amount, 0 portions It takes the place of "My list" (2 foods, edition 1), used in 0 plans.',
    );
  });

  test('asks for the sign before decimals where its cells leave it open', async () => {
    writeTable(['1;Herring;2.250', '2;Bread;45']);
    writeFileSync(join(folder, 'list.json'), JSON.stringify({ ...mapping, decimal: undefined }));
    const refused = await importTable();
    expect(refused.code).toBe(2);
    expect(failureIn(refused)).toMatchObject({
      field: 'mapping.decimal',
      message: expect.stringMatching(
        /^--mapping: decimal: “2\.250” can be 2\.25 or 2,250\. .*"thousands"/u,
      ),
    });
    expect(readdirSync(data())).toEqual([]);
  });

  test('names the columns that there are where one is not', async () => {
    writeTable();
    writeFileSync(join(folder, 'list.json'), JSON.stringify({ ...mapping, name: 'Name' }));
    expect(failureIn(await importTable()).message).toBe(
      '--mapping: name: The table has no column "Name". It has "code", "name", "Mg (mg)".',
    );
  });

  test.each([
    ['no JSON', '{', 'mapping', /^--mapping: list\.json: /u],
    ['another shape', '{"title": 5}', 'mapping.title', /^--mapping: title: /u],
    [
      'an unknown unit',
      JSON.stringify({ ...mapping, amounts: [{ ...mapping.amounts[0], unit: 'spoons' }] }),
      'mapping.amounts[0].unit',
      /^--mapping: amounts\[0\]\.unit: must be one of/u,
    ],
  ])('is refused with a mapping of %s', async (_name, text, field, message) => {
    writeTable();
    writeFileSync(join(folder, 'list.json'), text);
    const refused = await importTable();
    expect(refused.code).toBe(2);
    expect(failureIn(refused)).toMatchObject({ field, message: expect.stringMatching(message) });
    expect(readdirSync(data())).toEqual([]);
  });

  test('Ctrl+C ends the import and leaves nothing', async () => {
    const rows = Array.from({ length: 200_000 }, (_, at) => `${at};Bread number ${at};${at % 300}`);
    writeTable(rows);
    const { runCommandLine } = await import('../../src/hosts/cli/run.ts');
    let err = '';
    const code = await runCommandLine(
      ['import', 'csv', 'list.csv', '--mapping', 'list.json', '--data-dir', data()],
      {
        out: () => Promise.resolve(),
        err: (text) => (err += text),
        columns: 80,
        cwd: folder,
        now: () => new Date(2026, 10, 23),
        onInterrupt: (listener) => {
          const timer = setTimeout(listener, 150);
          return () => {
            clearTimeout(timer);
          };
        },
      },
    );
    expect(code).toBe(1);
    expect(err).toContain('Cancelling');
    expect(readdirSync(data())).toEqual([]);
  });
});

describe('packs in an open Cofactor', () => {
  test('which plans need a pack is told before it goes', async () => {
    writeTable();
    const pack = outputOf('imports.foods', await importTable()).pack ?? '';
    const core = open();
    const plan = v.parse(operations['plans.save'].input, {
      id: null,
      revision: 0,
      title: 'Breakfast',
      plan: planWith(`${pack}-1`),
    });
    const { id } = await core.call('plans.save', plan);
    await core.call('plans.save', {
      ...plan,
      title: 'Almonds',
      plan: v.parse(operations['check'].input, { plan: planWith('almonds-raw') }).plan,
    });
    const ref = v.parse(operations['packs.uses'].input, { id: pack });
    expect(await core.call('packs.uses', ref)).toEqual({
      plans: [{ plan: id, title: 'Breakfast', foods: [`${pack}-1`] }],
    });
    const removed = await run('packs', 'remove', pack);
    expect(removed.out).toContain(`- Breakfast: ${pack}-1`);
  });

  test('what another process imports and removes is there, and gone, within a second or so', async () => {
    const core = open();
    const find = async () =>
      (await core.call('search', { query: 'kvikk', limit: 5 })).hits.map(({ title }) => title);
    expect(await find()).not.toContain('Kvikk bread');
    writeTable();
    const pack = outputOf('imports.foods', await importTable()).pack ?? '';
    await expect.poll(find, { timeout: 4000 }).toContain('Kvikk bread');
    await run('packs', 'remove', pack);
    await expect.poll(find, { timeout: 4000 }).not.toContain('Kvikk bread');
  });

  test('a damaged pack is named by doctor and never read', async () => {
    writeTable();
    const pack = outputOf('imports.foods', await importTable()).pack ?? '';
    const path = join(data(), 'packs', `${pack}.db`);
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const doctor = outputOf('doctor', await run('doctor', '--json'));
    expect(doctor.ok).toBe(false);
    expect(doctor.packs).toContainEqual({ id: pack, edition: '', ok: false });
    expect(doctor.problems.join()).toContain(`cofactor packs remove ${pack}`);
    const text = await run('doctor');
    expect(text.out).toContain(`Pack ${pack}: not used, see below`);
    expect(outputOf('search', await run('search', 'kvikk', '--json')).hits).toEqual([]);
    expect((await run('packs', 'remove', pack)).code).toBe(0);
    expect(existsSync(path)).toBe(false);
  });
});

/** `export`, `import data` and `backups` on the command line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { failureIn, runIn, type Run } from './support/cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-cli-own-'));
  return () => {
    rmSync(folder, { recursive: true });
  };
});
const run = (...words: string[]): Promise<Run> => runIn(folder, words);
const json = async (...words: string[]): Promise<unknown> =>
  JSON.parse((await run(...words, '--json')).out);

const day = '2026-05-01T08:00:00.000Z';
const plan = {
  format: 'cofactor-plan',
  version: 1,
  profile: { age: 34, sex: 'female' },
  items: [],
};
const file = {
  format: 'cofactor-data',
  version: 1,
  settings: {},
  plans: [{ title: 'Mine', createdAt: day, updatedAt: day, plan }],
};

test('everything goes out and comes in again, and a backup holds what was there before', async () => {
  writeFileSync(join(folder, 'first.json'), JSON.stringify(file));
  expect(await json('import', 'data', 'first.json', '--try')).toMatchObject({
    added: { plans: 1 },
    kept: null,
  });
  expect(await json('backups')).toEqual([]);
  expect(await json('import', 'data', 'first.json')).toMatchObject({ added: { plans: 1 } });
  expect(await json('export', '--out', 'all.json')).toMatchObject({
    path: join(folder, 'all.json'),
    form: 'json',
    encrypted: false,
    counts: { plans: 1 },
  });
  const replaced = await run('import', 'data', 'all.json', '--replace');
  expect([replaced.code, replaced.out]).toEqual([
    0,
    expect.stringMatching(/^Taken in: 1 plan\n\n.*kept as the backup user-/u),
  ]);
  const [backup] = (await json('backups')) as { name: string }[];
  expect(await json('backups', 'show', backup?.name ?? '')).toMatchObject({
    sound: true,
    counts: { plans: 1 },
  });
  expect(await json('backups', 'restore', backup?.name ?? '')).toMatchObject({
    counts: { plans: 1 },
  });
});

test('a passphrase comes from a file; the flag --csv may stand anywhere', async () => {
  writeFileSync(join(folder, 'word.txt'), 'correct horse battery\n');
  await run('export', '--out', 'all.age', '--passphrase-file', 'word.txt');
  expect(readFileSync(join(folder, 'all.age'), 'latin1')).toMatch(/^age-encryption\.org\/v1\n/u);
  expect(await json('import', 'data', 'all.age', '--passphrase-file', 'word.txt')).toMatchObject({
    unreadable: [],
  });
  const closed = await run('import', 'data', 'all.age', '--json');
  expect([closed.code, failureIn(closed)]).toMatchObject([
    2,
    { code: 'invalid-input', field: 'passphrase' },
  ]);
  await run('--csv', 'export', '--out', 'all.zip');
  expect(readFileSync(join(folder, 'all.zip'), 'latin1').startsWith('PK')).toBe(true);
});

test.each([
  [['export'], 2, 'out'],
  [['import', 'data', 'none.json'], 2, undefined],
  [['import', 'fdc', 'x.zip', '--replace'], 2, 'replace'],
  [['backups', 'restore', 'nope'], 2, 'name'],
  [['backups', 'restore', 'user-2020-01-01T00-00-00-000Z.db'], 3, 'name'],
  [['backups', 'wash'], 2, undefined],
])('%j is refused', async (words, code, field) => {
  const failed = await run(...words, '--json');
  expect([failed.code, failureIn(failed).field]).toEqual([code, field]);
});

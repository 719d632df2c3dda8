/** What the first version of Cofactor kept, opened by this one. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlanId } from '../../contract/ids.ts';
import { Product } from '../../contract/userData.ts';
import { plansAndSettings } from '../db/migrations/0001-plans-and-settings.ts';
import { migrations } from '../db/migrations/index.ts';
import type { Library } from './service.ts';
import { failure, plan, save, testLibrary, titles, type TestLibrary } from './testing.ts';

const id = v.parse(PlanId, '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11');
const product = v.parse(Product, {
  name: 'Zinc',
  ingredients: [{ substance: 'zinc', amount: 10, unit: 'mg' }],
});

let here: TestLibrary;
beforeEach(() => {
  here = testLibrary();
  mkdirSync(here.place.dataDir);
  const old = new Database(here.path('user.db'));
  old.exec(readFileSync(new URL('../db/versionOne.sql', import.meta.url), 'utf8'));
  old.close();
});
afterEach(() => {
  here.close();
});

async function keepOneOfEach(lib: Library): Promise<void> {
  await lib.handlers['profiles.save']({
    id: null,
    revision: 0,
    title: 'Zoë',
    profile: plan.profile,
  });
  await lib.handlers['products.save']({ id: null, revision: 0, product });
  await lib.handlers['plans.keep']({ id, reason: 'kept', note: null });
}
async function countOfEach(lib: Library): Promise<number[]> {
  const { handlers } = lib;
  return [
    (await handlers['profiles.list']({})).length,
    (await handlers['products.list']({})).length,
    (await handlers['plans.versions']({ id })).length,
  ];
}

it('plans and settings are there, new kinds of entries can be kept, and a backup holds the old file', async () => {
  const lib = here.open();
  expect(await titles(lib)).toEqual(['From the first version']);
  const stored = await lib.handlers['plans.get']({ id });
  expect(stored).toMatchObject({ revision: 3, items: 1, createdAt: '2026-05-01T08:00:00.000Z' });
  expect(stored.plan).toMatchObject({
    profile: { name: 'Zoë', age: 34, medications: [{ medication: 'levothyroxine' }] },
    // What the first version did not know takes its default.
    items: [{ product: 'Magnesium citrate', times: ['08:00', '20:00'], timesFixed: false }],
  });
  expect(await lib.handlers['settings.get']({})).toMatchObject({ theme: 'dark', lastPlan: id });
  expect(lib.inspect()).toMatchObject({
    userData: { ok: true, version: migrations.length, plans: 1 },
    problems: [],
  });
  expect(await countOfEach(lib)).toEqual([0, 0, 0]);
  await keepOneOfEach(lib);
  expect(await countOfEach(lib)).toEqual([1, 1, 1]);
  const [backup] = here.inBackups();
  const copy = new Database(here.path('backups', backup ?? ''), { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  copy.close();
});

it('every kind of entry comes back from a backup', async () => {
  const lib = here.open();
  await keepOneOfEach(lib);
  here.place.clock.set('2026-11-22T10:00:00.000Z');
  lib.close();
  writeFileSync(here.path('user.db'), 'garbage '.repeat(2000));
  const mended = here.open();
  expect(await countOfEach(mended)).toEqual([1, 1, 1]);
  expect(mended.inspect().problems.join()).toContain('was restored');
});

it('a backup of the first version is restored and upgraded', async () => {
  const early = here.open({ migrations: [plansAndSettings] });
  await save(early, 'Also early');
  early.close();
  // One before the first change of the day, one on closing.
  expect(here.inBackups()).toHaveLength(2);
  writeFileSync(here.path('user.db'), 'garbage '.repeat(2000));
  const lib = here.open();
  expect((await titles(lib)).sort()).toEqual(['Also early', 'From the first version']);
  await keepOneOfEach(lib);
  expect(await countOfEach(lib)).toEqual([1, 1, 1]);
});

it('the upgraded file is refused by the first version, which changes nothing', async () => {
  here.open().close();
  const lib = here.open();
  await keepOneOfEach(lib);
  lib.close();
  copyFileSync(here.path('user.db'), here.path('before.copy'));
  const early = here.open({ migrations: [plansAndSettings] });
  expect((await failure(() => early.handlers['plans.list']({}))).code).toBe('newer-data');
  expect(readFileSync(here.path('user.db')).equals(readFileSync(here.path('before.copy')))).toBe(
    true,
  );
});

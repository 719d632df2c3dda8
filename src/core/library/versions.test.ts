import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlanId } from '../../contract/ids.ts';
import type { KeepVersionInput } from '../../contract/userData.ts';
import type { PlanVersionSummary } from '../../contract/userData.ts';
import type { Library } from './service.ts';
import { failure, plan, save, testLibrary, type TestLibrary } from './testing.ts';
import { MOST_KEPT } from './versions.ts';

const nobody = v.parse(PlanId, '00000000-0000-4000-8000-000000000000');
type Reason = v.InferOutput<typeof KeepVersionInput>['reason'];

let here: TestLibrary;
beforeEach(() => {
  here = testLibrary();
});
afterEach(() => {
  here.close();
});

async function keep(
  lib: Library,
  id: PlanId,
  reason: Reason = 'kept',
  note: string | null = null,
): Promise<PlanVersionSummary> {
  return lib.handlers['plans.keep']({ id, reason, note });
}
async function numbers(lib: Library, id: PlanId): Promise<number[]> {
  return (await lib.handlers['plans.versions']({ id })).map((one) => one.number);
}
/** Changes the plan as a person would: another title is another state of it. */
async function change(lib: Library, id: PlanId, title: string): Promise<void> {
  const { revision } = await lib.handlers['plans.get']({ id });
  await lib.handlers['plans.save']({ id, revision, title, plan });
}

it('a version is the plan as it stood, with its day and the edition', async () => {
  const lib = here.open();
  const { id } = await save(lib, 'Mine');
  const first = await keep(lib, id, 'kept', '  before the visit ');
  expect(first).toEqual({
    plan: id,
    number: 1,
    title: 'Mine',
    reason: 'kept',
    note: 'before the visit',
    edition: '2026.11',
    createdAt: '2026-11-22T08:00:00.000Z',
  });
  here.place.clock.set('2026-12-01T08:00:00.000Z');
  await lib.handlers['plans.save']({
    id,
    revision: 1,
    title: 'Later',
    plan: { ...plan, items: [] },
  });
  await keep(lib, id, 'report');
  lib.close();
  const again = here.open({ edition: '2027.02' });
  expect(await again.handlers['plans.versions']({ id })).toMatchObject([
    { number: 2, title: 'Later', reason: 'report', note: null, edition: '2026.11' },
    { number: 1, title: 'Mine' },
  ]);
  expect(await again.handlers['plans.version']({ id, number: 1 })).toEqual({
    ...first,
    body: plan,
  });
  expect((await again.handlers['plans.version']({ id, number: 2 })).body.items).toEqual([]);
});

it('an equal newest version of the same reason is not kept twice', async () => {
  const lib = here.open();
  const { id } = await save(lib, 'Mine');
  const first = await keep(lib, id, 'report');
  here.place.clock.set('2026-11-23T08:00:00.000Z');
  expect(await keep(lib, id, 'report')).toEqual(first);
  expect((await keep(lib, id, 'kept')).number).toBe(2);
  // Something else kept in between does not make a second report of it.
  expect(await keep(lib, id, 'report')).toEqual(first);
  await change(lib, id, 'Changed');
  expect((await keep(lib, id, 'report')).number).toBe(3);
  // Back to what it was: the newest report differs, so this is a new state.
  await change(lib, id, 'Mine');
  expect((await keep(lib, id, 'report')).number).toBe(4);
  lib.close();
  // Another edition of the reference may find other things in the same plan.
  expect((await keep(here.open({ edition: '2027.02' }), id, 'report')).number).toBe(5);
});

it('a note is never lost to an equal version', async () => {
  const lib = here.open();
  const { id } = await save(lib, 'Mine');
  await keep(lib, id, 'kept', 'first');
  expect((await keep(lib, id, 'kept', 'second')).number).toBe(2);
  expect((await keep(lib, id, 'kept', 'second')).number).toBe(2);
  expect((await keep(lib, id, 'kept', ' ')).number).toBe(2);
});

it('a plan that lacks a newer default is still the same plan', async () => {
  const lib = here.open();
  const { id } = await save(lib, 'Mine');
  await keep(lib, id, 'report');
  const raw = new Database(here.path('user.db'));
  raw.prepare(`UPDATE plan_version SET body = json_remove(body, '$.items[0].timesFixed')`).run();
  expect(raw.prepare('SELECT body FROM plan_version').pluck().get()).not.toContain('timesFixed');
  raw.close();
  expect((await keep(lib, id, 'report')).number).toBe(1);
});

it(`refuses to keep more than ${MOST_KEPT}, drops nothing, and still notes reports`, async () => {
  const lib = here.open();
  const { id } = await save(lib, 'Mine');
  await keep(lib, id);
  const raw = new Database(here.path('user.db'));
  raw
    .prepare(
      `WITH RECURSIVE more (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM more WHERE n < ?)
       INSERT INTO plan_version SELECT plan, n, title || n, reason, note, edition, body, created_at
       FROM plan_version, more`,
    )
    .run(MOST_KEPT);
  raw.close();
  const refused = await failure(() => keep(lib, id));
  expect(refused).toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('1,000 versions'),
  });
  expect(await numbers(lib, id)).toHaveLength(MOST_KEPT);
  expect((await keep(lib, id, 'report')).number).toBe(MOST_KEPT + 1);
});

it('versions go with their plan, and only with it', async () => {
  const lib = here.open();
  const mine = await save(lib, 'Mine');
  const other = await save(lib, 'Other');
  await keep(lib, mine.id);
  await keep(lib, other.id);
  await lib.handlers['plans.remove']({ id: mine.id });
  const raw = new Database(here.path('user.db'), { readonly: true });
  expect(raw.prepare('SELECT plan FROM plan_version').pluck().all()).toEqual([other.id]);
  expect(raw.pragma('foreign_key_check')).toEqual([]);
  raw.close();
  expect((await failure(() => lib.handlers['plans.versions']({ id: mine.id }))).code).toBe(
    'not-found',
  );
  expect(await numbers(lib, other.id)).toEqual([1]);
});

it('says what is not there, and makes no file by asking', async () => {
  const lib = here.open();
  for (const ask of [
    () => lib.handlers['plans.versions']({ id: nobody }),
    () => lib.handlers['plans.version']({ id: nobody, number: 1 }),
    () => keep(lib, nobody),
  ])
    expect(await failure(ask)).toMatchObject({ code: 'not-found', field: 'id' });
  expect(existsSync(here.place.dataDir)).toBe(false);
  const { id } = await save(lib, 'Mine');
  expect(await lib.handlers['plans.versions']({ id })).toEqual([]);
  expect(await failure(() => lib.handlers['plans.version']({ id, number: 1 }))).toMatchObject({
    code: 'not-found',
    field: 'number',
  });
});

it('one that cannot be read says so alone', async () => {
  const lib = here.open();
  const { id } = await save(lib, 'Mine');
  await keep(lib, id);
  await change(lib, id, 'Changed');
  await keep(lib, id);
  const raw = new Database(here.path('user.db'));
  raw.prepare(`UPDATE plan_version SET body = '{}' WHERE number = 1`).run();
  raw.close();
  expect(await numbers(lib, id)).toEqual([2, 1]);
  expect((await failure(() => lib.handlers['plans.version']({ id, number: 1 }))).code).toBe(
    'damaged-data',
  );
  expect((await lib.handlers['plans.version']({ id, number: 2 })).body).toEqual(plan);
});

it('a damaged plan is not kept as if it were one', async () => {
  const lib = here.open();
  const { id } = await save(lib, 'Mine');
  const raw = new Database(here.path('user.db'));
  raw.prepare(`UPDATE plan SET body = '{}'`).run();
  raw.close();
  expect((await failure(() => keep(lib, id))).code).toBe('damaged-data');
  expect(await numbers(lib, id)).toEqual([]);
});

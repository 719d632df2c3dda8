import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProfileId } from '../../contract/ids.ts';
import { Profile } from '../../contract/plan.ts';
import { failure, testLibrary, type TestLibrary } from './testing.ts';

const nobody = v.parse(ProfileId, '00000000-0000-4000-8000-000000000000');
const profile = v.parse(Profile, {
  name: 'A. "B." Ø',
  age: 71,
  sex: 'female',
  conditions: ['multiple-sclerosis'],
  medications: [{ medication: null, name: 'a new tablet', times: ['07:00'] }],
  notes: 'Prefers tablets to powder.',
});

let here: TestLibrary;
beforeEach(() => {
  here = testLibrary();
});
afterEach(() => {
  here.close();
});

it('people are saved, listed by title, changed only from their last state, and removed', async () => {
  const lib = here.open();
  const input = { id: null, revision: 0, profile };
  const mother = await lib.handlers['profiles.save']({ ...input, title: 'mother' });
  expect(mother).toMatchObject({
    title: 'mother',
    profile,
    revision: 1,
    createdAt: '2026-11-22T08:00:00.000Z',
  });
  await lib.handlers['profiles.save']({ ...input, title: 'Me' });
  await lib.handlers['profiles.save']({ ...input, title: 'Aunt' });
  here.place.clock.set('2026-11-22T09:00:00.000Z');
  const older = { ...profile, age: 72 };
  const changed = await lib.handlers['profiles.save']({
    id: mother.id,
    revision: 1,
    title: 'Mother',
    profile: older,
  });
  expect(changed).toEqual({
    ...mother,
    title: 'Mother',
    profile: older,
    revision: 2,
    updatedAt: '2026-11-22T09:00:00.000Z',
  });
  const late = await failure(() =>
    lib.handlers['profiles.save']({ id: mother.id, revision: 1, title: 'Late', profile }),
  );
  expect(late).toMatchObject({ code: 'busy', field: 'revision' });
  lib.close();
  const again = here.open();
  const listed = await again.handlers['profiles.list']({});
  expect(listed.map((one) => one.title)).toEqual(['Aunt', 'Me', 'Mother']);
  expect(listed[2]).toEqual(changed);
  await again.handlers['profiles.remove']({ id: mother.id });
  expect((await again.handlers['profiles.list']({})).map((one) => one.title)).toEqual([
    'Aunt',
    'Me',
  ]);
  expect((await failure(() => again.handlers['profiles.remove']({ id: mother.id }))).code).toBe(
    'not-found',
  );
  const gone = await failure(() =>
    again.handlers['profiles.save']({ id: mother.id, revision: 2, title: 'Back', profile }),
  );
  expect(gone).toMatchObject({ code: 'not-found', field: 'id' });
});

it('without data nothing is listed, and nothing is made by removing', async () => {
  const lib = here.open();
  expect(await lib.handlers['profiles.list']({})).toEqual([]);
  expect((await failure(() => lib.handlers['profiles.remove']({ id: nobody }))).code).toBe(
    'not-found',
  );
  expect(existsSync(here.place.dataDir)).toBe(false);
});

it('one that cannot be read is named by the check of the data and hides no other', async () => {
  const lib = here.open();
  const input = { id: null, revision: 0, profile };
  await lib.handlers['profiles.save']({ ...input, title: 'Odd' });
  await lib.handlers['profiles.save']({ ...input, title: 'Fine' });
  expect(lib.inspect().userData.ok).toBe(true);
  const raw = new Database(here.path('user.db'));
  raw.prepare(`UPDATE profile SET body = '{"age":"old"}' WHERE title = 'Odd'`).run();
  raw.close();
  expect((await lib.handlers['profiles.list']({})).map((one) => one.title)).toEqual(['Fine']);
  const { userData, problems } = lib.inspect();
  expect(userData.ok).toBe(false);
  expect(problems).toEqual([expect.stringContaining('The profile "Odd" cannot be read.')]);
  expect(here.place.log.lines.join()).not.toContain('Odd');
});

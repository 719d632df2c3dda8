import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlanId } from '../../contract/ids.ts';
import { failure, plan, save, testLibrary, titles, type TestLibrary } from './testing.ts';

const nobody = v.parse(PlanId, '00000000-0000-4000-8000-000000000000');

let here: TestLibrary;
beforeEach(() => {
  here = testLibrary();
});
afterEach(() => {
  here.close();
});

describe('without personal data', () => {
  it('answers every read and makes no file', async () => {
    const lib = here.open();
    expect(await lib.handlers['plans.list']({})).toEqual([]);
    expect(await lib.handlers['settings.get']({})).toEqual({
      theme: 'system',
      textSize: 'normal',
      lineSpacing: 'normal',
      readingWidth: 'normal',
      symbols: 'shapes',
      motion: 'system',
      paper: 'a4',
      reader: null,
      singleKeys: true,
      lastPlan: null,
    });
    expect((await failure(() => lib.handlers['plans.get']({ id: nobody }))).code).toBe('not-found');
    expect((await failure(() => lib.handlers['plans.remove']({ id: nobody }))).code).toBe(
      'not-found',
    );
    expect(lib.inspect()).toEqual({
      userData: { ok: true, version: null, plans: null, backups: 0, recoveries: [] },
      problems: [],
    });
    expect(existsSync(here.place.dataDir)).toBe(false);
  });
});

describe('plans', () => {
  it('are created, read back exactly, changed and removed', async () => {
    const lib = here.open();
    const created = await save(lib, 'Mine');
    expect(created).toMatchObject({ title: 'Mine', revision: 1, items: 1, plan });
    here.place.clock.set('2026-11-22T09:00:00.000Z');
    const changed = await lib.handlers['plans.save']({
      id: created.id,
      revision: 1,
      title: 'Mine, later',
      plan: { ...plan, items: [] },
    });
    expect(changed).toMatchObject({
      revision: 2,
      items: 0,
      createdAt: '2026-11-22T08:00:00.000Z',
      updatedAt: '2026-11-22T09:00:00.000Z',
    });
    lib.close();
    const again = here.open();
    expect(await again.handlers['plans.get']({ id: created.id })).toEqual(changed);
    await again.handlers['plans.remove']({ id: created.id });
    expect(await titles(again)).toEqual([]);
  });

  it('refuse a save on top of a change made elsewhere, and keep that change', async () => {
    const ours = here.open();
    const theirs = here.open();
    const { id } = await save(ours, 'First');
    await theirs.handlers['plans.save']({ id, revision: 1, title: 'Theirs', plan });
    const refused = await failure(() =>
      ours.handlers['plans.save']({ id, revision: 1, title: 'Ours', plan }),
    );
    expect(refused.code).toBe('busy');
    expect(refused.message).toContain('changed elsewhere');
    expect(await titles(ours)).toEqual(['Theirs']);
    const gone = await failure(() =>
      ours.handlers['plans.save']({ id: nobody, revision: 1, title: 'Ours', plan }),
    );
    expect(gone.code).toBe('not-found');
  });

  it('are listed with the last change first', async () => {
    const lib = here.open();
    const { id } = await save(lib, 'A');
    here.place.clock.set('2026-11-22T09:00:00.000Z');
    await save(lib, 'B');
    expect(await titles(lib)).toEqual(['B', 'A']);
    here.place.clock.set('2026-11-22T10:00:00.000Z');
    await lib.handlers['plans.save']({ id, revision: 1, title: 'A', plan });
    expect(await titles(lib)).toEqual(['A', 'B']);
  });

  it('say so when one cannot be read, and the others stay readable', async () => {
    const lib = here.open();
    const { id } = await save(lib, 'Odd');
    await save(lib, 'Fine');
    const raw = new Database(here.path('user.db'));
    raw.prepare(`UPDATE plan SET body = '{"format":"other"}' WHERE title = 'Odd'`).run();
    raw.close();
    expect((await failure(() => lib.handlers['plans.get']({ id }))).code).toBe('damaged-data');
    expect((await titles(lib)).sort()).toEqual(['Fine', 'Odd']);
    const { userData, problems } = lib.inspect();
    expect(userData).toMatchObject({ ok: false, plans: 2 });
    expect(problems).toEqual([expect.stringContaining('The plan "Odd" cannot be read.')]);
  });

  it.skipIf(process.platform === 'win32')('are readable by their owner only', async () => {
    await save(here.open(), 'Private');
    expect(statSync(here.place.dataDir).mode & 0o077).toBe(0);
    expect(statSync(here.path('user.db')).mode & 0o077).toBe(0);
    for (const name of here.inBackups())
      expect(statSync(here.path('backups', name)).mode & 0o077).toBe(0);
  });
});

describe('settings', () => {
  it('are kept, and one that cannot be read falls back alone', async () => {
    const lib = here.open();
    const { id } = await save(lib, 'Mine');
    await lib.handlers['settings.save']({
      theme: 'dark',
      textSize: 'large',
      lineSpacing: 'wide',
      readingWidth: 'narrow',
      symbols: 'words',
      motion: 'none',
      paper: 'letter',
      reader: null,
      singleKeys: false,
      lastPlan: id,
    });
    const raw = new Database(here.path('user.db'));
    raw.prepare(`UPDATE setting SET value = '"enormous"' WHERE key = 'textSize'`).run();
    raw.prepare(`INSERT INTO setting VALUES ('unheard', '1')`).run();
    raw.close();
    expect(await lib.handlers['settings.get']({})).toEqual({
      theme: 'dark',
      textSize: 'normal',
      lineSpacing: 'wide',
      readingWidth: 'narrow',
      symbols: 'words',
      motion: 'none',
      paper: 'letter',
      reader: null,
      singleKeys: false,
      lastPlan: id,
    });
    await lib.handlers['plans.remove']({ id });
    expect((await lib.handlers['settings.get']({})).lastPlan).toBeNull();
  });
});

describe('plan.parse', () => {
  it('reads a plan and names line and column, or the field', async () => {
    const { handlers } = here.open();
    expect(await handlers['plan.parse']({ text: JSON.stringify(plan) })).toEqual(plan);
    const broken = await failure(() => handlers['plan.parse']({ text: '{\n  "format": oops }' }));
    expect(broken).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('line 2, column 13'),
    });
    const text = JSON.stringify({
      ...plan,
      items: [{ ingredients: [{ substance: 'zinc', amount: 1 }] }],
    });
    expect((await failure(() => handlers['plan.parse']({ text }))).field).toBe(
      'items[0].ingredients[0].unit',
    );
  });
});

describe('data.erase', () => {
  it('deletes everything personal and starts empty', async () => {
    const lib = here.open();
    const { id } = await save(lib, 'Secret');
    await lib.handlers['plans.keep']({ id, reason: 'kept', note: null });
    await lib.handlers['profiles.save']({
      id: null,
      revision: 0,
      title: 'Secret',
      profile: plan.profile,
    });
    lib.close();
    writeFileSync(here.path('user.db'), 'garbage '.repeat(2000));
    const again = here.open();
    await save(again, 'Second');
    expect(readdirSync(here.place.dataDir).length).toBeGreaterThan(2);
    writeFileSync(here.path('import.db'), 'a pack is not personal');
    await again.handlers['data.erase']({ confirm: 'erase all my data' });
    expect(readdirSync(here.place.dataDir)).toEqual(['import.db']);
    expect(await titles(again)).toEqual([]);
    expect(await again.handlers['profiles.list']({})).toEqual([]);
    expect(await again.handlers['products.list']({})).toEqual([]);
    expect(again.inspect()).toEqual({
      userData: { ok: true, version: null, plans: null, backups: 0, recoveries: [] },
      problems: [],
    });
    const fresh = await save(again, 'Fresh');
    expect(await titles(again)).toEqual(['Fresh']);
    expect(await again.handlers['plans.versions']({ id: fresh.id })).toEqual([]);
    expect(await again.handlers['profiles.list']({})).toEqual([]);
  });

  it('waits for another process that has the data open, and deletes nothing', async () => {
    const lib = here.open();
    await save(lib, 'Kept');
    const other = here.open();
    expect(await titles(other)).toEqual(['Kept']);
    const refused = await failure(() =>
      lib.handlers['data.erase']({ confirm: 'erase all my data' }),
    );
    expect(refused.code).toBe('busy');
    expect(await titles(lib)).toEqual(['Kept']);
    expect(here.inBackups()).not.toEqual([]);
  });
});

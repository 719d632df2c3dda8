import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CofactorError, type Failure } from '../../contract/errors.ts';
import { PlanId } from '../../contract/ids.ts';
import { Plan } from '../../contract/plan.ts';
import { migrations } from '../db/migrations/index.ts';
import { testPlace, type TestPlace } from '../db/testing.ts';
import { createLibrary, type Library } from './service.ts';

const plan = v.parse(Plan, {
  format: 'cofactor-plan',
  version: 1,
  profile: { name: 'Zoë "O\'Neil"', age: 34, sex: 'female' },
  items: [
    { product: 'Magnesium', ingredients: [{ substance: 'magnesium', amount: 200, unit: 'mg' }] },
  ],
});
const nobody = v.parse(PlanId, '00000000-0000-4000-8000-000000000000');

let place: TestPlace;
const open: Library[] = [];
beforeEach(() => {
  place = testPlace();
});
afterEach(() => {
  for (const library of open.splice(0)) library.close();
  place.remove();
});

function library(more: Partial<Parameters<typeof createLibrary>[0]> = {}): Library {
  const made = createLibrary({
    dataDir: place.dataDir,
    clock: place.clock,
    log: place.log,
    ...more,
  });
  open.push(made);
  return made;
}
const save = async (from: Library, title: string) =>
  from.handlers['plans.save']({ id: null, revision: 0, title, plan });
const titles = async (from: Library) =>
  (await from.handlers['plans.list']({})).map((one) => one.title);
const path = (...names: string[]) => join(place.dataDir, ...names);
const inBackups = () => (existsSync(path('backups')) ? readdirSync(path('backups')) : []);

async function failure(work: () => unknown): Promise<Failure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CofactorError) return error.failure;
    throw error;
  }
  throw new Error('no failure');
}

describe('without personal data', () => {
  it('answers every read and makes no file', async () => {
    const lib = library();
    expect(await lib.handlers['plans.list']({})).toEqual([]);
    expect(await lib.handlers['settings.get']({})).toEqual({
      theme: 'system',
      textSize: 'normal',
      paper: 'a4',
      lastPlan: null,
    });
    expect((await failure(() => lib.handlers['plans.get']({ id: nobody }))).code).toBe('not-found');
    expect((await failure(() => lib.handlers['plans.remove']({ id: nobody }))).code).toBe(
      'not-found',
    );
    expect(lib.inspect()).toEqual({
      userData: { ok: true, version: null, plans: null, backups: 0 },
      problems: [],
    });
    expect(existsSync(place.dataDir)).toBe(false);
  });
});

describe('plans', () => {
  it('are created, read back exactly, changed and removed', async () => {
    const lib = library();
    const created = await save(lib, 'Mine');
    expect(created).toMatchObject({ title: 'Mine', revision: 1, items: 1, plan });
    place.clock.set('2026-11-22T09:00:00.000Z');
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
    const again = library();
    expect(await again.handlers['plans.get']({ id: created.id })).toEqual(changed);
    await again.handlers['plans.remove']({ id: created.id });
    expect(await titles(again)).toEqual([]);
  });

  it('refuse a save on top of a change made elsewhere, and keep that change', async () => {
    const here = library();
    const there = library();
    const { id } = await save(here, 'First');
    await there.handlers['plans.save']({ id, revision: 1, title: 'Theirs', plan });
    const refused = await failure(() =>
      here.handlers['plans.save']({ id, revision: 1, title: 'Ours', plan }),
    );
    expect(refused.code).toBe('busy');
    expect(refused.message).toContain('changed elsewhere');
    expect(await titles(here)).toEqual(['Theirs']);
    const gone = await failure(() =>
      here.handlers['plans.save']({ id: nobody, revision: 1, title: 'Ours', plan }),
    );
    expect(gone.code).toBe('not-found');
  });

  it('are listed with the last change first', async () => {
    const lib = library();
    const { id } = await save(lib, 'A');
    place.clock.set('2026-11-22T09:00:00.000Z');
    await save(lib, 'B');
    expect(await titles(lib)).toEqual(['B', 'A']);
    place.clock.set('2026-11-22T10:00:00.000Z');
    await lib.handlers['plans.save']({ id, revision: 1, title: 'A', plan });
    expect(await titles(lib)).toEqual(['A', 'B']);
  });

  it('say so when one cannot be read, and the others stay readable', async () => {
    const lib = library();
    const { id } = await save(lib, 'Odd');
    await save(lib, 'Fine');
    const raw = new Database(path('user.db'));
    raw.prepare(`UPDATE plan SET body = '{"format":"other"}' WHERE title = 'Odd'`).run();
    raw.close();
    expect((await failure(() => lib.handlers['plans.get']({ id }))).code).toBe('damaged-data');
    expect((await titles(lib)).sort()).toEqual(['Fine', 'Odd']);
  });

  it.skipIf(process.platform === 'win32')('are readable by their owner only', async () => {
    await save(library(), 'Private');
    expect(statSync(place.dataDir).mode & 0o077).toBe(0);
    expect(statSync(path('user.db')).mode & 0o077).toBe(0);
    for (const name of inBackups()) expect(statSync(path('backups', name)).mode & 0o077).toBe(0);
  });
});

describe('settings', () => {
  it('are kept, and one that cannot be read falls back alone', async () => {
    const lib = library();
    const { id } = await save(lib, 'Mine');
    await lib.handlers['settings.save']({
      theme: 'dark',
      textSize: 'large',
      paper: 'letter',
      lastPlan: id,
    });
    const raw = new Database(path('user.db'));
    raw.prepare(`UPDATE setting SET value = '"enormous"' WHERE key = 'textSize'`).run();
    raw.prepare(`INSERT INTO setting VALUES ('unheard', '1')`).run();
    raw.close();
    expect(await lib.handlers['settings.get']({})).toEqual({
      theme: 'dark',
      textSize: 'normal',
      paper: 'letter',
      lastPlan: id,
    });
    await lib.handlers['plans.remove']({ id });
    expect((await lib.handlers['settings.get']({})).lastPlan).toBeNull();
  });
});

describe('plan.parse', () => {
  it('reads a plan and names line and column, or the field', async () => {
    const { handlers } = library();
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

describe('backups', () => {
  it('are made by the first save, before the first change of a day, and on closing', async () => {
    const first = library();
    await save(first, 'One');
    expect(inBackups()).toEqual(['user-2026-11-22T08-00-00-000Z.db']);
    place.clock.set('2026-11-22T09:00:00.000Z');
    await save(first, 'Two');
    expect(inBackups()).toHaveLength(1);
    first.close();
    expect(inBackups()).toEqual([
      'user-2026-11-22T08-00-00-000Z.db',
      'user-2026-11-22T09-00-00-000Z.db',
    ]);
    place.clock.set('2026-11-23T07:00:00.000Z');
    const second = library();
    expect(await titles(second)).toHaveLength(2);
    expect(inBackups()).toHaveLength(2);
    await save(second, 'Three');
    expect(inBackups()).toContain('user-2026-11-23T07-00-00-000Z.db');
    const copy = new Database(path('backups', 'user-2026-11-23T07-00-00-000Z.db'), {
      readonly: true,
    });
    // Taken before the change of that day.
    expect(copy.prepare('SELECT title FROM plan ORDER BY title').pluck().all()).toEqual([
      'One',
      'Two',
    ]);
    expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length);
    copy.close();
  });

  it('are made before a migration, and the data survives it', async () => {
    const old = library();
    await save(old, 'Kept');
    old.close();
    place.clock.set('2026-11-22T12:00:00.000Z');
    const next = {
      version: migrations.length + 1,
      name: 'next',
      sql: 'CREATE TABLE note (text TEXT) STRICT',
    };
    const upgraded = library({ migrations: [...migrations, next] });
    expect(await titles(upgraded)).toEqual(['Kept']);
    expect(upgraded.inspect().userData.version).toBe(migrations.length + 1);
    expect(inBackups()).toContain('user-2026-11-22T12-00-00-000Z.db');
    upgraded.close();
    expect(await failure(() => library().handlers['plans.list']({}))).toMatchObject({
      code: 'newer-data',
    });
    const report = library().inspect();
    expect(report.userData.ok).toBe(false);
    expect(report.problems.join()).toContain('newer version');
  });
});

describe('a damaged file', () => {
  async function twoDays(): Promise<void> {
    const lib = library();
    await save(lib, 'Old');
    lib.close();
    place.clock.set('2026-11-23T08:00:00.000Z');
    const later = library();
    await save(later, 'New');
    later.close();
    place.clock.set('2026-11-24T08:00:00.000Z');
  }

  it.each([
    [
      'garbage',
      () => {
        writeFileSync(path('user.db'), 'not a database '.repeat(400));
      },
    ],
    [
      'emptied',
      () => {
        writeFileSync(path('user.db'), '');
      },
    ],
    [
      'a torn page',
      () => {
        const bytes = readFileSync(path('user.db'));
        bytes.fill(0xa5, 4096);
        writeFileSync(path('user.db'), bytes);
      },
    ],
    [
      "another program's database",
      () => {
        writeFileSync(path('user.db'), '');
        const raw = new Database(path('user.db'));
        raw.exec('CREATE TABLE other (x)');
        raw.close();
      },
    ],
  ])('(%s) is kept, and the newest sound backup takes its place', async (_name, damage) => {
    await twoDays();
    damage();
    const before = readFileSync(path('user.db'));
    const lib = library();
    expect((await titles(lib)).sort()).toEqual(['New', 'Old']);
    const kept = readdirSync(place.dataDir).filter((name) => name.startsWith('user.damaged-'));
    expect(kept).toEqual(['user.damaged-2026-11-24T08-00-00-000Z.db']);
    expect(readFileSync(path(kept[0] ?? '')).equals(before)).toBe(true);
    const report = lib.inspect();
    expect(report.userData).toMatchObject({ ok: false, plans: 2 });
    expect(report.problems.join()).toContain('The backup of 2026-11-23 was restored');
    lib.close();
    expect(library().inspect().problems.join()).toContain(
      'earlier day is kept as user.damaged-2026-11-24',
    );
    expect(place.log.lines.join()).not.toContain('New');
  });

  it('is mended from an older backup when the newest one is damaged too', async () => {
    await twoDays();
    const newest = inBackups().sort().at(-1) ?? '';
    writeFileSync(path('backups', newest), 'rotten '.repeat(2000));
    writeFileSync(path('user.db'), 'garbage '.repeat(2000));
    // The backup before the change of the second day holds the first plan only.
    expect(await titles(library())).toEqual(['Old']);
  });

  it('without any backup leads to an empty start that says so', async () => {
    const lib = library();
    await save(lib, 'Lost');
    lib.close();
    for (const name of inBackups()) writeFileSync(path('backups', name), 'rotten');
    writeFileSync(path('user.db'), 'garbage '.repeat(2000));
    const after = library();
    expect(await titles(after)).toEqual([]);
    expect(after.inspect().problems.join()).toContain('started with empty data');
    await save(after, 'Next');
    expect(await titles(after)).toEqual(['Next']);
  });

  it('finishes a recovery that was interrupted after the first step', async () => {
    await twoDays();
    const database = readFileSync(path('user.db'));
    // As a kill would leave it: the file is set aside, its log is not, nothing is restored.
    writeFileSync(path('user.damaged-2026-11-23T23-00-00-000Z.db'), database);
    copyFileSync(path('user.db'), path('user.db-wal'));
    rmSync(path('user.db'));
    const lib = library();
    expect((await titles(lib)).sort()).toEqual(['New', 'Old']);
    expect(existsSync(path('user.damaged-2026-11-24T08-00-00-000Z.db-wal'))).toBe(true);
  });
});

describe('data.erase', () => {
  it('deletes everything personal and starts empty', async () => {
    const lib = library();
    await save(lib, 'Secret');
    lib.close();
    writeFileSync(path('user.db'), 'garbage '.repeat(2000));
    const again = library();
    await save(again, 'Second');
    expect(readdirSync(place.dataDir).length).toBeGreaterThan(2);
    writeFileSync(path('import.db'), 'a pack is not personal');
    await again.handlers['data.erase']({ confirm: 'erase all my data' });
    expect(readdirSync(place.dataDir)).toEqual(['import.db']);
    expect(await titles(again)).toEqual([]);
    expect(again.inspect()).toEqual({
      userData: { ok: true, version: null, plans: null, backups: 0 },
      problems: [],
    });
    await save(again, 'Fresh');
    expect(await titles(again)).toEqual(['Fresh']);
  });

  it('waits for another process that has the data open, and deletes nothing', async () => {
    const lib = library();
    await save(lib, 'Kept');
    const other = library();
    expect(await titles(other)).toEqual(['Kept']);
    const refused = await failure(() =>
      lib.handlers['data.erase']({ confirm: 'erase all my data' }),
    );
    expect(refused.code).toBe('busy');
    expect(await titles(lib)).toEqual(['Kept']);
    expect(inBackups()).not.toEqual([]);
  });
});

describe('faults of the surroundings', () => {
  it('say "unwritable" when the folder is a file', async () => {
    const lib = library({ dataDir: join(place.dataDir) });
    writeFileSync(place.dataDir, 'a file');
    expect((await failure(() => save(lib, 'X'))).code).toBe('unwritable');
  });

  it('keep every save that was answered when the process is killed', async () => {
    const script = `
      const { createLibrary } = await import(${JSON.stringify(new URL('./service.ts', import.meta.url).href)});
      const log = { info() {}, warn() {}, error() {} };
      const lib = createLibrary({ dataDir: ${JSON.stringify(place.dataDir)}, clock: { now: () => new Date() }, log });
      const plan = ${JSON.stringify(plan)};
      for (let n = 1; ; n += 1) {
        lib.handlers['plans.save']({ id: null, revision: 0, title: 'plan ' + n, plan });
        process.stdout.write(n + '\\n');
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk: string) => {
      text += chunk;
      if (text.split('\n').length > 20) child.kill('SIGKILL');
    });
    await new Promise((done) => child.on('close', done));
    const answered = text.split('\n').filter((line) => line !== '').length;
    expect(answered).toBeGreaterThan(10);
    const kept = new Set(await titles(library()));
    for (let n = 1; n < answered; n += 1) expect(kept.has(`plan ${n}`)).toBe(true);
  }, 20_000);
});

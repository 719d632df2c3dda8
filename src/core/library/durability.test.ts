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
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../db/migrations/index.ts';
import { failure, plan, save, testLibrary, titles, type TestLibrary } from './testing.ts';

let here: TestLibrary;
beforeEach(() => {
  here = testLibrary();
});
afterEach(() => {
  here.close();
});

describe.skipIf(process.platform === 'win32')('the files', () => {
  it('are readable by their owner alone, the write-ahead log too', async () => {
    await save(here.open(), 'One');
    for (const name of ['user.db', 'user.db-wal', 'user.db-shm']) {
      expect([name, statSync(here.path(name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });
});

describe('backups', () => {
  it('are made by the first save, before the first change of a day, and on closing', async () => {
    const first = here.open();
    await save(first, 'One');
    expect(here.inBackups()).toEqual(['user-2026-11-22T08-00-00-000Z.db']);
    here.place.clock.set('2026-11-22T09:00:00.000Z');
    await save(first, 'Two');
    expect(here.inBackups()).toHaveLength(1);
    first.close();
    expect(here.inBackups()).toEqual([
      'user-2026-11-22T08-00-00-000Z.db',
      'user-2026-11-22T09-00-00-000Z.db',
    ]);
    here.place.clock.set('2026-11-23T07:00:00.000Z');
    const second = here.open();
    expect(await titles(second)).toHaveLength(2);
    expect(here.inBackups()).toHaveLength(2);
    await save(second, 'Three');
    expect(here.inBackups()).toContain('user-2026-11-23T07-00-00-000Z.db');
    const copy = new Database(here.path('backups', 'user-2026-11-23T07-00-00-000Z.db'), {
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
    const old = here.open();
    await save(old, 'Kept');
    old.close();
    here.place.clock.set('2026-11-22T12:00:00.000Z');
    const next = {
      version: migrations.length + 1,
      name: 'next',
      sql: 'CREATE TABLE note (text TEXT) STRICT',
    };
    const upgraded = here.open({ migrations: [...migrations, next] });
    expect(await titles(upgraded)).toEqual(['Kept']);
    expect(upgraded.inspect().userData.version).toBe(migrations.length + 1);
    expect(here.inBackups()).toContain('user-2026-11-22T12-00-00-000Z.db');
    upgraded.close();
    expect(await failure(() => here.open().handlers['plans.list']({}))).toMatchObject({
      code: 'newer-data',
    });
    const report = here.open().inspect();
    expect(report.userData.ok).toBe(false);
    expect(report.problems.join()).toContain('newer version');
  });
});

describe('a damaged file', () => {
  async function twoDays(): Promise<void> {
    const lib = here.open();
    await save(lib, 'Old');
    lib.close();
    here.place.clock.set('2026-11-23T08:00:00.000Z');
    const later = here.open();
    await save(later, 'New');
    later.close();
    here.place.clock.set('2026-11-24T08:00:00.000Z');
  }

  it.each([
    [
      'garbage',
      () => {
        writeFileSync(here.path('user.db'), 'not a database '.repeat(400));
      },
    ],
    [
      'emptied',
      () => {
        writeFileSync(here.path('user.db'), '');
      },
    ],
    [
      'a torn page',
      () => {
        const bytes = readFileSync(here.path('user.db'));
        bytes.fill(0xa5, 4096);
        writeFileSync(here.path('user.db'), bytes);
      },
    ],
    [
      "another program's database",
      () => {
        writeFileSync(here.path('user.db'), '');
        const raw = new Database(here.path('user.db'));
        raw.exec('CREATE TABLE other (x)');
        raw.close();
      },
    ],
  ])('(%s) is kept, and the newest sound backup takes its place', async (_name, damage) => {
    await twoDays();
    damage();
    const before = readFileSync(here.path('user.db'));
    const lib = here.open();
    expect((await titles(lib)).sort()).toEqual(['New', 'Old']);
    const kept = readdirSync(here.place.dataDir).filter((name) => name.startsWith('user.damaged-'));
    expect(kept).toEqual(['user.damaged-2026-11-24T08-00-00-000Z.db']);
    expect(readFileSync(here.path(kept[0] ?? '')).equals(before)).toBe(true);
    const report = lib.inspect();
    expect(report.userData).toMatchObject({ ok: false, plans: 2 });
    const told = /Found on 2026-11-24 08:00 UTC.* The backup of 2026-11-23 08:00 UTC was restored/u;
    expect(report.problems.join()).toMatch(told);
    expect(report.userData.recoveries).toMatchObject([
      {
        foundAt: '2026-11-24T08:00:00.000Z',
        damaged: kept[0],
        // The second of that day: its clock stood still, and no backup takes the name of another.
        backupAt: '2026-11-23T08:00:00.001Z',
      },
    ]);
    lib.close();
    // Every later start says so too.
    here.place.clock.set('2026-11-25T08:00:00.000Z');
    expect(here.open().inspect().problems.join()).toMatch(told);
    expect(here.place.log.lines.join()).not.toContain('New');
  });

  it('is mended from an older backup when the newest one is damaged too', async () => {
    await twoDays();
    const newest = here.inBackups().sort().at(-1) ?? '';
    writeFileSync(here.path('backups', newest), 'rotten '.repeat(2000));
    writeFileSync(here.path('user.db'), 'garbage '.repeat(2000));
    // The backup before the change of the second day holds the first plan only.
    expect(await titles(here.open())).toEqual(['Old']);
  });

  it('without any backup leads to an empty start that says so', async () => {
    const lib = here.open();
    await save(lib, 'Lost');
    lib.close();
    for (const name of here.inBackups()) writeFileSync(here.path('backups', name), 'rotten');
    writeFileSync(here.path('user.db'), 'garbage '.repeat(2000));
    const after = here.open();
    expect(await titles(after)).toEqual([]);
    expect(after.inspect().problems.join()).toContain('started with empty data');
    await save(after, 'Next');
    expect(await titles(after)).toEqual(['Next']);
  });

  it('finishes a recovery that was interrupted after the first step', async () => {
    await twoDays();
    const database = readFileSync(here.path('user.db'));
    // As a kill would leave it: the file is set aside, its log is not, nothing is restored.
    writeFileSync(here.path('user.damaged-2026-11-23T23-00-00-000Z.db'), database);
    copyFileSync(here.path('user.db'), here.path('user.db-wal'));
    rmSync(here.path('user.db'));
    const lib = here.open();
    expect((await titles(lib)).sort()).toEqual(['New', 'Old']);
    expect(existsSync(here.path('user.damaged-2026-11-24T08-00-00-000Z.db-wal'))).toBe(true);
  });
});

describe('faults of the surroundings', () => {
  it('say "unwritable" when the folder is a file', async () => {
    const lib = here.open();
    writeFileSync(here.place.dataDir, 'a file');
    expect((await failure(() => save(lib, 'X'))).code).toBe('unwritable');
  });

  it('keep every save that was answered when the process is killed', async () => {
    const script = `
      const { createLibrary } = await import(${JSON.stringify(new URL('./service.ts', import.meta.url).href)});
      const { createUserDb } = await import(${JSON.stringify(new URL('../db/userDb.ts', import.meta.url).href)});
      const log = { info() {}, warn() {}, error() {} };
      const clock = { now: () => new Date() };
      const db = createUserDb({ dataDir: ${JSON.stringify(here.place.dataDir)}, clock, log });
      const lib = createLibrary({ db, clock, log, edition: '2026.11' });
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
    const kept = new Set(await titles(here.open()));
    for (let n = 1; n < answered; n += 1) expect(kept.has(`plan ${n}`)).toBe(true);
  }, 20_000);
});

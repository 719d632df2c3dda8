/** Opening user.db in the states that a disk, a person or another process may leave it in. */
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../library/testing.ts';
import { BUSY_TIMEOUT_MS } from './openUser.ts';
import { migrations } from './migrations/index.ts';
import { testPlace, type TestPlace } from './testing.ts';
import { createUserDb, type UserDb } from './userDb.ts';

let place: TestPlace;
let dbs: UserDb[];
beforeEach(() => {
  place = testPlace();
  dbs = [];
});
afterEach(() => {
  for (const db of dbs) db.close();
  place.remove();
});

const open = (more: object = {}): UserDb => {
  const db = createUserDb({ ...place, ...more });
  dbs.push(db);
  return db;
};
const path = (...names: string[]): string => join(place.dataDir, ...names);
const put = (db: UserDb, key: string, value = '"x"'): void => {
  db.write((writer) => writer.run('INSERT INTO setting VALUES (?, ?)', [key, value]));
};
const keys = (db: UserDb): string[] =>
  db.read((reader) => reader.pluck<string>('SELECT key FROM setting ORDER BY key'), []);
const kinds = (db: UserDb): string[] => db.inspect().recoveries.map(({ kind }) => kind);

describe('a word index that is broken', () => {
  const next = {
    version: migrations.length + 1,
    name: 'words',
    sql: `CREATE VIRTUAL TABLE word USING fts5(title, content='plan', content_rowid='rowid')`,
  };
  const withWords = { migrations: [...migrations, next] };

  it('is built anew, and nothing is set aside', () => {
    const db = open(withWords);
    db.write((writer) => {
      writer.run(`INSERT INTO plan VALUES ('p', 'Magnesium', 1, 0, '{}', '2026', '2026')`);
      writer.run(`INSERT INTO word (word) VALUES ('rebuild')`);
    });
    db.close();
    const raw = new Database(path('user.db'));
    raw.unsafeMode();
    raw.exec(`UPDATE word_data SET block = x'00' WHERE id > 10`);
    raw.close();
    const again = open(withWords);
    expect(
      again.read(
        (reader) => reader.pluck<string>(`SELECT title FROM word WHERE word MATCH 'magnesium'`),
        [],
      ),
    ).toEqual(['Magnesium']);
    expect(again.inspect().recoveries).toMatchObject([
      { kind: 'index', damaged: null, backup: null },
    ]);
    expect(again.inspect().problems.join()).toContain('nothing is missing');
  });
});

describe('another process', () => {
  it('that keeps the file is waited for, then the save is refused and nothing has changed', async () => {
    const db = open();
    put(db, 'one');
    const other = new Database(path('user.db'));
    other.exec('BEGIN IMMEDIATE');
    const started = performance.now();
    const failed = await failure(() => {
      put(db, 'two');
    });
    expect(failed.code).toBe('busy');
    expect(performance.now() - started).toBeGreaterThanOrEqual(BUSY_TIMEOUT_MS - 100);
    other.exec('ROLLBACK');
    other.close();
    expect(keys(db)).toEqual(['one']);
    put(db, 'two');
    expect(keys(db)).toEqual(['one', 'two']);
  });

  it('that holds the lock is waited for as well', async () => {
    put(open(), 'one');
    const other = new Database(path('backups', '.lock'));
    other.exec('BEGIN EXCLUSIVE');
    expect((await failure(() => keys(open()))).code).toBe('busy');
    other.close();
    expect(keys(open())).toEqual(['one']);
  });

  it('that mended the file meanwhile is noticed: the next save lands in the new one', () => {
    const db = open();
    put(db, 'one');
    const backup = db.backUp() ?? '';
    db.close();
    const early = open();
    put(early, 'two');
    // As a mending leaves it: what this session has open is not there any more, a backup is in its place.
    for (const end of ['', '-wal', '-shm']) rmSync(path(`user.db${end}`));
    copyFileSync(path('backups', backup), path('user.db'));
    put(early, 'three');
    expect(keys(open())).toEqual(['one', 'three']);
  });
});

describe('the file', () => {
  it('deleted while it is open comes back with all that this session saved', () => {
    const db = open();
    put(db, 'one');
    put(db, 'two');
    for (const end of ['', '-wal', '-shm']) rmSync(path(`user.db${end}`));
    expect(keys(db)).toEqual(['one', 'two']);
    expect(kinds(db)).toEqual(['lost']);
  });

  it('with a log that lost finished saves is opened as far as it goes, and a copy is kept', () => {
    const db = open();
    for (const key of ['a', 'b', 'c', 'd']) put(db, key);
    const log = readFileSync(path('user.db-wal'));
    const file = readFileSync(path('user.db'));
    db.close();
    writeFileSync(path('user.db'), file);
    // A letter of the last save changes.
    const at = log.lastIndexOf('d"x"');
    writeFileSync(
      path('user.db-wal'),
      Buffer.concat([log.subarray(0, at), Buffer.from('e'), log.subarray(at + 1)]),
    );
    const again = open();
    expect(keys(again)).toEqual(['a', 'b', 'c']);
    const [recovery] = again.inspect().recoveries;
    expect(recovery).toMatchObject({ kind: 'log', backup: null });
    expect(existsSync(path(`${recovery?.damaged ?? ''}-wal`))).toBe(true);
    again.close();
    // Said at the next start too, and not found a second time.
    expect(kinds(open())).toEqual(['log']);
  });

  it('with a letter that changed within an entry is set aside, though SQLite finds nothing', () => {
    const db = open();
    put(db, 'one', '"before"');
    db.close();
    const bytes = readFileSync(path('user.db'));
    bytes.write('X', bytes.lastIndexOf('"before"') + 1);
    writeFileSync(path('user.db'), bytes);
    const again = open();
    expect(again.read((reader) => reader.pluck('SELECT value FROM setting'), [])).toEqual([
      '"before"',
    ]);
    expect(kinds(again)).toEqual(['entries']);
  });

  it('with the number of an earlier schema on tables of this one is damaged, not upgraded twice', () => {
    const db = open();
    put(db, 'one');
    db.close();
    const raw = new Database(path('user.db'));
    raw.pragma('user_version = 2');
    raw.close();
    const again = open();
    expect(keys(again)).toEqual(['one']);
    expect(kinds(again)).toEqual(['schema']);
  });

  it('opens although something else was written into the lock', () => {
    const db = open();
    put(db, 'one');
    db.close();
    writeFileSync(path('backups', '.lock'), 'garbage '.repeat(1000));
    expect(keys(open())).toEqual(['one']);
  });
});

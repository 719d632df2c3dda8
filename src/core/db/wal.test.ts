import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCopy } from './copies.ts';
import { readWal } from './wal.ts';

let folder: string;
let log: Buffer;
let path: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-wal-'));
  const live = join(folder, 'live.db');
  path = join(folder, 'copy.db');
  const db = new Database(live);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE t (x TEXT)');
  db.pragma('wal_checkpoint(TRUNCATE)');
  for (let n = 1; n <= 5; n += 1) db.prepare('INSERT INTO t VALUES (?)').run(`row ${n}`);
  copyFileSync(live, path);
  copyFileSync(`${live}-wal`, `${path}-wal`);
  db.close();
  log = readFileSync(`${path}-wal`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Each of the five saves wrote one frame: 24 bytes of head and a page of 4096. */
const FRAME = 24 + 4096;
const changed = (at: number): Buffer => {
  const bytes = Buffer.from(log);
  bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
  return bytes;
};

describe('readWal', () => {
  it('finds the finished saves', () => {
    expect(log).toHaveLength(32 + 5 * FRAME);
    expect(readWal(log)).toMatchObject({ pageSize: 4096, databasePages: 2, lost: 'nothing' });
  });

  it('is not alarmed by an empty log, or one that ends with a whole frame', () => {
    expect(readWal(Buffer.alloc(0)).lost).toBe('nothing');
    expect(readWal(log.subarray(0, 32 + 4 * FRAME)).lost).toBe('nothing');
  });

  it('sees that it is broken off in the middle of a frame', () => {
    expect(readWal(log.subarray(0, 32 + 4 * FRAME + 10)).lost).toBe('frame');
    expect(readWal(log.subarray(0, 32 + 3 * FRAME + 2000)).lost).toBe('frame');
  });

  it.each([
    ['its head', 9],
    ['the head of a frame', 32 + FRAME + 17],
    ['a page', 32 + FRAME + 24 + 4000],
    ['the last page', 32 + 4 * FRAME + 24 + 4000],
  ])('sees that finished saves are behind a bit that flipped in %s', (_where, at) => {
    expect(readWal(changed(at)).lost).toBe('saves');
  });

  it('sees zeros in place of the head', () => {
    expect(readWal(Buffer.from(log).fill(0, 0, 32)).lost).toBe('saves');
  });
});

describe('openCopy', () => {
  it('reads what is still in the log, and leaves both files as they are', () => {
    const before = [readFileSync(path), readFileSync(`${path}-wal`)];
    const copy = openCopy(path);
    expect(copy.prepare('SELECT x FROM t').pluck().all()).toEqual([
      'row 1',
      'row 2',
      'row 3',
      'row 4',
      'row 5',
    ]);
    expect(() => copy.exec('DELETE FROM t')).toThrow();
    copy.close();
    expect([readFileSync(path), readFileSync(`${path}-wal`)]).toEqual(before);
  });
});

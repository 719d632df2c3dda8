import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CofactorError } from '../../contract/errors.ts';
import { sealFile } from '../pack/shelf/seal.ts';
import { openReference } from './reference.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-reference-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const complete = {
  id: 'builtin',
  title: 'Cofactor reference',
  edition: '2026.1',
  content_date: '2026-11-22',
  tables_reviewed_on: '2026-11-21',
  content_hash: 'abc',
  licence: 'CC-BY-4.0',
  built: '2026-11-22T00:00:00Z',
  schema: '1',
};

function writePack(name: string, manifest: Record<string, string>): string {
  const path = join(folder, name);
  const db = new Database(path);
  db.exec('CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  db.exec('CREATE TABLE word (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount REAL) STRICT');
  const insert = db.prepare('INSERT INTO manifest VALUES (?, ?)');
  for (const entry of Object.entries(manifest)) insert.run(...entry);
  db.exec(`INSERT INTO word (name, amount) VALUES ('magnesium', 400), ('zinc', NULL)`);
  db.close();
  sealFile(path);
  return path;
}

function failureOfOpening(path: string): CofactorError {
  try {
    openReference(path).close();
  } catch (error) {
    if (error instanceof CofactorError) return error;
    throw error;
  }
  throw new Error('the pack opened');
}

describe('openReference', () => {
  it('reads rows, single rows and columns, and the manifest', () => {
    const db = openReference(writePack('good.db', complete));
    expect(db.manifest).toEqual({
      id: 'builtin',
      title: 'Cofactor reference',
      edition: '2026.1',
      contentDate: '2026-11-22',
      tablesReviewedOn: '2026-11-21',
      contentHash: 'abc',
      licence: 'CC-BY-4.0',
      built: '2026-11-22T00:00:00Z',
    });
    expect(db.all('SELECT name, amount FROM word ORDER BY id')).toEqual([
      { name: 'magnesium', amount: 400 },
      { name: 'zinc', amount: null },
    ]);
    expect(db.get('SELECT name FROM word WHERE name = ?', ['zinc'])).toEqual({ name: 'zinc' });
    expect(db.get('SELECT name FROM word WHERE name = :name', { name: 'iron' })).toBeUndefined();
    expect(db.pluck('SELECT name FROM word ORDER BY name DESC')).toEqual(['zinc', 'magnesium']);
    // The same text read both ways: the cached statements do not disturb each other.
    const sql = 'SELECT name FROM word ORDER BY id LIMIT 1';
    expect([db.pluck(sql), db.all(sql), db.pluck(sql)]).toEqual([
      ['magnesium'],
      [{ name: 'magnesium' }],
      ['magnesium'],
    ]);
    expect(db.check()).toEqual([]);
    db.close();
  });

  it('cannot be written to', () => {
    const db = openReference(writePack('good.db', complete));
    expect(() => db.all('INSERT INTO word (name) VALUES (?) RETURNING id', ['x'])).toThrow(
      /readonly/,
    );
    db.close();
  });

  it('says in plain words that a file is missing, and creates none', () => {
    const path = join(folder, 'none.db');
    const error = failureOfOpening(path);
    expect(error.failure.code).toBe('damaged-data');
    expect(error.message).toContain('Install Cofactor again');
    expect(existsSync(path)).toBe(false);
  });

  it('refuses a file of which one bit has turned, and finds one that turns while it is open', () => {
    const path = writePack('turned.db', complete);
    const db = openReference(path);
    const bytes = readFileSync(path);
    const at = bytes.indexOf('magnesium');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(path, bytes);
    expect(db.check()).toEqual(['the file is not what was built']);
    db.close();
    const error = failureOfOpening(path);
    expect(error.failure.code).toBe('damaged-data');
    expect(error.message).toContain('not what was built');
  });

  it('refuses garbage, an empty file and a database without a complete manifest', () => {
    const garbage = join(folder, 'garbage.db');
    writeFileSync(garbage, 'this is not a database'.repeat(500));
    expect(failureOfOpening(garbage).failure.code).toBe('damaged-data');
    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    expect(failureOfOpening(empty).failure.code).toBe('damaged-data');
    const { edition: _edition, ...withoutEdition } = complete;
    const error = failureOfOpening(writePack('partial.db', withoutEdition));
    expect(error.failure.code).toBe('damaged-data');
    expect(error.message).toContain('"edition"');
  });
});

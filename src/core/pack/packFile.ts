/** Writes an immutable SQLite pack: filled in one transaction beside its place, checked, sealed, then moved there at once. */
import Database from 'better-sqlite3';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sealFile } from './shelf/seal.ts';

export type SqlValue = string | number | null | Uint8Array;
/** Inserts one row into a table; the columns come from the keys. Returns the rowid. */
export type Insert = (table: string, row: Readonly<Record<string, SqlValue>>) => number;

export interface PackWriter {
  readonly insert: Insert;
  readonly run: (sql: string) => void;
}

function createWriter(db: Database.Database): PackWriter {
  const statements = new Map<string, Database.Statement>();
  return {
    insert: (table, row) => {
      const columns = Object.keys(row);
      const key = `${table}:${columns.join()}`;
      let statement = statements.get(key);
      if (statement === undefined) {
        const names = columns.map((column) => `"${column}"`).join(', ');
        const marks = columns.map((column) => `@${column}`).join(', ');
        statement = db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`);
        statements.set(key, statement);
      }
      return Number(statement.run(row).lastInsertRowid);
    },
    run: (sql) => {
      db.exec(sql);
    },
  };
}

function assertSound(db: Database.Database): void {
  const broken = db.pragma('foreign_key_check');
  if (!Array.isArray(broken) || broken.length > 0)
    throw new Error(
      `The pack has links that lead nowhere: ${JSON.stringify(broken).slice(0, 500)}`,
    );
  const integrity: unknown = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') throw new Error(`SQLite finds the pack damaged: ${String(integrity)}`);
}

/**
 * Writes the pack `out`. Readers of an older file keep it until they close it; a failure leaves the older file as it is.
 * Two writers at once are fine: each writes its own file, the last one wins.
 */
export function writePack(out: string, schema: string, fill: (writer: PackWriter) => void): void {
  mkdirSync(path.dirname(out), { recursive: true });
  const partial = `${out}.${process.pid}-${Math.random().toString(36).slice(2)}.partial`;
  try {
    const db = new Database(partial);
    try {
      // Safe without a journal: a file that is cut short is never moved into its place.
      db.pragma('journal_mode = OFF');
      db.pragma('synchronous = OFF');
      db.pragma('foreign_keys = ON');
      db.exec('BEGIN');
      db.exec(schema);
      fill(createWriter(db));
      db.exec('COMMIT');
      assertSound(db);
      db.exec('ANALYZE');
      db.exec('VACUUM');
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
    sealFile(partial);
    renameSync(partial, out);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** One value of the manifest of a pack; null where the file is missing, damaged or no pack. */
export function readManifestValue(file: string, key: string): string | null {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const value: unknown = db
        .prepare('SELECT value FROM manifest WHERE key = ?')
        .pluck()
        .get(key);
      return typeof value === 'string' ? value : null;
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

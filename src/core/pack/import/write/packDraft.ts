/**
 * A pack while it is written: a partial file beside its place, with a scratch file for what is only needed on the way. Its
 * journal is in memory, which is safe: a file that is cut short never gets into its place.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sealFile } from '../../shelf/seal.ts';
import { foodColumns } from '../foodColumns.ts';
import { foodPackSchema } from './foodPackSchema.ts';

const PARTIAL = '.partial';
/** Memory for pages and for sorting, in KiB. */
const CACHE_KIB = 32 * 1024;
const SCRATCH_CACHE_KIB = 8 * 1024;

export const packPath = (folder: string, id: string): string => path.join(folder, `${id}.db`);

/**
 * Puts a finished file into its place at once. Readers of an older one keep it until they close it, except on Windows, where
 * it must be closed before.
 */
export function placePack(file: string, folder: string, id: string): void {
  renameSync(file, packPath(folder, id));
  // So that the rename is on the disk too. Windows has no such call for folders.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export interface PackDraft {
  readonly db: Database.Database;
  /** A file name for more scratch, which goes with the draft. */
  scratchPath(name: string): string;
  /** The partial file. */
  readonly file: string;
  /** Checks, seals and closes the file, which then waits for its place. */
  finish(check: (db: Database.Database) => void): void;
  /** Removes the file, finished or not, and the scratch. */
  discard(): void;
}

/** @param mark `<process>-<random>`: tells drafts of two processes apart, and whose process has ended */
export function createDraft(folder: string, id: string, mark: string): PackDraft {
  const out = packPath(folder, id);
  const file = `${out}.${mark}${PARTIAL}`;
  const scratches: string[] = [];
  const scratchPath = (name: string): string => {
    const scratch = `${out}.${mark}-${name}${PARTIAL}`;
    scratches.push(scratch);
    return scratch;
  };
  let db: Database.Database | null = null;
  const discard = (): void => {
    db?.close();
    for (const one of [file, ...scratches]) rmSync(one, { force: true });
  };
  try {
    const scratch = scratchPath('scratch');
    db = new Database(file);
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    // Every link is written from the same list of foods, so that checking each would only take time.
    db.pragma('foreign_keys = OFF');
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.prepare('ATTACH ? AS scratch').run(scratch);
    db.pragma('scratch.journal_mode = MEMORY');
    db.pragma('scratch.synchronous = OFF');
    db.pragma(`scratch.cache_size = -${SCRATCH_CACHE_KIB}`);
    db.exec('BEGIN');
    db.exec(foodPackSchema);
    const nutrient = db.prepare('INSERT INTO nutrient (id, column_name) VALUES (?, ?)');
    for (const [place, column] of foodColumns.entries()) nutrient.run(place, column);
  } catch (error) {
    discard();
    throw error;
  }
  const open = db;
  return {
    db: open,
    file,
    scratchPath,
    discard,
    finish: (check) => {
      open.exec('COMMIT');
      open.exec('DETACH scratch');
      for (const scratch of scratches) rmSync(scratch, { force: true });
      open.pragma('analysis_limit = 1000');
      open.exec('ANALYZE');
      check(open);
      open.pragma('journal_mode = DELETE');
      open.close();
      sealFile(file);
    },
  };
}

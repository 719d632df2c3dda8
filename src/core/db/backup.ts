/** Verified copies of user.db. */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { APPLICATION_ID, pragmaNumber } from './migrate.ts';
import { backupNameAt, dayOfBackup, listBackups, type UserFiles } from './userFiles.ts';

const KEEP_OF_TODAY = 3;
const KEEP_IN_ALL = 10;
const UNFINISHED = '.unfinished';

/** True when the file opens, is Cofactor's and passes SQLite's check. Never changes the file. */
export function isSound(path: string): boolean {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(path, { readonly: true, fileMustExist: true });
    if (pragmaNumber(connection, 'application_id') !== APPLICATION_ID) return false;
    return connection.pragma('quick_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}

/**
 * Copies the open database: temporary file → quick_check → rename, then removes backups that are too many. A crash at any
 * point leaves the earlier backups and at most an unfinished file that the next backup clears away.
 * @returns the name of the backup
 */
export function makeBackup(connection: Database.Database, files: UserFiles, now: Date): string {
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(files.backups).filter((left) => left.includes(UNFINISHED))) {
    rmSync(join(files.backups, name), { force: true });
  }
  const name = backupNameAt(now);
  const unfinished = join(files.backups, name + UNFINISHED);
  connection.prepare('VACUUM INTO ?').run(unfinished);
  if (!isSound(unfinished)) {
    rmSync(unfinished, { force: true });
    throw new Error('the backup failed its check');
  }
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, join(files.backups, name));
  syncFolder(files.backups);
  // Only now, with a backup at hand that has passed its check, may older ones go.
  for (const old of surplus(listBackups(files), now, name)) {
    rmSync(join(files.backups, old), { force: true });
  }
  return name;
}

/**
 * Which backups are too many: kept are three of today (UTC), the newest of every other day, ten in all, and `keep` always.
 * @param names newest first
 */
export function surplus(names: readonly string[], now: Date, keep: string): string[] {
  const today = now.toISOString().slice(0, 10);
  const perDay = new Map<string, number>();
  let kept = 0;
  const others = names.filter((name) => name !== keep);
  const ordered = names.includes(keep) ? [keep, ...others] : others;
  return ordered.filter((name) => {
    const day = dayOfBackup(name) ?? '';
    const ofDay = (perDay.get(day) ?? 0) + 1;
    const stays = ofDay <= (day === today ? KEEP_OF_TODAY : 1) && kept < KEEP_IN_ALL;
    if (!stays) return true;
    perDay.set(day, ofDay);
    kept += 1;
    return false;
  });
}

/** True when a backup of this day (UTC) exists. */
export function hasBackupOf(files: UserFiles, now: Date): boolean {
  const today = now.toISOString().slice(0, 10);
  return listBackups(files).some((name) => dayOfBackup(name) === today);
}

/** Makes a rename durable; Windows has no handle for folders and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

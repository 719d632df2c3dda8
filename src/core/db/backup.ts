/** Verified copies of user.db. */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Migration } from './migrate.ts';
import { isSound } from './soundness.ts';
import { Damage } from './sqliteErrors.ts';
import { backupNameAt, dayOfBackup, freeName, listBackups, type UserFiles } from './userFiles.ts';

const KEEP_OF_TODAY = 3;
const KEEP_IN_ALL = 10;
const UNFINISHED = '.unfinished';

interface BackupOptions {
  readonly connection: Database;
  readonly migrations: readonly Migration[];
  readonly files: UserFiles;
  readonly now: Date;
  /** Backups that must stay, however old: the one that is about to be restored. */
  readonly keep?: readonly string[];
}

/**
 * Copies the open database: temporary file → check → rename, then removes backups that are too many. A crash at any
 * point leaves the earlier backups and at most an unfinished file that the next backup clears away. The caller holds the lock.
 * @returns the name of the backup
 */
export function makeBackup({
  connection,
  migrations,
  files,
  now,
  keep = [],
}: BackupOptions): string {
  for (const name of readdirSync(files.backups).filter((left) => left.includes(UNFINISHED))) {
    rmSync(join(files.backups, name), { force: true });
  }
  const name = freeName(files.backups, backupNameAt, now);
  const unfinished = join(files.backups, name + UNFINISHED);
  try {
    connection.prepare('VACUUM INTO ?').run(unfinished);
    chmodSync(unfinished, 0o600);
    syncFile(unfinished);
    // What was read must have been damaged: the next opening finds out, and mends it.
    if (!isSound(unfinished, migrations)) throw new Damage('pages');
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  renameSync(unfinished, join(files.backups, name));
  syncFolder(files.backups);
  // Only now, with a backup at hand that has passed its check, may older ones go.
  for (const old of surplus(listBackups(files, now), now, [name, ...keep])) {
    rmSync(join(files.backups, old), { force: true });
  }
  return name;
}

/**
 * Which backups are too many: kept are three of today (UTC), the newest of every other day, ten in all, and `keep` always.
 * @param names last made first
 */
export function surplus(names: readonly string[], now: Date, keep: readonly string[]): string[] {
  const today = now.toISOString().slice(0, 10);
  const perDay = new Map<string, number>();
  let kept = 0;
  const first = names.filter((name) => keep.includes(name));
  const others = names.filter((name) => !keep.includes(name));
  return [...first, ...others].filter((name) => {
    const day = dayOfBackup(name) ?? '';
    const ofDay = (perDay.get(day) ?? 0) + 1;
    const room = ofDay <= (day === today ? KEEP_OF_TODAY : 1) && kept < KEEP_IN_ALL;
    if (!room && !keep.includes(name)) return true;
    perDay.set(day, ofDay);
    kept += 1;
    return false;
  });
}

/** True when a backup of this day (UTC) exists. */
export function hasBackupOf(files: UserFiles, now: Date): boolean {
  const today = now.toISOString().slice(0, 10);
  return listBackups(files, now).some((name) => dayOfBackup(name) === today);
}

/** Waits until the content is on the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
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

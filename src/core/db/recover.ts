/** What happens to a damaged user.db: it is kept under another name, and the newest sound backup takes its place. */
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from './backup.ts';
import type { Migration } from './migrate.ts';
import { isSound } from './soundness.ts';
import {
  companions,
  damagedNameAt,
  freeName,
  hasBackups,
  listBackups,
  type UserFiles,
} from './userFiles.ts';

interface Recovered {
  /** Name of the damaged file, null when there was none to keep. */
  readonly damaged: string | null;
  /** Name of the backup that was restored, null when no sound one was found. */
  readonly restored: string | null;
}

/**
 * True when user.db is gone although it must have been there: a recovery was interrupted between its two steps, or the
 * file was lost.
 */
export function isInterrupted(files: UserFiles): boolean {
  if (existsSync(files.database)) return false;
  return hasBackups(files) || companions.some((end) => existsSync(files.database + end));
}

/**
 * Sets the damaged file aside, with its companions, then restores. The database goes first: without it the next start finds
 * an interrupted recovery and repeats the rest. A leftover write-ahead log must never meet the restored file.
 */
export function recover(files: UserFiles, migrations: readonly Migration[], now: Date): Recovered {
  const name = freeName(files.folder, damagedNameAt, now);
  const hadDatabase = existsSync(files.database);
  for (const suffix of ['', ...companions]) {
    const path = files.database + suffix;
    if (existsSync(path)) renameSync(path, join(files.folder, name) + suffix);
  }
  const sound = listBackups(files, now).find(
    (backup) =>
      isSound(join(files.backups, backup), migrations) && putInPlace(files, backup, migrations),
  );
  syncFolder(files.folder);
  return { damaged: hadDatabase ? name : null, restored: sound ?? null };
}

/** A copy of what is there, for a file that is opened although something of it is lost. @returns its name */
export function keepCopy(files: UserFiles, now: Date): string {
  const name = freeName(files.folder, damagedNameAt, now);
  for (const suffix of ['-wal', '']) {
    const path = files.database + suffix;
    if (!existsSync(path)) continue;
    copyFileSync(path, join(files.folder, name) + suffix);
    syncFile(join(files.folder, name) + suffix);
  }
  return name;
}

/**
 * Puts a copy of a backup in the place of user.db by one rename. Nothing may have user.db open, and no log may lie beside it.
 * @returns false when the copy is not whole: then nothing has changed
 */
export function putInPlace(
  files: UserFiles,
  backup: string,
  migrations: readonly Migration[],
): boolean {
  clearUnfinished(files);
  copyFileSync(join(files.backups, backup), files.restoring);
  chmodSync(files.restoring, 0o600);
  syncFile(files.restoring);
  if (!isSound(files.restoring, migrations)) return false;
  renameSync(files.restoring, files.database);
  syncFolder(files.folder);
  return true;
}

/** Removes the copy that an interrupted restoring left. */
export function clearUnfinished(files: UserFiles): void {
  for (const suffix of ['', ...companions]) rmSync(files.restoring + suffix, { force: true });
}

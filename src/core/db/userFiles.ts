/** Names and places of the files that hold personal data. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface UserFiles {
  readonly folder: string;
  readonly database: string;
  /** Copy of a backup on its way to become user.db. */
  readonly restoring: string;
  readonly backups: string;
}

/** Files that SQLite keeps beside a database; without it they mean nothing, with another one they do harm. */
export const companions = ['-journal', '-wal', '-shm'] as const;

export function userFiles(dataDir: string): UserFiles {
  return {
    folder: dataDir,
    database: join(dataDir, 'user.db'),
    restoring: join(dataDir, 'user.restoring.db'),
    backups: join(dataDir, 'backups'),
  };
}

/** "2026-11-22T17-56-00-123Z": sorts by time and is a file name everywhere. */
export function stamp(now: Date): string {
  return now.toISOString().replace(/[:.]/gu, '-');
}

const backupName = /^user-(\d{4}-\d{2}-\d{2})T[\d-]+Z\.db$/u;
const damagedName = /^user\.damaged-.+\.db(-journal|-wal|-shm)?$/u;

export function backupNameAt(now: Date): string {
  return `user-${stamp(now)}.db`;
}

/** Day (UTC) of a backup, null for the name of another file. */
export function dayOfBackup(name: string): string | null {
  return backupName.exec(name)?.[1] ?? null;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Names of the finished backups, newest first. */
export function listBackups(files: UserFiles): string[] {
  return namesIn(files.backups)
    .filter((name) => dayOfBackup(name) !== null)
    .reverse();
}

/** Names of copies that were set aside because they were damaged, with their companions. */
export function listDamaged(files: UserFiles): string[] {
  return namesIn(files.folder).filter((name) => damagedName.test(name));
}

/** Everything personal in the order in which it may be deleted: the database last, so that an interruption shows. */
export function personalFiles(files: UserFiles): string[] {
  return [
    ...namesIn(files.backups).map((name) => join(files.backups, name)),
    ...listDamaged(files).map((name) => join(files.folder, name)),
    ...[files.restoring, files.database].flatMap((path) => [
      ...companions.map((suffix) => path + suffix),
      path,
    ]),
  ].filter((path) => existsSync(path));
}

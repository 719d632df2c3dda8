/** Names and places of the files that hold personal data. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface UserFiles {
  readonly folder: string;
  readonly database: string;
  /** Copy of a backup on its way to become user.db. */
  readonly restoring: string;
  readonly backups: string;
  /** File without content whose lock one process holds while it opens, backs up, mends or replaces user.db. */
  readonly lock: string;
}

/** Files that SQLite keeps beside a database; without it they mean nothing, with another one they do harm. */
export const companions = ['-journal', '-wal', '-shm'] as const;

export function userFiles(dataDir: string): UserFiles {
  const backups = join(dataDir, 'backups');
  return {
    folder: dataDir,
    database: join(dataDir, 'user.db'),
    restoring: join(dataDir, 'user.restoring.db'),
    backups,
    lock: join(backups, '.lock'),
  };
}

/** "2026-11-22T17-56-00-123Z": sorts by time and is a file name everywhere. */
export function stamp(now: Date): string {
  return now.toISOString().replace(/[:.]/gu, '-');
}

const backupName = /^user-(\d{4}-\d{2}-\d{2})T[\d-]+Z\.db$/u;
const damagedName = /^user\.damaged-.+\.db(-journal|-wal|-shm)?$/u;
const stampIn = /(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.db$/u;

export function backupNameAt(now: Date): string {
  return `user-${stamp(now)}.db`;
}

export function damagedNameAt(now: Date): string {
  return `user.damaged-${stamp(now)}.db`;
}

/** ISO time in the name of a backup or of a damaged file; null for a name without one. */
export function timeInName(name: string): string | null {
  const [, day, hours, minutes, seconds, thousandths] = stampIn.exec(name) ?? [];
  if (day === undefined) return null;
  return `${day}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.${thousandths ?? ''}Z`;
}

/** A name that no file has yet: the clock may stand still, or have been set back. */
export function freeName(folder: string, nameAt: (now: Date) => string, now: Date): string {
  for (let time = now.getTime(); ; time += 1) {
    const name = nameAt(new Date(time));
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Day (UTC) of a backup, null for the name of another file. */
export function dayOfBackup(name: string): string | null {
  return backupName.exec(name)?.[1] ?? null;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/**
 * Names of the finished backups, last made first. A name from the future comes from a clock that was ahead before it was
 * set right, so everything of the days up to now was made after it.
 */
export function listBackups(files: UserFiles, now: Date): string[] {
  const names = namesIn(files.backups)
    .filter((name) => dayOfBackup(name) !== null)
    .reverse();
  return lastMadeFirst(names, now);
}

/** @param names newest name first */
export function lastMadeFirst(names: readonly string[], now: Date): string[] {
  // A name may be some thousandths of a second ahead: see `freeName`.
  const latest = backupNameAt(new Date(now.getTime() + 1000));
  return [...names.filter((name) => name <= latest), ...names.filter((name) => name > latest)];
}

/** True when there is any backup, sound or not. */
export function hasBackups(files: UserFiles): boolean {
  return namesIn(files.backups).some((name) => dayOfBackup(name) !== null);
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

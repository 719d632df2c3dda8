/** user.db, opened whatever state it is in: made, upgraded, or mended first. */
import { existsSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { DamageKind, Recovery } from '../../contract/ownData.ts';
import type { Clock, Logger } from '../ports.ts';
import { makeBackup } from './backup.ts';
import { withLock } from './lock.ts';
import type { Migration } from './migrate.ts';
import { BUSY_TIMEOUT_MS, openSound, rebuildWordIndexes, type Opened } from './openUser.ts';
import { clearUnfinished, isInterrupted, keepCopy, recover } from './recover.ts';
import { remember } from './recoveries.ts';
import { damageOf, errorCode } from './sqliteErrors.ts';
import { hasSums } from './sums.ts';
import { timeInName, type UserFiles } from './userFiles.ts';

export interface Session extends Opened {
  /** True when this session made the file: there is nothing older to back up. */
  readonly isNew: boolean;
  /** Which file of the disk it has open. */
  readonly file: string;
  changed: boolean;
}

export interface SessionOptions {
  readonly files: UserFiles;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Told of every damage that was mended. */
  readonly mended: (recovery: Recovery) => void;
}

/** Which file lies at a path: two that follow each other differ. Empty when there is none. */
export function fileAt(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.dev}:${found.ino}`;
}

/**
 * Opens user.db while no other process opens, mends or replaces it.
 * @throws CofactorError `newer-data`, or an error of SQLite or the file system that is no damage
 */
export function openSession(options: SessionOptions): Session {
  const { files, log } = options;
  return withLock(files, BUSY_TIMEOUT_MS, () => {
    clearUnfinished(files);
    if (isInterrupted(files)) return openMended(options, 'lost');
    const isNew = !existsSync(files.database);
    try {
      return openPlain(options, false, isNew);
    } catch (error) {
      const kind = damageOf(error);
      if (kind === null) throw error;
      log.error('user data is damaged', { kind, code: errorCode(error) });
      return (kind === 'index' ? openReindexed(options) : null) ?? openMended(options, kind);
    }
  });
}

function openPlain(options: SessionOptions, mayBeEmpty: boolean, isNew: boolean): Session {
  const { files, migrations, clock, log } = options;
  const cut: (string | null)[] = [];
  const opened = openSound(
    {
      files,
      migrations,
      backUp: (connection, from) => {
        log.info('backup before migration', { from });
        makeBackup({ connection, migrations, files, now: clock.now() });
      },
      logIsCut: (lost) => cut.push(lost === 'saves' ? keepCopy(files, clock.now()) : null),
    },
    mayBeEmpty,
  );
  for (const copy of cut) note(options, opened.connection, 'log', copy, null);
  return { ...opened, isNew, file: fileAt(files.database), changed: false };
}

function openMended(options: SessionOptions, kind: DamageKind): Session {
  const { files, migrations, clock } = options;
  const { damaged, restored } = recover(files, migrations, clock.now());
  const mended = openPlain(options, restored === null, restored === null);
  note(options, mended.connection, kind, damaged, restored);
  return mended;
}

/** A word index holds nothing of its own: it is built anew, and opening is tried once more. */
function openReindexed(options: SessionOptions): Session | null {
  try {
    if (!rebuildWordIndexes(options.files)) return null;
    const opened = openPlain(options, false, false);
    note(options, opened.connection, 'index', null, null);
    return opened;
  } catch (error) {
    if (damageOf(error) === null) throw error;
    return null;
  }
}

function note(
  { clock, log, mended }: SessionOptions,
  connection: Database,
  kind: DamageKind,
  damaged: string | null,
  backup: string | null,
): void {
  const backupAt = backup === null ? null : timeInName(backup);
  const recovery = { foundAt: clock.now().toISOString(), kind, damaged, backup, backupAt };
  log.warn('user data was recovered', { kind, damaged, backup });
  mended(recovery);
  try {
    if (hasSums(connection)) remember(connection, recovery);
  } catch (error) {
    log.warn('the recovery was not noted', { code: errorCode(error) });
  }
}

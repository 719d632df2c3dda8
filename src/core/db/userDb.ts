/**
 * user.db: everything that the person keeps. Created by the first write; a read without it finds nothing and creates
 * nothing. Damage is found at opening and mended from a backup; the damaged file is kept.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { CofactorError } from '../../contract/errors.ts';
import type { Recovery } from '../../contract/ownData.ts';
import type { Clock, Logger } from '../ports.ts';
import { hasBackupOf, makeBackup } from './backup.ts';
import { alone, eraseFiles, SHORT_TIMEOUT_MS } from './exclusive.ts';
import { inspectUser, type UserDbState } from './inspect.ts';
import { withLock } from './lock.ts';
import type { Migration } from './migrate.ts';
import { migrations as released } from './migrations/index.ts';
import { BUSY_TIMEOUT_MS } from './openUser.ts';
import { isInterrupted, putInPlace } from './recover.ts';
import { fileAt, openSession, type Session } from './session.ts';
import { isSound } from './soundness.ts';
import { damageOf, damageWords, errorCode, isBusy, plainError } from './sqliteErrors.ts';
import type { Reader, Writer } from './statements.ts';
import { companions, hasBackups, userFiles, type UserFiles } from './userFiles.ts';

const backupFailed =
  'The last backup of your data could not be made. Check the free space of the disk.';

export interface UserDbOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** For tests of upgrades; the released migrations otherwise. */
  readonly migrations?: readonly Migration[];
}

export interface UserDb {
  readonly files: UserFiles;
  readonly migrations: readonly Migration[];
  /** Runs `work` on the data; `empty` is the answer while there is none. */
  read<T>(work: (reader: Reader) => T, empty: T): T;
  /** Runs `work` in one transaction: all of it is saved, or nothing. It may run again when the file was replaced meanwhile. */
  write<T>(work: (writer: Writer) => T): T;
  /** Makes a backup now. @returns its name, null while there is no data */
  backUp(): string | null;
  /**
   * Puts a backup in the place of the data, after a backup of what is there.
   * @returns the name of that backup, null when nothing was there
   * @throws CofactorError `not-found`, `damaged-data` (the backup), `busy`, `unwritable`; nothing has changed then
   */
  restore(name: string): string | null;
  /** Checks the file. Throws nothing: what is wrong is in `problems`. */
  inspect(): UserDbState;
  /** Deletes everything personal: the database, backups and damaged copies. The next write starts anew. */
  erase(): void;
  /** Keeps a backup of what this session changed, then closes. */
  close(): void;
}

/** The file was replaced by another process while this one had it open. */
class Replaced extends Error {}

export function createUserDb(options: UserDbOptions): UserDb {
  const { clock, log, migrations = released } = options;
  const files = userFiles(options.dataDir);
  const recoveries: Recovery[] = [];
  const mended = (recovery: Recovery): void => {
    recoveries.push(recovery);
  };
  let lastBackupFailed = false;
  let session: Session | null = null;

  const drop = (): void => {
    const closing = session;
    session = null;
    closing?.connection.close();
  };

  const backUpOf = (connection: Database, keep: string[] = []): string =>
    makeBackup({ connection, migrations, files, now: clock.now(), keep });

  /** The session, opened anew when another process has put another file in its place. */
  const ready = (): Session => {
    if (session !== null && fileAt(files.database) !== session.file) {
      // Deleted by hand: what this session still sees becomes a backup, which opening then restores.
      if (!existsSync(files.database) && hasBackups(files)) tryBackup(session);
      drop();
    }
    session ??= openSession({ files, migrations, clock, log, mended });
    return session;
  };

  /** A failed backup never stops a save; it is reported. */
  const tryBackup = (current: Session): void => {
    try {
      withLock(files, SHORT_TIMEOUT_MS, () => backUpOf(current.connection));
      current.changed = false;
      lastBackupFailed = false;
    } catch (error) {
      log.warn('backup failed', { code: errorCode(error) });
      // Busy: another process opens the file or makes a backup right now.
      if (!isBusy(error)) lastBackupFailed = true;
    }
  };

  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const kind = damageOf(error);
      if (kind === null) throw plainError(error, files.database);
      // The next call opens anew, finds the damage and mends it.
      drop();
      throw new CofactorError(
        'damaged-data',
        `Your data file ${damageWords[kind]}. Try again: Cofactor then restores the newest backup and keeps the damaged file.`,
      );
    }
  };

  const transact = <T>(work: (writer: Writer) => T, again = true): T => {
    const current = ready();
    if (!current.isNew && !hasBackupOf(files, clock.now())) tryBackup(current);
    try {
      const result = current.statements.transaction(() => {
        // Looked at with the write lock in hand: what is saved now must land in the file that the next start opens.
        if (fileAt(files.database) !== current.file) throw new Replaced();
        const done = work(current.statements);
        current.settle();
        return done;
      });
      current.changed = true;
      if (!hasBackups(files)) tryBackup(current);
      return result;
    } catch (error) {
      if (!again || !(error instanceof Replaced)) throw error;
      return transact(work, false);
    }
  };

  const read: UserDb['read'] = (work, empty) =>
    guarded(() => {
      const isThere = session !== null || existsSync(files.database) || isInterrupted(files);
      return isThere ? work(ready().statements) : empty;
    });

  return {
    files,
    migrations,
    read,
    write: (work) => guarded(() => transact(work)),

    backUp: () =>
      guarded(() => {
        if (session === null && !existsSync(files.database) && !isInterrupted(files)) return null;
        const { connection } = ready();
        return withLock(files, BUSY_TIMEOUT_MS, () => backUpOf(connection));
      }),

    restore: (name) =>
      guarded(() => {
        const path = join(files.backups, name);
        if (!existsSync(path)) {
          throw new CofactorError('not-found', `There is no backup ${name}.`, 'name');
        }
        if (!isSound(path, migrations)) {
          throw new CofactorError(
            'damaged-data',
            `The backup ${name} does not pass its check. Nothing was changed.`,
            'name',
          );
        }
        const isThere = existsSync(files.database) || isInterrupted(files);
        // Mends and upgrades what is there, so that the backup of it can be restored again.
        if (isThere) ready();
        drop();
        return withLock(files, BUSY_TIMEOUT_MS, () => {
          const kept = isThere ? alone(files, (connection) => backUpOf(connection, [name])) : null;
          for (const suffix of companions) rmSync(files.database + suffix, { force: true });
          if (!putInPlace(files, name, migrations)) throw new Error('the copy failed its check');
          log.info('backup restored');
          return kept;
        });
      }),

    inspect: () =>
      inspectUser({
        files,
        read,
        log,
        now: clock.now(),
        recoveries,
        backupFailed: lastBackupFailed ? backupFailed : null,
      }),

    erase: () => {
      try {
        drop();
        eraseFiles(files);
      } catch (error) {
        throw plainError(error, files.folder);
      }
      recoveries.length = 0;
      lastBackupFailed = false;
      log.info('user data erased');
    },

    close: () => {
      if (session === null) return;
      if (session.changed) tryBackup(session);
      try {
        session.connection.pragma('optimize');
      } catch (error) {
        // Only a help for the next start: never a reason to leave the file open.
        log.warn('statistics were not refreshed', { code: errorCode(error) });
      }
      drop();
    },
  };
}

/**
 * user.db: plans, people, products and settings. Created by the first write; a read without it finds nothing and creates
 * nothing. Damage is found at opening and mended from a backup; the damaged file is kept.
 */
import { chmodSync, existsSync, mkdirSync, rmdirSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CofactorError } from '../../contract/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import { hasBackupOf, makeBackup, syncFolder } from './backup.ts';
import { APPLICATION_ID, migrate, pragmaNumber, refuseNewer, type Migration } from './migrate.ts';
import { migrations as released } from './migrations/index.ts';
import { isInterrupted, recover, type Recovery } from './recover.ts';
import { errorCode, isBusy, isDamage, plainError } from './sqliteErrors.ts';
import { createStatements, type Reader, type Writer } from './statements.ts';
import { dayOfBackup, listBackups, listDamaged, personalFiles, userFiles } from './userFiles.ts';

/** How long a statement waits for another process, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;
const ERASE_TIMEOUT_MS = 500;

const backupFailed =
  'The last backup of your data could not be made. Check the free space of the disk.';

export interface UserDbOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** For tests of upgrades; the released migrations otherwise. */
  readonly migrations?: readonly Migration[];
}

export interface UserDbState {
  /** Schema version, null while there is no personal data. */
  readonly version: number | null;
  readonly backups: number;
  /** What the person should know, in whole sentences. */
  readonly problems: readonly string[];
}

export interface UserDb {
  /** Runs `work` on the data; `empty` is the answer while there is none. */
  read<T>(work: (reader: Reader) => T, empty: T): T;
  /** Runs `work` in one transaction: all of it is saved, or nothing. */
  write<T>(work: (writer: Writer) => T): T;
  /** Checks the file. Throws nothing: what is wrong is in `problems`. */
  inspect(): UserDbState;
  /** Deletes everything personal: the database, backups and damaged copies. The next write starts anew. */
  erase(): void;
  /** Keeps a backup of what this session changed, then closes. */
  close(): void;
}

interface Session {
  readonly connection: Database.Database;
  readonly statements: Writer;
  /** True when this session made the file: there is nothing older to back up. */
  readonly isNew: boolean;
  changed: boolean;
}

export function createUserDb(options: UserDbOptions): UserDb {
  const { clock, log, migrations = released } = options;
  const files = userFiles(options.dataDir);
  const notes: string[] = [];
  let session: Session | null = null;

  const drop = (): void => {
    const closing = session;
    session = null;
    closing?.connection.close();
  };

  const open = (): Session => {
    mkdirSync(files.folder, { recursive: true, mode: 0o700 });
    if (isInterrupted(files)) return openMended();
    const isNew = !existsSync(files.database);
    try {
      return { ...openSound(false), isNew, changed: false };
    } catch (error) {
      if (!isDamage(error)) throw error;
      log.error('user data is damaged', { code: errorCode(error) });
      return openMended();
    }
  };

  const openMended = (): Session => {
    const recovery = recover(files, clock.now());
    note(recovery);
    const isNew = recovery.restored === null;
    return { ...openSound(isNew), isNew, changed: false };
  };

  const openSound = (
    mayBeEmpty: boolean,
  ): { connection: Database.Database; statements: Writer } => {
    const connection = new Database(files.database, { timeout: BUSY_TIMEOUT_MS });
    try {
      connection.pragma('trusted_schema = OFF');
      connection.pragma('foreign_keys = ON');
      // Before the check: a newer schema may hold what this SQLite cannot read, which would look like damage.
      refuseNewer(connection, migrations);
      assertSound(connection, mayBeEmpty);
      const backUp = (from: number): void => {
        log.info('backup before migration', { from });
        makeBackup(connection, files, clock.now());
      };
      // Before the write-ahead log is made: it takes the permissions that the database has then.
      chmodSync(files.database, 0o600);
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      migrate(connection, migrations, backUp);
      return { connection, statements: createStatements(connection) };
    } catch (error) {
      connection.close();
      throw error;
    }
  };

  /** Ours and whole, or new and empty. A file of zero bytes beside backups has lost its content. */
  const assertSound = (connection: Database.Database, mayBeEmpty: boolean): void => {
    const result: unknown = connection.pragma('quick_check', { simple: true });
    if (result !== 'ok') throw new Damage('quick_check');
    if (pragmaNumber(connection, 'application_id') === APPLICATION_ID) return;
    const tables = connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    if (tables !== undefined) throw new Damage('not a file of Cofactor');
    if (!mayBeEmpty && listBackups(files).length > 0)
      throw new Damage('empty although backups exist');
  };

  const note = ({ damaged, restored }: Recovery): void => {
    log.warn('user data was recovered', { damaged, restored });
    const kept =
      damaged === null
        ? 'Your data file was lost.'
        : `Your data file was damaged; it is kept as ${damaged}.`;
    const now =
      restored === null
        ? 'No usable backup was found, so Cofactor started with empty data.'
        : `The backup of ${dayOfBackup(restored) ?? restored} was restored; later changes are missing.`;
    notes.push(`${kept} ${now}`);
  };

  /** A failed backup never stops a save; it is reported. */
  const tryBackup = (current: Session): void => {
    try {
      makeBackup(current.connection, files, clock.now());
      current.changed = false;
    } catch (error) {
      log.warn('backup failed', { code: errorCode(error) });
      if (!notes.includes(backupFailed)) notes.push(backupFailed);
    }
  };

  /** Files that another process has open must not be deleted under it: what it saved next would be lost. */
  const assertAlone = (): void => {
    if (!existsSync(files.database)) return;
    let connection: Database.Database | undefined;
    try {
      connection = new Database(files.database, { timeout: ERASE_TIMEOUT_MS });
      // Leaving WAL mode needs the file for oneself.
      connection.pragma('journal_mode = DELETE');
    } catch (error) {
      // A file that cannot be opened, damaged or not, may still be deleted.
      if (isBusy(error)) throw error;
    } finally {
      connection?.close();
    }
  };

  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (isDamage(error)) {
        // The next call opens anew, finds the damage and mends it.
        drop();
        throw new CofactorError(
          'damaged-data',
          'Your data file is damaged. Try again: Cofactor then restores the newest backup and keeps the damaged file.',
        );
      }
      throw plainError(error, files.database);
    }
  };

  const read = <T>(work: (reader: Reader) => T, empty: T): T =>
    guarded(() => {
      if (session === null && !existsSync(files.database) && !isInterrupted(files)) return empty;
      session ??= open();
      return work(session.statements);
    });

  return {
    read,

    write: (work) =>
      guarded(() => {
        session ??= open();
        const current = session;
        if (!current.isNew && !hasBackupOf(files, clock.now())) tryBackup(current);
        const result = current.statements.transaction(() => work(current.statements));
        current.changed = true;
        if (listBackups(files).length === 0) tryBackup(current);
        return result;
      }),

    inspect: () => {
      const problems: string[] = [];
      let version: number | null = null;
      try {
        version = read<number | null>((reader) => {
          const found = reader.pluck<string>('PRAGMA quick_check').filter((line) => line !== 'ok');
          if (found.length > 0) problems.push('Your data file fails its check.');
          return reader.pluck<number>('PRAGMA user_version')[0] ?? null;
        }, null);
      } catch (error) {
        problems.push(
          error instanceof CofactorError ? error.message : 'Your data cannot be opened.',
        );
        log.error('user data cannot be inspected', { code: errorCode(error) });
      }
      const noted = notes.join('\n');
      const older = listDamaged(files).filter(
        (name) => name.endsWith('.db') && !noted.includes(name),
      );
      return {
        version,
        backups: listBackups(files).length,
        problems: [
          ...problems,
          ...notes,
          ...older.map((name) => `A damaged data file from an earlier day is kept as ${name}.`),
        ],
      };
    },

    erase: () => {
      try {
        drop();
        assertAlone();
        for (const path of personalFiles(files)) rmSync(path, { force: true });
        if (existsSync(files.backups)) rmdirSync(files.backups);
        if (existsSync(files.folder)) syncFolder(files.folder);
      } catch (error) {
        throw plainError(error, files.folder);
      }
      notes.length = 0;
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

/** Damage that SQLite reports as a result instead of an error. */
class Damage extends Error {
  readonly code = 'SQLITE_CORRUPT';
}

/** Opens user.db: refuses what is newer, checks that it is whole, brings it to the schema of this version. */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { APPLICATION_ID, migrate, pragmaNumber, refuseNewer, type Migration } from './migrate.ts';
import { assertWhole } from './soundness.ts';
import { Damage } from './sqliteErrors.ts';
import { createStatements, type Writer } from './statements.ts';
import { createSettle, hasSums } from './sums.ts';
import { hasBackups, type UserFiles } from './userFiles.ts';
import { readWal, type Wal } from './wal.ts';

/** How long a statement waits for another process, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5000;

export interface Opened {
  readonly connection: Database.Database;
  readonly statements: Writer;
  /** Sums up what the transaction changed; called before it ends. */
  readonly settle: () => void;
}

export interface OpenOptions {
  readonly files: UserFiles;
  readonly migrations: readonly Migration[];
  /** Called before a migration of a file that already holds data. */
  readonly backUp: (connection: Database.Database, fromVersion: number) => void;
  /** Called when the log of the last saves is broken, before anything is written. */
  readonly logIsCut: (lost: 'frame' | 'saves') => void;
}

/** @throws Damage, an error of SQLite, or CofactorError `newer-data`; the file is closed then */
export function openSound(options: OpenOptions, mayBeEmpty: boolean): Opened {
  const { files, migrations } = options;
  const connection = new Database(files.database, { timeout: BUSY_TIMEOUT_MS });
  try {
    connection.pragma('trusted_schema = OFF');
    connection.pragma('foreign_keys = ON');
    // Before the check: a newer schema may hold what this SQLite cannot read, which would look like damage.
    refuseNewer(connection, migrations);
    const lost = lostOfLog(connection, files);
    if (lost !== 'nothing') options.logIsCut(lost);
    assertOurs(connection, options, mayBeEmpty);
    // Before the write-ahead log is made: it takes the permissions that the database has then.
    chmodSync(files.database, 0o600);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    const heldVersion = pragmaNumber(connection, 'user_version');
    migrate(connection, migrations, (from) => {
      // Once, of what was there: backups of the steps between would only crowd out older ones.
      if (from === heldVersion) options.backUp(connection, from);
    });
    const settle = hasSums(connection) ? createSettle(connection) : () => undefined;
    connection.transaction(settle).immediate();
    return { connection, statements: createStatements(connection), settle };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Ours and whole, or new and empty. A file of zero bytes beside backups has lost its content. */
function assertOurs(
  connection: Database.Database,
  { files, migrations }: OpenOptions,
  mayBeEmpty: boolean,
): void {
  const isEmpty =
    pragmaNumber(connection, 'application_id') !== APPLICATION_ID &&
    pragmaNumber(connection, 'user_version') === 0 &&
    connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!isEmpty) assertWhole(connection, migrations);
  else if (!mayBeEmpty && hasBackups(files)) throw new Damage('empty');
}

/** Nobody writes meanwhile: the transaction holds the lock of the log, and reading starts what SQLite makes of it. */
function lostOfLog(connection: Database.Database, files: UserFiles): Wal['lost'] {
  const log = `${files.database}-wal`;
  if (!existsSync(log)) return 'nothing';
  return connection
    .transaction(() => (existsSync(log) ? readWal(readFileSync(log)).lost : 'nothing'))
    .immediate();
}

/** Builds every word index anew from what it indexes. @returns false when the file has none */
export function rebuildWordIndexes(files: UserFiles): boolean {
  const connection = new Database(files.database, { timeout: BUSY_TIMEOUT_MS });
  try {
    const indexes = connection
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'`,
      )
      .all();
    for (const { name } of indexes)
      connection.exec(`INSERT INTO "${name}" ("${name}") VALUES ('rebuild')`);
    return indexes.length > 0;
  } finally {
    connection.close();
  }
}

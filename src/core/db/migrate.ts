/** Brings user.db to the schema of this version, one migration at a time. */
import type { Database } from 'better-sqlite3';
import { CofactorError } from '../../contract/errors.ts';

export interface Migration {
  /** Schema version that it leaves behind, contiguous from 1. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** "Cofa" in ASCII: marks the file as personal data of Cofactor. */
export const APPLICATION_ID = 0x436f6661;

/** A pragma that answers with one integer. */
export function pragmaNumber(
  connection: Database,
  name: 'user_version' | 'application_id',
): number {
  const value: unknown = connection.pragma(name, { simple: true });
  return typeof value === 'number' ? value : 0;
}

/**
 * Refuses a file that a newer Cofactor wrote: it is not damaged, it is only not for this version.
 * @throws CofactorError `newer-data`; nothing is changed
 */
export function refuseNewer(connection: Database, migrations: readonly Migration[]): void {
  if (pragmaNumber(connection, 'application_id') !== APPLICATION_ID) return;
  if (pragmaNumber(connection, 'user_version') <= migrations.length) return;
  throw new CofactorError(
    'newer-data',
    'Your plans and settings were written by a newer version of Cofactor. ' +
      'Nothing was changed. Install the newer version to open them.',
  );
}

/**
 * Runs the migrations that are due. Each has a transaction of its own that also moves `user_version`, so an interrupted one
 * leaves the version before it; the first failure stops the rest and is thrown.
 * @param beforeEach called before a migration of a file that already holds data
 * @throws CofactorError `newer-data`, see `refuseNewer`
 */
export function migrate(
  connection: Database,
  migrations: readonly Migration[],
  beforeEach: (fromVersion: number) => void,
): void {
  migrations.forEach(({ version, name }, index) => {
    if (version !== index + 1) {
      throw new Error(`migration ${name} has version ${version}, expected ${index + 1}`);
    }
  });
  refuseNewer(connection, migrations);
  for (const { version, sql } of migrations.slice(pragmaNumber(connection, 'user_version'))) {
    if (version > 1) beforeEach(version - 1);
    connection
      .transaction(() => {
        // Another process may have come first; the transaction makes the look and the change one step.
        if (pragmaNumber(connection, 'user_version') >= version) return;
        connection.exec(sql);
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
}

/** Is a file of personal data whole? SQLite's check, the tables of its version, and the check sums of its entries. */
import Database from 'better-sqlite3';
import { openCopy } from './copies.ts';
import { APPLICATION_ID, migrate, pragmaNumber, type Migration } from './migrate.ts';
import { Damage, errorCode } from './sqliteErrors.ts';
import { countUnsound } from './sums.ts';

/** Name → SQL of every table, index and trigger that a schema has; SQLite's own are left out. */
type Schema = ReadonlyMap<string, string>;

const schemas = new WeakMap<readonly Migration[], Schema[]>();

function schemaOf(connection: Database.Database): Schema {
  const rows = connection
    .prepare<[], { name: string; sql: string | null }>(
      `SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  return new Map(rows.map(({ name, sql }) => [name, (sql ?? '').replace(/\s+/gu, ' ')]));
}

/** What every version has from 0 on, as the migrations make it. */
function expected(migrations: readonly Migration[]): readonly Schema[] {
  const known = schemas.get(migrations);
  if (known !== undefined) return known;
  const connection = new Database(':memory:');
  const made: Schema[] = [new Map<string, string>()];
  try {
    for (const { version } of migrations) {
      migrate(connection, migrations.slice(0, version), () => undefined);
      made.push(schemaOf(connection));
    }
  } finally {
    connection.close();
  }
  schemas.set(migrations, made);
  return made;
}

/** Errors that checking a whole file never meets: the text of its tables was changed, and SQLite no longer understands it. */
const misunderstood = /^SQLITE_(ERROR|MISMATCH|CONSTRAINT|TOOBIG|RANGE|FORMAT|SCHEMA)/u;

/**
 * Passes when the connection's file is whole. `integrity_check` is `quick_check` and the indexes: a broken index hides rows.
 * @throws Damage, or SQLite's own error, with what is wrong
 */
export function assertWhole(connection: Database.Database, migrations: readonly Migration[]): void {
  try {
    // One look at one state: another process may save meanwhile, and its entry must not be held against an older sum.
    connection.transaction(() => {
      check(connection, migrations);
    })();
  } catch (error) {
    throw misunderstood.test(errorCode(error)) ? new Damage('schema') : error;
  }
}

function check(connection: Database.Database, migrations: readonly Migration[]): void {
  const verdict: unknown = connection.pragma('integrity_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Damage(/\bfts\d/iu.test(String(verdict)) ? 'index' : 'pages');
  const version = pragmaNumber(connection, 'user_version');
  const found = schemaOf(connection);
  if (pragmaNumber(connection, 'application_id') !== APPLICATION_ID)
    throw new Damage(found.size === 0 && version === 0 ? 'empty' : 'schema');
  const versions = expected(migrations);
  const due = versions[version] ?? new Map<string, string>();
  const latest = versions.at(-1) ?? due;
  for (const [name, sql] of due) if (found.get(name) !== sql) throw new Damage('schema');
  // Parts of a later version under the number of an earlier one: the number is what is wrong.
  for (const name of found.keys())
    if (!due.has(name) && latest.has(name)) throw new Damage('schema');
  if (version === 0 || countUnsound(connection) > 0)
    throw new Damage(version === 0 ? 'schema' : 'entries');
}

/** True when the file is Cofactor's, of a version that is known, and whole. Never changes it. */
export function isSound(path: string, migrations: readonly Migration[]): boolean {
  let connection: Database.Database | undefined;
  try {
    connection = openCopy(path);
    if (pragmaNumber(connection, 'user_version') > migrations.length) return false;
    assertWhole(connection, migrations);
    return true;
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}

/** Opens one imported pack: read-only, with nothing in it that could run. */
import Database from 'better-sqlite3';
import { CofactorError } from '../../../contract/errors.ts';
import { errorCode } from '../../db/sqliteErrors.ts';
import { createStatements, type Reader } from '../../db/statements.ts';
import { readManifest, type ImportedKind, type PackManifest } from './manifest.ts';

export interface OpenPack {
  readonly manifest: PackManifest;
  readonly db: Reader;
  close(): void;
}

export type Opened =
  | { readonly state: 'open'; readonly pack: OpenPack }
  | { readonly state: 'newer' }
  | { readonly state: 'damaged' };

/** What a pack of each kind must hold. */
const tables: Readonly<Record<ImportedKind, readonly string[]>> = {
  foods: [
    'source',
    'food',
    'nutrient',
    'food_amount',
    'portion',
    'search_document',
    'search_index',
    'search_name',
    'search_kind',
    'search_vocabulary',
  ],
  retractions: ['retraction'],
};

/** Views and triggers are code; packs have none. */
function hasShape(db: Reader, kind: ImportedKind): boolean {
  const found = db.all<{ type: string; name: string }>('SELECT type, name FROM sqlite_schema');
  const names = new Set(found.filter(({ type }) => type === 'table').map(({ name }) => name));
  return (
    found.every(({ type }) => type === 'table' || type === 'index') &&
    tables[kind].every((table) => names.has(table))
  );
}

/** The file became unreadable while it was open: SQLite found a broken page, or the disk gave none. */
const isUnreadable = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|IOERR)/u.test(errorCode(error));

/** Reads that tell of damage in words, and tell `onDamage`. */
function guarded(reader: Reader, title: string, onDamage: () => void): Reader {
  const guard = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      onDamage();
      const failure = new CofactorError(
        'damaged-data',
        `The file of "${title}" is damaged, so nothing was read from it. Cofactor goes on without it: ask again. ` +
          `Remove "${title}" and import it anew to have it back.`,
      );
      failure.cause = error;
      throw failure;
    }
  };
  return {
    all: (sql, params) => guard(() => reader.all(sql, params)),
    get: (sql, params) => guard(() => reader.get(sql, params)),
    pluck: (sql, params) => guard(() => reader.pluck(sql, params)),
  };
}

/** @param onDamage told once a read finds the file damaged */
export function openPack(path: string, id: string, onDamage: () => void): Opened {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(path, { readonly: true, fileMustExist: true });
    connection.pragma('trusted_schema = OFF');
    connection.pragma('query_only = ON');
    const open = connection;
    const reader = createStatements(open);
    const read = readManifest(reader);
    if (read.state !== 'fits' || read.manifest.id !== id || !hasShape(reader, read.manifest.kind)) {
      open.close();
      return { state: read.state === 'newer' ? 'newer' : 'damaged' };
    }
    const { manifest } = read;
    const db = guarded(reader, manifest.title, onDamage);
    return {
      state: 'open',
      pack: {
        manifest,
        db,
        close: () => {
          open.close();
        },
      },
    };
  } catch {
    // No database, no manifest, broken JSON in it: whatever it is, it is no pack that can be used.
    connection?.close();
    return { state: 'damaged' };
  }
}

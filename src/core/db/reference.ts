/** A reference pack, opened read-only and checked before anything is read from it. */
import Database from 'better-sqlite3';
import { CofactorError } from '../../contract/errors.ts';
import { isWhole } from '../pack/shelf/seal.ts';
import { createStatements, type Reader } from './statements.ts';

/** What a pack says about itself. */
export interface Manifest {
  id: string;
  title: string;
  edition: string;
  /** Day up to which the sources were checked, YYYY-MM-DD. */
  contentDate: string;
  /** The day on which the tables were last compared with their sources. */
  tablesReviewedOn: string;
  contentHash: string;
  licence: string;
  /** When the file was built. */
  built: string;
}

export interface ReferenceDb extends Reader {
  readonly manifest: Manifest;
  /** The problems of the file; empty when it is whole. Reads the whole file. */
  check(): string[];
  close(): void;
}

const REINSTALL =
  'Install Cofactor again to restore it; your plans are kept elsewhere and are not affected.';

/**
 * Opens a reference pack.
 * @throws CofactorError `damaged-data` when the file is missing, is no database, is not as it was built, bit for bit, or
 *   has no complete manifest.
 */
export function openReference(path: string): ReferenceDb {
  let connection: Database.Database | undefined;
  try {
    // SQLite finds a broken page, but not an amount of which one bit has turned.
    if (!isWhole(path)) throw changed(path);
    connection = new Database(path, { readonly: true, fileMustExist: true });
    connection.pragma('trusted_schema = OFF');
    connection.pragma('query_only = ON');
    const open = connection;
    const reader = createStatements(open);
    const manifest = readManifest(reader);
    return {
      all: reader.all,
      get: reader.get,
      pluck: reader.pluck,
      manifest,
      check: () => [
        ...reader.pluck<string>('PRAGMA quick_check').filter((line) => line !== 'ok'),
        ...(isStillWhole(path) ? [] : ['the file is not what was built']),
      ],
      close: () => {
        open.close();
      },
    };
  } catch (error) {
    connection?.close();
    if (error instanceof CofactorError) throw error;
    throw damaged(path, error);
  }
}

function readManifest(reader: Reader): Manifest {
  const rows = reader.all<{ key: string; value: string }>('SELECT key, value FROM manifest');
  const values = new Map(rows.map((row) => [row.key, row.value]));
  const value = (key: string): string => {
    const found = values.get(key);
    if (found === undefined || found === '') {
      throw new CofactorError(
        'damaged-data',
        `The reference is incomplete: its manifest has no "${key}". ${REINSTALL}`,
      );
    }
    return found;
  };
  return {
    id: value('id'),
    title: value('title'),
    edition: value('edition'),
    contentDate: value('content_date'),
    tablesReviewedOn: value('tables_reviewed_on'),
    contentHash: value('content_hash'),
    licence: value('licence'),
    built: value('built'),
  };
}

const changed = (path: string): CofactorError =>
  new CofactorError(
    'damaged-data',
    `The reference at ${path} is damaged: it is not what was built. ${REINSTALL}`,
  );

/** False also where the file has gone since it was opened. */
function isStillWhole(path: string): boolean {
  try {
    return isWhole(path);
  } catch {
    return false;
  }
}

/** The cause stays attached for the log; the sentence is for the person. */
function damaged(path: string, cause: unknown): CofactorError {
  const error = new CofactorError(
    'damaged-data',
    `The reference at ${path} is missing or cannot be read. ${REINSTALL}`,
  );
  error.cause = cause;
  return error;
}

/** Databases opened in memory: what lies on the disk is neither changed nor locked, and nothing is left beside it. */
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createStatements, type RowReader } from './statements.ts';
import { readWal } from './wal.ts';

/** Bytes 18 and 19 of a database: 2 asks for a write-ahead log, 1 does without. */
const LOG_FLAGS = [18, 19] as const;

/**
 * A copy in memory, with the finished saves of a write-ahead log beside the file.
 * @throws an error with a code of SQLite or of the file system when the file cannot be opened
 */
export function openCopy(path: string): Database.Database {
  const connection = new Database(withLog(path));
  connection.pragma('trusted_schema = OFF');
  connection.pragma('query_only = ON');
  return connection;
}

/** Runs `work` on a copy in memory. @throws as `openCopy`, and what `work` throws */
export function readCopy<T>(path: string, work: (reader: RowReader) => T): T {
  const connection = openCopy(path);
  try {
    return work(createStatements(connection));
  } finally {
    connection.close();
  }
}

function withLog(path: string): Buffer {
  const file = readFileSync(path);
  const log = `${path}-wal`;
  const { pageSize, pages, databasePages } = readWal(
    existsSync(log) ? readFileSync(log) : Buffer.alloc(0),
  );
  const size = databasePages === null ? file.length : databasePages * pageSize;
  const bytes = Buffer.alloc(size);
  file.copy(bytes, 0, 0, Math.min(file.length, size));
  for (const [page, content] of pages) {
    if (page <= size / pageSize) bytes.set(content, (page - 1) * pageSize);
  }
  // A database in memory has no log. A file that is too short for these bytes is refused when it is first read.
  for (const at of LOG_FLAGS) if (bytes[at] === 2) bytes[at] = 1;
  return bytes;
}

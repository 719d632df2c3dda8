/** One process at a time opens, backs up, mends or replaces user.db; saving needs no such lock. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { isDamage } from './sqliteErrors.ts';
import type { UserFiles } from './userFiles.ts';

/**
 * Runs `work` while no other process does work of this kind. The lock is one of the operating system on a file without content, so it
 * ends with the process, however that ends. Never called from within `work`.
 * @throws an error with the code SQLITE_BUSY when another process keeps it for longer than `timeoutMs`
 */
export function withLock<T>(files: UserFiles, timeoutMs: number, work: () => T): T {
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  const connection = acquire(files.lock, timeoutMs);
  try {
    return work();
  } finally {
    connection.close();
  }
}

function acquire(path: string, timeoutMs: number, again = true): Database.Database {
  const connection = new Database(path, { timeout: timeoutMs });
  try {
    connection.pragma('journal_mode = MEMORY');
    // Taking the lock of an empty file writes its first page; afterwards it takes no room, also on a full disk.
    if (statSync(path).size === 0) connection.pragma('user_version = 1');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    if (!again || !isDamage(error)) throw error;
    // Nothing is kept in this file, so whatever got into it may go.
    writeFileSync(path, '');
    return acquire(path, timeoutMs, false);
  }
}

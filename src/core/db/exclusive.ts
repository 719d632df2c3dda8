/** Work on user.db that needs the file for oneself: what another process has open must not be taken from under it. */
import { existsSync, rmdirSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { syncFolder } from './backup.ts';
import { withLock } from './lock.ts';
import { isBusy } from './sqliteErrors.ts';
import { personalFiles, type UserFiles } from './userFiles.ts';

/** How long such work waits for another process, in milliseconds. */
export const SHORT_TIMEOUT_MS = 500;

/**
 * Runs `work` on user.db when no other process has it open; afterwards no log lies beside it. The caller holds the lock.
 * @throws an error with the code SQLITE_BUSY
 */
export function alone<T>(files: UserFiles, work: (connection: Database.Database) => T): T {
  const connection = new Database(files.database, { timeout: SHORT_TIMEOUT_MS });
  try {
    // Leaving WAL mode needs the file for oneself, and leaves no log behind.
    connection.pragma('journal_mode = DELETE');
    return work(connection);
  } finally {
    connection.close();
  }
}

/** Deletes everything personal. */
export function eraseFiles(files: UserFiles): void {
  if (!existsSync(files.folder)) return;
  withLock(files, SHORT_TIMEOUT_MS, () => {
    if (existsSync(files.database)) refuseInUse(files);
    for (const path of personalFiles(files)) {
      if (path !== files.lock) rmSync(path, { force: true });
    }
  });
  rmSync(files.lock, { force: true });
  rmdirSync(files.backups);
  syncFolder(files.folder);
}

/** A file that cannot be opened, damaged or not, may still be deleted; one that another process uses may not. */
function refuseInUse(files: UserFiles): void {
  try {
    alone(files, () => undefined);
  } catch (error) {
    if (isBusy(error)) throw error;
  }
}

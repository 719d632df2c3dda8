/** What happens to a damaged user.db: it is kept under another name, and the newest sound backup takes its place. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { isSound, syncFolder } from './backup.ts';
import { companions, listBackups, stamp, type UserFiles } from './userFiles.ts';

export interface Recovery {
  /** Name of the damaged file, null when there was none to keep. */
  readonly damaged: string | null;
  /** Name of the backup that was restored, null when no sound one was found. */
  readonly restored: string | null;
}

/**
 * True when user.db is gone although it must have been there: a recovery was interrupted between its two steps, or the
 * file was lost.
 */
export function isInterrupted(files: UserFiles): boolean {
  if (existsSync(files.database)) return false;
  return (
    listBackups(files).length > 0 || companions.some((end) => existsSync(files.database + end))
  );
}

/**
 * Sets the damaged file aside, with its companions, then restores. The database goes first: without it the next start finds
 * an interrupted recovery and repeats the rest. A leftover write-ahead log must never meet the restored file.
 */
export function recover(files: UserFiles, now: Date): Recovery {
  const aside = join(files.folder, `user.damaged-${stamp(now)}.db`);
  const hadDatabase = existsSync(files.database);
  for (const suffix of ['', ...companions]) {
    const path = files.database + suffix;
    if (existsSync(path)) renameSync(path, aside + suffix);
  }
  const restored = restoreNewest(files);
  syncFolder(files.folder);
  return { damaged: hadDatabase ? basename(aside) : null, restored };
}

function restoreNewest(files: UserFiles): string | null {
  for (const name of listBackups(files)) {
    const path = join(files.backups, name);
    if (!isSound(path)) continue;
    rmSync(files.restoring, { force: true });
    copyFileSync(path, files.restoring);
    chmodSync(files.restoring, 0o600);
    const handle = openSync(files.restoring, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (!isSound(files.restoring)) continue;
    renameSync(files.restoring, files.database);
    return name;
  }
  return null;
}

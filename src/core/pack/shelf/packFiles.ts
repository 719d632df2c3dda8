/** Names in the folder of imported packs. */
import { readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../db/sqliteErrors.ts';
import { companions } from '../../db/userFiles.ts';

const packName = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.db$/u;
/** `<pack>.db.<process>-<random>.partial`, with what SQLite keeps beside it. */
const partialName = /\.db\.(?:(\d+)-)?[^.]*\.partial(?:-journal|-wal|-shm)?$/u;
/** Nobody writes on one pack for longer. */
const LONGEST_IMPORT_MS = 24 * 60 * 60 * 1000;

export const packsFolder = (dataDir: string): string => join(dataDir, 'packs');

export interface PackFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** Changes with the content: another file of the same name has another one. */
  readonly mark: string;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was imported yet, or the folder is on a drive that is gone.
    return [];
  }
}

/** The packs of the folder, by id. */
export function listPackFiles(folder: string): PackFile[] {
  return namesIn(folder)
    .sort()
    .flatMap((name) => {
      const id = packName.exec(name)?.[1];
      const path = join(folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (id === undefined || stat?.isFile() !== true) return [];
      return [{ id, path, bytes: stat.size, mark: `${stat.size} ${stat.mtimeMs} ${stat.ino}` }];
    });
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // It runs, under another user.
    return errorCode(error) === 'EPERM';
  }
}

/** Deletes what imports left behind whose process has ended. */
export function removeStalePartials(folder: string): void {
  for (const name of namesIn(folder)) {
    const found = partialName.exec(name);
    if (found === null) continue;
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    const isOld = Date.now() - stat.mtimeMs > LONGEST_IMPORT_MS;
    const ended = found[1] !== undefined && !isRunning(Number(found[1]));
    // Another process may be faster; a file that cannot go now goes another time.
    if (isOld || ended) tryTo(() => rmSync(path, { force: true }));
  }
}

/** Deletes a pack, what SQLite may have put beside it, and the folder where nothing else is in it. */
export function deletePackFile(folder: string, path: string): void {
  rmSync(path, { force: true });
  for (const suffix of companions) rmSync(path + suffix, { force: true });
  tryTo(() => {
    rmdirSync(folder);
  });
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // Said where it is called: not doing it now does no harm.
  }
}

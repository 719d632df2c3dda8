/** Writes a result to the path that the person named: whole or not at all. */
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CofactorError } from '../../contract/errors.ts';

const unwritable = (name: string, reason: string): CofactorError =>
  new CofactorError('unwritable', `--out: ${name} cannot be written: ${reason}`, 'out');

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'the folder or file is write-protected';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENAMETOOLONG') return 'the name is too long';
  return 'the system refused';
}

async function statOrNull(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Writes `data` to a new file beside the target and renames it, so that a fault leaves what was there. A file that is
 * write-protected stays, although a rename could replace it.
 * @returns the absolute path
 * @throws CofactorError `unwritable`
 */
export async function writeOutFile(
  cwd: string,
  name: string,
  data: string | Uint8Array,
): Promise<string> {
  const path = await checkOutFile(cwd, name);
  const target = (await statOrNull(path)) === null ? path : await realpath(path);
  const temporary = join(
    dirname(target),
    `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  try {
    const file = await open(temporary, 'wx', 0o666);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(name, reasonOf(error));
  }
  return path;
}

/** Says before long work that a path cannot be written. Returns it as an absolute path. */
export async function checkOutFile(cwd: string, name: string): Promise<string> {
  if (name === '') throw new CofactorError('invalid-input', '--out: must not be empty', 'out');
  const path = resolve(cwd, name);
  try {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) throw unwritable(name, 'its folder does not exist');
    const existing = await statOrNull(path);
    if (existing?.isDirectory() === true) throw unwritable(name, 'it is a folder');
    if (existing !== null && !existing.isFile()) throw unwritable(name, 'it is not a file');
    if (existing !== null && (existing.mode & 0o222) === 0) {
      throw unwritable(name, 'the file is write-protected');
    }
  } catch (error) {
    throw error instanceof CofactorError ? error : unwritable(name, reasonOf(error));
  }
  return path;
}

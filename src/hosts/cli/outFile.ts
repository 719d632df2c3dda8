/** Writes a result to the path that the person named: whole or not at all. */
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CofactorError } from '../../contract/errors.ts';

const unwritable = (option: string, name: string, reason: string): CofactorError =>
  new CofactorError('unwritable', `--${option}: ${name} cannot be written: ${reason}`, option);

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'the folder or file is write-protected';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
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

export interface OutFile {
  /** As the person wrote it. */
  name: string;
  data: string | Uint8Array;
  /** The option that named it, for messages. */
  option: string;
}

/**
 * Writes new files beside the targets and renames them when all of them are there, so that a fault, such as a full disk,
 * leaves what was there. A file that is write-protected stays, although a rename could replace it.
 * @returns the absolute paths
 * @throws CofactorError `unwritable`
 */
export async function writeOutFiles(cwd: string, files: readonly OutFile[]): Promise<string[]> {
  const paths: string[] = [];
  const staged: { temporary: string; target: string; file: OutFile }[] = [];
  try {
    for (const file of files) {
      const path = await checkOutFile(cwd, file.name, file.option);
      const target = (await statOrNull(path)) === null ? path : await realpath(path);
      const temporary = join(
        dirname(target),
        `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`,
      );
      staged.push({ temporary, target, file });
      await told(file, () => writeWhole(temporary, file.data));
      paths.push(path);
    }
    for (const { temporary, target, file } of staged)
      await told(file, () => rename(temporary, target));
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
  return paths;
}

async function told(file: OutFile, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw unwritable(file.option, file.name, reasonOf(error));
  }
}

async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o666);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** One file, named by `--out`. @returns the absolute path */
export async function writeOutFile(
  cwd: string,
  name: string,
  data: string | Uint8Array,
): Promise<string> {
  const [path = ''] = await writeOutFiles(cwd, [{ name, data, option: 'out' }]);
  return path;
}

/** Says before long work that a path cannot be written. Returns it as an absolute path. */
export async function checkOutFile(cwd: string, name: string, option = 'out'): Promise<string> {
  if (name === '') {
    throw new CofactorError('invalid-input', `--${option}: must not be empty`, option);
  }
  const path = resolve(cwd, name);
  try {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) throw unwritable(option, name, 'its folder does not exist');
    const existing = await statOrNull(path);
    if (existing?.isDirectory() === true) throw unwritable(option, name, 'it is a folder');
    if (existing !== null && !existing.isFile()) throw unwritable(option, name, 'it is not a file');
    if (existing !== null && (existing.mode & 0o222) === 0) {
      throw unwritable(option, name, 'the file is write-protected');
    }
  } catch (error) {
    throw error instanceof CofactorError ? error : unwritable(option, name, reasonOf(error));
  }
  return path;
}

/** A folder that files go into: it has to be there. @throws CofactorError `unwritable` */
export async function checkOutFolder(cwd: string, name: string, option: string): Promise<void> {
  if (name === '') {
    throw new CofactorError('invalid-input', `--${option}: must not be empty`, option);
  }
  const found = await stat(resolve(cwd, name)).catch(() => null);
  if (found === null) throw unwritable(option, name, 'the folder does not exist');
  if (!found.isDirectory()) throw unwritable(option, name, 'it is not a folder');
}

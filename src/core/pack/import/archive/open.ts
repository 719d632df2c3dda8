/** Whatever the person chose, as an archive. */
import { open, stat } from 'node:fs/promises';
import { CofactorError } from '../../../../contract/errors.ts';
import type { Archive } from './archive.ts';
import { openFile, openFolder } from './folder.ts';
import { openZip } from './zip.ts';

const ZIP = Buffer.from('PK');

async function begins(path: string, mark: Buffer): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(mark.length);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return bytesRead === mark.length && head.equals(mark);
  } finally {
    await file.close();
  }
}

/** `missing-file` for what cannot be read. Anything else stays as it is. */
export function readFault(error: unknown): unknown {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (!/^(ENOENT|EACCES|EPERM|EIO|ENOTDIR|EISDIR|ELOOP|ENAMETOOLONG)$/u.test(code)) return error;
  const missing = new CofactorError(
    'missing-file',
    'The file cannot be read. Check that it is still there and that you may open it.',
    'file',
  );
  missing.cause = error;
  return missing;
}

/** @throws CofactorError `missing-file` or `invalid-input` */
export async function openArchive(path: string): Promise<Archive> {
  try {
    if ((await stat(path)).isDirectory()) return await openFolder(path);
    return (await begins(path, ZIP)) ? await openZip(path) : await openFile(path);
  } catch (error) {
    throw readFault(error);
  }
}

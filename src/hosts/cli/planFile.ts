/** Reads a plan file. */
import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CofactorError } from '../../contract/errors.ts';
import type { Plan } from '../../contract/plan.ts';
import { MAX_PLAN_BYTES, parsePlanText } from '../../contract/planText.ts';

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  if (code === 'EISDIR') return 'it is a folder';
  return 'it cannot be read';
}

/** All bytes, or null when there are more than `limit`: pipes and devices do not say how long they are. */
async function readUpTo(file: FileHandle, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(65_536));
    if (bytesRead === 0) return Buffer.concat(parts, size);
    size += bytesRead;
    if (size > limit) return null;
    parts.push(buffer.subarray(0, bytesRead));
  }
}

/**
 * Bytes of a file of at most `limit` bytes.
 * @throws CofactorError `missing-file` or `invalid-input`; `name` is how the person wrote the path.
 */
export async function readInputFile(cwd: string, name: string, limit: number): Promise<Buffer> {
  try {
    await using file = await open(resolve(cwd, name));
    const stat = await file.stat();
    if (stat.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (stat.size <= limit) {
      const bytes = await readUpTo(file, limit);
      if (bytes !== null) return bytes;
    }
  } catch (error) {
    throw new CofactorError('missing-file', `${name}: ${reasonOf(error)}`);
  }
  throw new CofactorError('invalid-input', `${name}: is too large (at most ${limit} bytes)`);
}

/** Reads and checks a plan file: UTF-8 with or without byte order mark. */
export async function readPlan(cwd: string, name: string): Promise<Plan> {
  const bytes = await readInputFile(cwd, name, MAX_PLAN_BYTES);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CofactorError('invalid-input', `${name}: is not text in UTF-8`);
  }
  try {
    return parsePlanText(text);
  } catch (error) {
    if (!(error instanceof CofactorError)) throw error;
    const { code, message, field } = error.failure;
    throw new CofactorError(code, `${field ?? name}: ${message}`, field);
  }
}

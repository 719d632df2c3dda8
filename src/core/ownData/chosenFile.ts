/** The chosen file: read, and opened with its passphrase where it has one. */
import { readFileSync, statSync } from 'node:fs';
import type { FileReading } from '../../contract/imports.ts';
import { CofactorError } from '../../contract/errors.ts';
import { readIncoming } from './incoming.ts';
import { countsOf } from './dataText.ts';
import { decrypt, isEncrypted } from './passphrase.ts';

/** Far above what a person writes in a life; text of this size still fits the memory several times. */
const MAX_BYTES = 100_000_000;

const fault = (message: string): CofactorError =>
  new CofactorError('invalid-input', message, 'file');

function bytesOf(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) throw fault(`is larger than ${MAX_BYTES / 1_000_000} MB`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof CofactorError) throw error;
    throw new CofactorError('missing-file', 'The file cannot be read.', 'file');
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fault('is not text in UTF-8');
  }
}

/**
 * Text of a file of data.
 * @throws CofactorError `missing-file`, or `invalid-input` with the field `passphrase` or `file`
 */
export async function readChosen(path: string, passphrase: string | null): Promise<string> {
  const bytes = bytesOf(path);
  return textOf(isEncrypted(bytes) ? await decrypt(bytes, passphrase) : bytes);
}

/**
 * What a chosen file holds, when it is one of the person's data: for `files.read`. Takes nothing in.
 * @returns null for a file of another kind
 * @throws CofactorError when it is of this kind and cannot be read
 */
export function readExportHead(
  path: string,
): Omit<Extract<FileReading, { kind: 'data' }>, 'name'> | null {
  const bytes = bytesOf(path);
  if (isEncrypted(bytes)) return { kind: 'data', encrypted: true, exportedAt: null, counts: {} };
  // The name of the format stands at the beginning, so that a large file of another kind is not parsed.
  if (
    !/^\ufeff?\s*\{\s*"format"\s*:\s*"cofactor-data"/u.test(bytes.subarray(0, 200).toString('utf8'))
  )
    return null;
  const { content, exportedAt } = readIncoming(textOf(bytes));
  return { kind: 'data', encrypted: false, exportedAt, counts: countsOf(content) };
}

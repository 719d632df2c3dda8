/** Bytes of a file of references → text. The encoding is told by the bytes, never by the name of the file. */
import { readFileSync, statSync } from 'node:fs';
import { CofactorError } from '../../../contract/errors.ts';

/** Ten times what the largest personal libraries have. */
export const MOST_BYTES = 20_000_000;
export const MOST_ENTRIES = 50_000;

export type TextEncoding = 'utf-8' | 'utf-16le' | 'windows-1252';

export interface DecodedText {
  /** Without byte order mark; every line ends with LF; NUL taken out. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

const begins = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/** Without a mark, every other byte of Latin text in UTF-16LE is zero. */
function looksWide(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 400);
  if (head.length < 4) return false;
  let zeros = 0;
  for (let at = 1; at < head.length; at += 2) if (head[at] === 0 && head[at - 1] !== 0) zeros += 1;
  return zeros > head.length * 0.4;
}

/** UTF-8 or UTF-16LE, with or without mark; what is neither is read as windows-1252, which has no faults. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [text, encoding] = decoded(bytes);
  return {
    encoding,
    text: text
      .replace(/^\ufeff/u, '')
      .replaceAll('\0', '')
      .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n'),
  };
}

function decoded(bytes: Uint8Array): [string, TextEncoding] {
  if (begins(bytes, 0xff, 0xfe) || looksWide(bytes)) {
    return [new TextDecoder('utf-16le').decode(bytes), 'utf-16le'];
  }
  try {
    return [new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8'];
  } catch {
    return [new TextDecoder('windows-1252').decode(bytes), 'windows-1252'];
  }
}

/** @throws CofactorError `missing-file`; `invalid-input` with the field `file` for one that is too large or a folder */
export function readBytes(path: string): Buffer {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw fault('is a folder, not a file of references');
    if (stat.size > MOST_BYTES) {
      throw fault(
        `is larger than ${MOST_BYTES / 1_000_000} MB. Divide it into smaller files: what is there already is found again.`,
      );
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof CofactorError) throw error;
    throw new CofactorError('missing-file', 'The file cannot be read.', 'file');
  }
}

/** Thrown while a file is read, so that one of millions of empty entries is not read to its end. */
export const tooMany = (): CofactorError =>
  fault(
    `has more than ${MOST_ENTRIES.toLocaleString('en')} references, which is what can be read at once. Divide it into smaller files.`,
  );

export const fault = (message: string): CofactorError =>
  new CofactorError('invalid-input', message, 'file');

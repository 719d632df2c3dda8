/**
 * The seal of a pack: SHA-256 over everything before it, as the last bytes of the file. SQLite reads as many pages as its
 * header tells of and never looks at what follows, so a sealed pack is an ordinary database. Its own checks find a broken
 * page, but not an amount of which one bit has turned; the seal finds both.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

const MARK = Buffer.from('cofactor seal 1\n', 'latin1');
const DIGEST_BYTES = 32;
const SEAL_BYTES = MARK.length + DIGEST_BYTES;
const CHUNK = 1024 * 1024;

const digestOf = (hash: Hash): Buffer => Buffer.concat([MARK, hash.digest()]);

function hashSync(file: number, length: number): Buffer | null {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let at = 0; at < length;) {
    const read = readSync(file, chunk, 0, Math.min(CHUNK, length - at), at);
    if (read === 0) return null;
    hash.update(chunk.subarray(0, read));
    at += read;
  }
  return digestOf(hash);
}

/** Seals a finished file that nobody has open, and waits until it is on the disk. */
export function sealFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    const seal = hashSync(file, size);
    if (seal === null) throw new Error('the file became shorter while it was sealed');
    writeSync(file, seal, 0, SEAL_BYTES, size);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** True where the file is, bit for bit, what was sealed. @throws the error of a file that cannot be read */
export function isWhole(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const length = fstatSync(file).size - SEAL_BYTES;
    if (length <= 0) return false;
    const seal = Buffer.alloc(SEAL_BYTES);
    readSync(file, seal, 0, SEAL_BYTES, length);
    return hashSync(file, length)?.equals(seal) === true;
  } finally {
    closeSync(file);
  }
}

/** As `isWhole`, giving way to other work between the parts: for large files. `isWanted` false ends it early. */
export async function isWholeInTime(path: string, isWanted: () => boolean): Promise<boolean> {
  await using file = await open(path, 'r');
  const length = (await file.stat()).size - SEAL_BYTES;
  if (length <= 0) return false;
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(chunk, 0, Math.min(CHUNK, length - at), at);
    if (bytesRead === 0 || !isWanted()) return false;
    hash.update(chunk.subarray(0, bytesRead));
    at += bytesRead;
  }
  const seal = Buffer.alloc(SEAL_BYTES);
  await file.read(seal, 0, SEAL_BYTES, length);
  return digestOf(hash).equals(seal);
}

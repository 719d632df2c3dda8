import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CofactorError } from '../../../../contract/errors.ts';
import { buildZip, type ZipEntry } from '../../../testing/zip.ts';
import { openArchive } from './open.ts';
import { MOST_BYTES } from './zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'archive-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the bytes as a file and reads every file in it. */
async function readAll(bytes: Uint8Array): Promise<Record<string, string>> {
  const file = path.join(folder, 'some.zip');
  writeFileSync(file, bytes);
  const archive = await openArchive(file);
  try {
    const found: Record<string, string> = {};
    for (const one of archive.files) {
      const pieces: Buffer[] = [];
      for await (const piece of await one.open()) pieces.push(piece as Buffer);
      found[one.path] = Buffer.concat(pieces).toString();
    }
    return found;
  } finally {
    archive.close();
  }
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await readAll(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CofactorError);
  if (!(error instanceof CofactorError)) return '';
  expect(error.failure).toMatchObject({ code: 'invalid-input', field: 'file' });
  return error.failure.message;
}

const zip = (...entries: ZipEntry[]): Buffer => buildZip(entries);

describe('a zip', () => {
  it('gives its files, packed and stored, in the order of their paths', async () => {
    const bytes = zip(
      { name: 'b/', content: '', deflate: false },
      { name: 'b/two.csv', content: 'x'.repeat(100_000) },
      { name: 'a.csv', content: 'stored', deflate: false },
    );
    const found = await readAll(bytes);
    expect(Object.keys(found)).toEqual(['a.csv', 'b/two.csv']);
    expect(found['a.csv']).toBe('stored');
    expect(found['b/two.csv']).toBe('x'.repeat(100_000));
  });

  it.each([
    '../food.csv',
    '/food.csv',
    'a/../../food.csv',
    'a\\food.csv',
    'C:/food.csv',
    '..\\food.csv',
  ])('is refused where a file would lie outside: %s', async (name) => {
    expect(await refusal(zip({ name, content: 'x' }))).toContain('outside of its folder');
  });

  it('is refused where it is a bomb, by ratio and by what it would unpack to', async () => {
    // Zeros pack 1,000 to 1.
    const zeros = { name: 'food.csv', content: Buffer.alloc(4 << 20) };
    expect(await refusal(zip(zeros))).toContain('more than 200 times its size');
    const claims = { size: 4_000_000_000, packed: 1_000_000_000 };
    const large = Array.from({ length: Math.ceil(MOST_BYTES / claims.size) + 1 }, (_, at) => ({
      name: `${at}.csv`,
      content: 'x',
      claims,
    }));
    expect(await refusal(zip(...large))).toContain('unpack to more than 24 GiB');
  });

  it('is refused where a file is larger or smaller than it says', async () => {
    const content = 'abc'.repeat(1000);
    for (const size of [2999, 3001])
      expect(await refusal(zip({ name: 'a', content, claims: { size } }))).toMatch(
        /^The zip file is damaged/u,
      );
  });

  it('is refused where the content is not what was packed', async () => {
    expect(await refusal(zip({ name: 'a.csv', content: 'abc', claims: { crc: 1 } }))).toContain(
      'the sum of "a.csv" is not the recorded one',
    );
    const bytes = zip({ name: 'a.csv', content: 'abcdefgh'.repeat(500) });
    // Inside of the packed content: the local header has 30 bytes and the name 5.
    bytes.writeUInt8(bytes.readUInt8(40) ^ 0xff, 40);
    expect(await refusal(bytes)).toMatch(/^The zip file is damaged/u);
  });

  it('is refused where it is encrypted, packed otherwise, or has two files of a name', async () => {
    expect(await refusal(zip({ name: 'a.csv', content: 'x', flags: 1 }))).toContain('is encrypted');
    const twice = [
      { name: 'a.csv', content: 'x' },
      { name: 'A.csv', content: 'y' },
    ];
    expect(await refusal(zip(...twice))).toContain('two files of the name "A.csv"');
  });

  it('is refused where its directory is broken off, or not there', async () => {
    const whole = zip({ name: 'a.csv', content: 'x'.repeat(100) });
    expect(await refusal(whole.subarray(0, whole.length - 10))).toContain(
      'is damaged or no zip file',
    );
    expect(await refusal(buildZip([{ name: 'a', content: 'x' }], { directory: false }))).toContain(
      'is damaged or no zip file',
    );
    expect(await refusal(Buffer.from('PK and nothing more'))).toContain(
      'is damaged or no zip file',
    );
  });

  it('is refused where it has more files than any download', async () => {
    const entries = Array.from({ length: 2_001 }, (_, at) => ({ name: `${at}`, content: '' }));
    expect(await refusal(zip(...entries))).toContain('holds 2001 files');
  });

  it('answers every cut and every turned byte with a sentence', async () => {
    const whole = zip({ name: 'a.csv', content: 'one,two\n'.repeat(40) });
    for (let at = 0; at < whole.length; at += 3) {
      const turned = Buffer.from(whole);
      turned.writeUInt8(turned.readUInt8(at) ^ 0x55, at);
      for (const bytes of [turned, whole.subarray(0, at)]) {
        const error = await readAll(bytes).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error !== null) expect(error).toBeInstanceOf(CofactorError);
      }
    }
  });
});

describe('a folder', () => {
  it('gives its files and those one level down, and follows no links', async () => {
    mkdirSync(path.join(folder, 'd/deep'), { recursive: true });
    for (const name of ['a.csv', 'd/b.csv', 'd/deep/c.csv'])
      writeFileSync(path.join(folder, name), name);
    symlinkSync('/etc/hostname', path.join(folder, 'link.csv'));
    const { files } = await openArchive(folder);
    expect(files.map((file) => file.path)).toEqual(['a.csv', 'd/b.csv']);
  });
});

it('says that a file is missing', async () => {
  await expect(openArchive(path.join(folder, 'nothing.zip'))).rejects.toMatchObject({
    failure: { code: 'missing-file' },
  });
});

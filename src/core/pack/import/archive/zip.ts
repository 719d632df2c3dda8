/** A zip, read in place: nothing is unpacked to the disk. Whatever a download would never hold is refused. */
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import { CofactorError } from '../../../../contract/errors.ts';
import { byPath, lastPart, type Archive, type ArchiveFile } from './archive.ts';

/** The full download of FoodData Central has about 30 files, 3 GB unpacked in 2024. */
const MOST_ENTRIES = 2_000;
export const MOST_BYTES = 24 * 2 ** 30;
/** Tables of numbers pack about 10 to 1, lists of the same word 100 to 1; deflate ends at 1,032 to 1. */
const MOST_RATIO = 200;
/** Small files may be as monotonous as they like. */
const RATIO_FROM_BYTES = 1 << 20;

const refused = (says: string): CofactorError =>
  new CofactorError('invalid-input', `The zip file ${says}`, 'file');
const quoted = (name: string): string => `"${name.slice(0, 120)}"`;

/** yauzl's faults (no end of the central directory, sizes that do not fit, names that lead outside) in one sentence. */
function zipFault(error: unknown): unknown {
  if (error instanceof CofactorError || !(error instanceof Error)) return error;
  // An error of the system has a code of its own.
  if ('code' in error && typeof error.code === 'string' && !error.code.startsWith('Z_'))
    return error;
  const says = error.message.replace(/\s+/gu, ' ').slice(0, 160);
  if (/absolute path|invalid relative path|invalid characters/iu.test(says))
    return refused(`holds a file that would lie outside of its folder (${says}).`);
  return refused(`is damaged or no zip file (${says}). Was it downloaded whole?`);
}

function checked(entry: yauzl.Entry): yauzl.Entry {
  const name = quoted(entry.fileName);
  if (entry.isEncrypted()) throw refused(`is encrypted (${name}). Unpack it first.`);
  if (!entry.canDecodeFileData())
    throw refused(`packs ${name} in a way that Cofactor cannot read. Unpack it first.`);
  if (
    entry.uncompressedSize > RATIO_FROM_BYTES &&
    entry.uncompressedSize > entry.compressedSize * MOST_RATIO
  )
    throw refused(`is not read: ${name} would unpack to more than ${MOST_RATIO} times its size.`);
  return entry;
}

/**
 * Opens a zip and checks its list of files.
 * @throws CofactorError `invalid-input` naming the fault; errors of the system as they are
 */
export async function openZip(path: string): Promise<Archive> {
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await yauzl.openPromise(path, {
      autoClose: false,
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    const files = await listEntries(zip);
    const open = zip;
    return {
      files,
      isPlain: false,
      close: () => {
        open.close();
      },
    };
  } catch (error) {
    zip?.close();
    throw zipFault(error);
  }
}

async function listEntries(zip: yauzl.ZipFile): Promise<ArchiveFile[]> {
  if (zip.entryCount > MOST_ENTRIES)
    throw refused(`holds ${zip.entryCount} files; no food table has more than ${MOST_ENTRIES}.`);
  const files: ArchiveFile[] = [];
  const seen = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName;
    const same = path.toLowerCase();
    if (seen.has(same)) throw refused(`holds two files of the name ${quoted(path)}.`);
    seen.add(same);
    if (path.endsWith('/')) continue;
    checked(entry);
    total += entry.uncompressedSize;
    if (total > MOST_BYTES) throw refused(`would unpack to more than ${MOST_BYTES / 2 ** 30} GiB.`);
    files.push({
      path,
      name: lastPart(path),
      bytes: entry.uncompressedSize,
      open: () => Promise.resolve(Readable.from(checkedContent(zip, entry), { objectMode: false })),
    });
  }
  return files.sort(byPath);
}

/** The content of a file, checked against its recorded sum: yauzl compares sizes alone. */
async function* checkedContent(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  try {
    let sum = 0;
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const bytes = piece as Buffer;
      sum = crc32(bytes, sum);
      yield bytes;
    }
    if (sum !== entry.crc32)
      throw refused(`is damaged: the sum of ${quoted(entry.fileName)} is not the recorded one.`);
  } catch (error) {
    throw zipFault(error);
  }
}

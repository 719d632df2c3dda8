/** A folder into which a download was unpacked: its files and those of its folders, one level down. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CofactorError } from '../../../../contract/errors.ts';
import { byPath, type Archive, type ArchiveFile } from './archive.ts';

const MOST_FILES = 2_000;
const READ_AT_ONCE = 1 << 18;

/** A single file, as if it were alone in its folder. It has no path there: its own name says nothing more than the person knows. */
export async function openFile(file: string): Promise<Archive> {
  return {
    files: [await fileAt(file, '')],
    isPlain: true,
    close: () => undefined,
  };
}

async function fileAt(full: string, relative: string): Promise<ArchiveFile> {
  const { size } = await stat(full);
  return {
    path: relative,
    name: path.basename(full),
    bytes: size,
    open: () => Promise.resolve(createReadStream(full, { highWaterMark: READ_AT_ONCE })),
  };
}

/** @throws CofactorError `invalid-input` for a folder with too many files; errors of the system as they are */
export async function openFolder(folder: string): Promise<Archive> {
  const files: ArchiveFile[] = [];
  const list = async (relative: string, deeper: boolean): Promise<void> => {
    for (const entry of await readdir(path.join(folder, relative), { withFileTypes: true })) {
      const inside = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory() && deeper) await list(inside, false);
      // What is neither (a link, a device) is not followed: it may lead anywhere.
      if (!entry.isFile()) continue;
      if (files.length >= MOST_FILES)
        throw new CofactorError(
          'invalid-input',
          `The folder holds more than ${MOST_FILES} files. Choose the folder of the download alone.`,
          'file',
        );
      files.push(await fileAt(path.join(folder, inside), inside));
    }
  };
  await list('', true);
  return { files: files.sort(byPath), isPlain: false, close: () => undefined };
}

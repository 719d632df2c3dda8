/** Says what a chosen file is. Nothing is taken in. */
import type { Readable } from 'node:stream';
import { existsSync } from 'node:fs';
import { CofactorError } from '../../../contract/errors.ts';
import type { FileReading } from '../../../contract/imports.ts';
import type { OfferedFile } from '../../files.ts';
import type { Archive, ArchiveFile } from './archive/archive.ts';
import { openArchive, readFault } from './archive/open.ts';
import { looksLikeFdc, recognise } from './fdc/datasets.ts';
import { onlyTable } from './table/importTable.ts';
import { HEAD_BYTES, lookAtTable, type ToldForm } from './table/lookAtTable.ts';
import { packPath } from './write/packDraft.ts';

/** Looks at a file on its own account; null: it is something else. */
export type Detector = (
  file: OfferedFile,
  head: Buffer,
) => FileReading | null | Promise<FileReading | null>;

async function headOf(file: ArchiveFile): Promise<Buffer> {
  const stream: Readable = await file.open();
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of stream) {
      pieces.push(piece as Buffer);
      length += (piece as Buffer).length;
      if (length >= HEAD_BYTES) break;
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}

/** Headings of the list of retracted papers that Retraction Watch publishes. */
const retractionHeadings = ['OriginalPaperDOI', 'RetractionDate'];

async function lookInto(
  archive: Archive,
  { name }: OfferedFile,
  folder: string,
  told: ToldForm,
): Promise<FileReading> {
  if (looksLikeFdc(archive)) {
    const { title, release, bytes, pack } = recognise(archive, name);
    return {
      kind: 'fdc',
      name,
      title,
      release,
      bytes,
      pack,
      replaces: existsSync(packPath(folder, pack)),
    };
  }
  const file = onlyTable(archive);
  const head = await headOf(file);
  if (head.length === 0) throw new CofactorError('invalid-input', 'The file is empty.', 'file');
  const table = lookAtTable(file.name, head, head.length === file.bytes, told);
  return retractionHeadings.every((heading) => table.columns.includes(heading))
    ? { kind: 'retractions', name, bytes: file.bytes }
    : { ...table, name, bytes: file.bytes };
}

/**
 * @param folder of the packs
 * @param detectors asked first, in order, about a file that is no folder and no zip
 * @param told how the person says that a table is written
 * @throws CofactorError `missing-file`, `invalid-input`
 */
export async function readOffered(
  file: OfferedFile,
  folder: string,
  detectors: readonly Detector[],
  told: ToldForm = {},
): Promise<FileReading> {
  try {
    const archive = await openArchive(file.path);
    try {
      const [single, ...more] = archive.files;
      if (archive.isPlain && single !== undefined && more.length === 0) {
        const head = await headOf(single);
        for (const detect of detectors) {
          const found = await detect(file, head);
          if (found !== null) return found;
        }
      }
      return await lookInto(archive, file, folder, told);
    } finally {
      archive.close();
    }
  } catch (error) {
    throw readFault(error);
  }
}

/** Says what a chosen file is. Nothing is taken in. */
import type { Readable } from 'node:stream';
import { existsSync } from 'node:fs';
import { CofactorError } from '../../../contract/errors.ts';
import type { FileReading } from '../../../contract/imports.ts';
import type { OfferedFile } from '../../files.ts';
import type { Archive, ArchiveFile } from './archive/archive.ts';
import { openArchive, readFault } from './archive/open.ts';
import { looksLikeFdc, recognise } from './fdc/datasets.ts';
import { namesIn } from './fdc/namesIn.ts';
import { refuseNoTable, refuseSpreadsheet } from './otherKinds.ts';
import { foodsOf, releaseAgainst, withNames, type InUse } from './replaced.ts';
import { onlyTable, tablePack } from './table/importTable.ts';
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

interface ReadOptions {
  /** Of the packs. */
  readonly folder: string;
  /** Asked first, in order, about a file that is no folder and no zip. */
  readonly detectors: readonly Detector[];
  readonly inUse: InUse;
  /** How the person says that a table is written, and what it is to be called. */
  readonly told?: ToldForm & { readonly title?: string | undefined };
}

async function lookAtDownload(
  archive: Archive,
  name: string,
  { folder, inUse }: ReadOptions,
): Promise<FileReading> {
  const download = recognise(archive, name);
  const { title, release, bytes, pack } = download;
  const replaces = existsSync(packPath(folder, pack));
  const there = replaces ? await inUse.of(pack) : null;
  const taken =
    there === null || there.plans.length === 0
      ? there
      : withNames(there, await namesIn(download, foodsOf(there)));
  return {
    kind: 'fdc',
    name,
    title,
    release,
    bytes,
    pack,
    replaces,
    inUse: taken === null ? null : { pack: taken, release: releaseAgainst(release, taken.edition) },
  };
}

async function lookInto(
  archive: Archive,
  name: string,
  options: ReadOptions,
): Promise<FileReading> {
  if (looksLikeFdc(archive)) return lookAtDownload(archive, name, options);
  refuseSpreadsheet(archive);
  const file = onlyTable(archive);
  const head = await headOf(file);
  if (head.length === 0) throw new CofactorError('invalid-input', 'The file is empty.', 'file');
  if (archive.isPlain) refuseNoTable(name, head);
  const { title, ...told } = options.told ?? {};
  const table = lookAtTable(file.path, head, head.length === file.bytes, told);
  if (retractionHeadings.every((heading) => table.columns.includes(heading)))
    return { kind: 'retractions', name, bytes: file.bytes };
  const pack = title === undefined ? null : packOfTitle(title);
  return {
    ...table,
    name,
    bytes: file.bytes,
    ...(title === undefined ? {} : { inUse: pack === null ? null : await options.inUse.of(pack) }),
  };
}

/** null for a title that none can be made of: the form asks for another one. */
function packOfTitle(title: string): string | null {
  try {
    return tablePack({ title });
  } catch {
    return null;
  }
}

/** @throws CofactorError `missing-file`, `invalid-input` */
export async function readOffered(file: OfferedFile, options: ReadOptions): Promise<FileReading> {
  try {
    const archive = await openArchive(file.path);
    try {
      const [single, ...more] = archive.files;
      if (archive.isPlain && single !== undefined && more.length === 0) {
        const head = await headOf(single);
        for (const detect of options.detectors) {
          const found = await detect(file, head);
          if (found !== null) return found;
        }
      }
      return await lookInto(archive, file.name, options);
    } finally {
      archive.close();
    }
  } catch (error) {
    throw readFault(error);
  }
}

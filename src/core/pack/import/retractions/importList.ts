/** A file of retracted papers → a finished pack that waits for its place. In the worker: it holds up nobody. */
import { statSync } from 'node:fs';
import { CofactorError } from '../../../../contract/errors.ts';
import type { ImportResult } from '../../../../contract/imports.ts';
import type { Archive } from '../archive/archive.ts';
import type { ListOrder } from '../messages.ts';
import type { Step } from '../progress.ts';
import { onlyTable } from '../table/importTable.ts';
import { packPath } from '../write/packDraft.ts';
import { readList } from './readList.ts';
import { writeList } from './writeList.ts';

/** The list has about 60 MB. */
const MOST_BYTES = 500_000_000;
/** Share of the time that reading takes. */
const READING = 0.8;

interface ListImport {
  readonly order: ListOrder;
  readonly archive: Archive;
  readonly report: (step: Step) => void;
}

/** @throws CofactorError `invalid-input` with the field `file`; nothing is left behind then */
export async function importList({
  order,
  archive,
  report,
}: ListImport): Promise<{ file: string; pack: string; result: ImportResult }> {
  const { folder, mark, built, today } = order;
  if (statSync(order.path).isDirectory())
    throw new CofactorError('invalid-input', 'is a folder, not a list', 'file');
  const table = onlyTable(archive);
  if (table.bytes > MOST_BYTES)
    throw new CofactorError('invalid-input', 'is larger than 500 MB', 'file');
  const list = await readList({
    open: () => table.open(),
    today,
    onRead: (bytes, rows) => {
      const share = READING * Math.min(1, bytes / Math.max(1, table.bytes));
      report({ phase: 'reading', share, rows });
    },
  });
  const pack = `retractions-${list.newest}`;
  const file = `${packPath(folder, pack)}.${mark}.partial`;
  const counts = writeList({
    file,
    list,
    id: pack,
    built,
    onPart: (papers) => {
      const share = READING + (1 - READING) * (papers / list.papers.length);
      report({ phase: 'checking', share, rows: list.rows });
    },
  });
  return {
    file,
    pack,
    result: {
      pack,
      counts: { rows: list.rows, ...counts },
      skipped: list.skipped.list(),
      unknown: [],
    },
  };
}

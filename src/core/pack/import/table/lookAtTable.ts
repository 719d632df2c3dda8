/** What the beginning of a file says about its form: encoding, delimiter, sign of decimals, headings, first rows. */
import type { FileReading, FoodMapping } from '../../../../contract/imports.ts';
import {
  joinEvidence,
  noEvidence,
  noteSigns,
  plainSign,
  type DecimalSign,
  type SignEvidence,
} from '../../../../contract/tableNumbers.ts';
import { utf8Bom, wideBoms, startsWith } from '../csv/readTable.ts';
import { createScanner } from '../csv/scan.ts';
import { csvFault } from '../csv/csvFault.ts';
import { guessHeading } from './headings.ts';

type Encoding = FoodMapping['encoding'];
type Delimiter = FoodMapping['delimiter'];
export type TableReading = Omit<
  Extract<FileReading, { kind: 'table' }>,
  'bytes' | 'name' | 'inUse'
>;

const delimiters: readonly Delimiter[] = [';', '\t', '|', ','];
const SAMPLE_ROWS = 10;
/** Rows that the guesses look at. */
const SEEN_ROWS = 200;
const LONGEST_SHOWN = 200;

/** What the person says of a table; what is left out is guessed. */
export interface ToldForm {
  readonly delimiter?: Delimiter | undefined;
  readonly encoding?: Encoding | undefined;
}

/** Up to so many bytes of a file are looked at. */
export const HEAD_BYTES = 1 << 17;

/** @param head the first bytes; a character that they cut is no fault */
export function encodingOf(head: Buffer): Encoding {
  if (wideBoms.some((mark) => startsWith(head, mark))) return 'utf-16le';
  // Latin letters in two bytes: every second byte is nothing.
  const odd = head.subarray(0, 1024).filter((byte, at) => at % 2 === 1 && byte === 0).length;
  if (odd > Math.min(head.length, 1024) / 4) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Rows of the beginning; the last one may be cut, so it is left out unless the file ends there. */
function rowsOf(
  file: string,
  bytes: Buffer,
  delimiter: Delimiter,
  encoding: Encoding,
  whole: boolean,
): string[][] {
  const rows: string[][] = [];
  const scanner = createScanner({
    file,
    delimiter,
    encoding: encoding === 'windows-1252' ? encoding : 'utf-8',
    onRow: (cells) => {
      if (rows.length < SEEN_ROWS)
        rows.push(Array.from({ length: cells.count }, (_, cell) => cells.text(cell)));
    },
  });
  scanner.push(bytes);
  if (whole) scanner.end();
  return rows;
}

/** What the first cells of each column show of the sign before decimals. */
const signsIn = (rows: readonly (readonly string[])[], columns: number): SignEvidence[] =>
  Array.from({ length: columns }, (_, at) => {
    const evidence = noEvidence();
    for (const row of rows) noteSigns(evidence, (row[at] ?? '').trim().slice(0, LONGEST_SHOWN));
    return evidence;
  });

/** A first guess for all columns together: what it leaves open is asked for the columns that are read. */
function decimalOf(signs: readonly SignEvidence[]): DecimalSign {
  const count = (sign: DecimalSign): number =>
    signs.filter(({ plain, open }) => plain[sign] !== null || open[sign] !== null).length;
  return plainSign(joinEvidence(signs)) ?? (count(',') > count('.') ? ',' : '.');
}

/**
 * @param head the first bytes of the file, at most HEAD_BYTES
 * @param whole the file ends with them
 * @param told a delimiter of the person's may leave a single column: they see that it is the wrong one
 * @throws CofactorError `invalid-input` for what is no table
 */
export function lookAtTable(
  file: string,
  head: Buffer,
  whole: boolean,
  told: ToldForm = {},
): TableReading {
  const encoding = told.encoding ?? encodingOf(head);
  const marked = startsWith(head, utf8Bom) ? head.subarray(utf8Bom.length) : head;
  const bytes =
    encoding === 'utf-16le'
      ? Buffer.from(new TextDecoder('utf-16le').decode(head, { stream: !whole }))
      : marked;
  let best: { delimiter: Delimiter; rows: string[][] } | null = null;
  let fault: unknown = null;
  // A guess needs two columns at least.
  const most = told.delimiter === undefined ? 1 : 0;
  for (const delimiter of told.delimiter === undefined ? delimiters : [told.delimiter]) {
    try {
      const rows = rowsOf(file, bytes, delimiter, encoding, whole);
      if ((rows[0]?.length ?? 0) > (best?.rows[0]?.length ?? most)) best = { delimiter, rows };
    } catch (error) {
      fault ??= error;
    }
  }
  if (best === null)
    throw fault instanceof Error
      ? fault
      : csvFault(file, 1, 'this is no table with several columns.');
  const [columns = [], ...rows] = best.rows;
  const signs = signsIn(rows, columns.length);
  const shown = (cell: string): string =>
    cell.length > LONGEST_SHOWN ? `${cell.slice(0, LONGEST_SHOWN)}…` : cell;
  return {
    kind: 'table',
    delimiter: best.delimiter,
    encoding,
    decimal: decimalOf(signs),
    columns,
    sample: rows.slice(0, SAMPLE_ROWS).map((row) => row.map(shown)),
    signs,
    guess: columns.map((column) => ({ column, ...guessHeading(column) })),
  };
}

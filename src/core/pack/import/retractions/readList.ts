/** The list of retracted papers of Retraction Watch, as Crossref publishes it → its rows. */
import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { CofactorError } from '../../../../contract/errors.ts';
import { doiKey, pmidKey } from '../../../citation/identifiers.ts';
import { LONGEST_ROW } from '../csv/limits.ts';
import { Tally } from '../tally.ts';
import { dayReader, type DateOrder } from './days.ts';

/** The list has about 70,000 rows. */
const MOST_ROWS = 1_000_000;
const LONGEST_CELL = 2000;
const TELL_EVERY = 2000;

export interface ListedPaper {
  readonly record: string;
  readonly title: string;
  /** Lower case. */
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly noticeDoi: string | null;
  readonly nature: string;
  readonly date: string | null;
  readonly reason: string;
}

export interface ReadList {
  readonly papers: readonly ListedPaper[];
  /** Newest day of the list that is not after the day of the import, YYYY-MM-DD. */
  readonly newest: string;
  readonly rows: number;
  readonly skipped: Tally;
}

interface ListOptions {
  /** Opens the file anew: it is read twice, first to tell its encoding. */
  readonly open: () => Promise<Readable>;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Told the bytes and rows so far. */
  readonly onRead: (bytes: number, rows: number) => void;
}

const fault = (message: string): CofactorError =>
  new CofactorError('invalid-input', message, 'file');

async function encodingOf(stream: Readable): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of stream) {
      const bytes = piece as Uint8Array;
      if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
      isFirst = false;
      utf8.decode(bytes, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  } finally {
    stream.destroy();
  }
}

async function* textOf(
  stream: Readable,
  encoding: string,
  onBytes: (count: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of stream) {
    const bytes = piece as Uint8Array;
    onBytes(bytes.length);
    yield decoder.decode(bytes, { stream: true }).replaceAll('\0', '');
  }
  yield decoder.decode();
}

/** Headings are compared by their letters alone. */
const folded = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/gu, '');
const needed = ['originalpaperdoi', 'originalpaperpubmedid', 'retractiondate', 'retractionnature'];

type Cell = (row: readonly string[], heading: string) => string;

function cellsOf(headings: readonly string[]): Cell {
  const places = new Map(headings.map((heading, at) => [folded(heading), at]));
  if (needed.some((heading) => !places.has(heading))) {
    throw fault(
      'is no list of Retraction Watch: it must have the columns OriginalPaperDOI, OriginalPaperPubMedID, RetractionDate and RetractionNature.',
    );
  }
  return (row, heading) => {
    const at = places.get(heading);
    return at === undefined
      ? ''
      : (row[at] ?? '').replace(/\s+/gu, ' ').trim().slice(0, LONGEST_CELL);
  };
}

/** @throws CofactorError `invalid-input` with the field `file`; whatever the stream or `onRead` throws */
export async function readList({ open, today, onRead }: ListOptions): Promise<ReadList> {
  const skipped = new Tally();
  const encoding = await encodingOf(await open());
  const found: (Omit<ListedPaper, 'date'> & { day: string })[] = [];
  const orders = { dayFirst: 0, monthFirst: 0 };
  const table: { cell: Cell | null } = { cell: null };
  let rows = 0;
  let bytes = 0;

  const take = (row: readonly string[], line: number): void => {
    const of = table.cell;
    if (of === null) {
      table.cell = cellsOf(row);
      return;
    }
    rows += 1;
    if (rows > MOST_ROWS) throw fault('has more than 1,000,000 rows');
    if (rows % TELL_EVERY === 0) onRead(bytes, rows);
    const doi = doiKey(of(row, 'originalpaperdoi'));
    const pmid = pmidKey(of(row, 'originalpaperpubmedid'));
    const nature = of(row, 'retractionnature');
    const title = of(row, 'title');
    if (nature === '') {
      skipped.skip('row without a nature', `line ${line}: ${title}`);
      return;
    }
    if (doi === null && pmid === null) {
      skipped.skip(
        'paper with neither DOI nor PMID, which nothing can be compared with',
        `line ${line}: ${title}`,
      );
      return;
    }
    const day = of(row, 'retractiondate');
    const [, first, second] = /^(\d{1,2})[/.](\d{1,2})[/.]\d{4}/u.exec(day) ?? [];
    if (Number(first) > 12) orders.dayFirst += 1;
    if (Number(second) > 12) orders.monthFirst += 1;
    found.push({
      record: of(row, 'recordid'),
      title,
      doi,
      pmid,
      noticeDoi: doiKey(of(row, 'retractiondoi')),
      nature,
      day,
      reason: of(row, 'reason'),
    });
  };

  const parser = parse({
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  });
  const text = textOf(await open(), encoding, (count) => {
    bytes += count;
  });
  const fed = pipeline(Stream.from(text), parser);
  // Its fault is thrown by the loop, which reads from the same parser.
  fed.catch(() => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      take(record, info.lines);
    }
    await fed;
  } catch (error) {
    if (error instanceof CsvError) throw fault(`cannot be read as CSV: ${error.message}`);
    throw error;
  } finally {
    parser.destroy();
  }
  if (table.cell === null) throw fault('is empty');

  // The list is American; one whose first numbers run beyond 12, and the second never, was written day first.
  const order: DateOrder =
    orders.dayFirst > 0 && orders.monthFirst === 0 ? 'day-first' : 'month-first';
  const dayOf = dayReader(order);
  let newest = '';
  const papers: ListedPaper[] = [];
  for (const { day, ...paper } of found) {
    const date = dayOf(day);
    if (date === null)
      skipped.skip('date that cannot be read; the entry is kept without it', `"${day}"`);
    else if (date > today) skipped.skip('date in the future; the entry is kept', `"${day}"`);
    else if (date > newest) newest = date;
    papers.push({ ...paper, date });
  }
  if (newest === '') throw fault('has no row with a DOI or PMID and a date that can be read');
  return { papers, newest, rows, skipped };
}

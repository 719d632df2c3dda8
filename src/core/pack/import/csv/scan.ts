/**
 * Bytes → rows, strictly: a table that is not well formed is refused with its line, never guessed at. Written by hand because
 * csv-parse reads 260,000 rows a second of the largest table, and udsv, which is fast enough, takes malformed rows as they come.
 */
import { LONGEST_ROW, MOST_COLUMNS } from './limits.ts';
import { Cells, type CellEncoding } from './cells.ts';
import { csvFault } from './csvFault.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

export interface ScanOptions {
  /** Name for messages. */
  readonly file: string;
  readonly delimiter: string;
  readonly encoding: CellEncoding;
  /** Called for every row that is not blank, the headings included; the cells are those of this call alone. */
  readonly onRow: (cells: Cells) => void;
}

export interface Scanner {
  push(chunk: Uint8Array): void;
  /** @throws CofactorError for an open quote at the end */
  end(): void;
}

/** @throws CofactorError `invalid-input` with file and line for the first fault, from `push` and `end` */
export function createScanner({ file, delimiter, encoding, onRow }: ScanOptions): Scanner {
  const separator = delimiter.charCodeAt(0);
  const cells = new Cells(file, MOST_COLUMNS, encoding);
  const { starts, ends, doubled } = cells;
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  const fault = (at: number, says: string): never => {
    throw csvFault(file, at, says);
  };

  /** End of the quoted cell that begins after `from`: the place of its closing quote; -1 where the bytes end before it. */
  const closingQuote = (bytes: Buffer, from: number, cell: number): number => {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE) return at;
        doubled[cell] = 1;
        at += 1;
      } else if (byte === LF) line += 1;
      else if (byte === CR && bytes[at + 1] !== LF) line += 1;
      else if (byte === 0)
        fault(line, 'it holds a sign that no text has (NUL). Is this a text file?');
    }
    return -1;
  };

  /**
   * Reads the rows that are whole and returns where the first one begins that is not. Without more to come every row is.
   */
  const rows = (bytes: Buffer, last: boolean): number => {
    const length = bytes.length;
    cells.bytes = bytes;
    let at = 0;
    for (;;) {
      const begin = at;
      const firstLine = line;
      if (begin >= length) return begin;
      let cell = 0;
      let open = true;
      while (open) {
        if (cell >= MOST_COLUMNS)
          fault(firstLine, `the row has more than ${MOST_COLUMNS} columns.`);
        doubled[cell] = 0;
        if (at < length && bytes[at] === QUOTE) {
          const close = closingQuote(bytes, at + 1, cell);
          // A quote as the last byte may be the first half of a doubled one.
          if (close < 0 || (close + 1 >= length && !last)) {
            if (last)
              fault(
                firstLine,
                'a quoted text has no end: a quote (") that opens it is not closed.',
              );
            line = firstLine;
            return begin;
          }
          starts[cell] = at + 1;
          ends[cell] = close;
          at = close + 1;
        } else {
          starts[cell] = at;
          for (; at < length; at += 1) {
            const byte = bytes[at] ?? 0;
            if (byte === separator || byte === LF || byte === CR) break;
            if (byte === QUOTE)
              fault(line, 'a quote stands inside a text that does not begin with one.');
            if (byte === 0)
              fault(line, 'it holds a sign that no text has (NUL). Is this a text file?');
          }
          ends[cell] = at;
        }
        cell += 1;
        if (at >= length) {
          if (!last) {
            line = firstLine;
            return begin;
          }
          open = false;
        } else if (bytes[at] === separator) at += 1;
        else if (bytes[at] === LF) {
          at += 1;
          line += 1;
          open = false;
        } else if (bytes[at] === CR) {
          if (at + 1 >= length && !last) {
            line = firstLine;
            return begin;
          }
          at += bytes[at + 1] === LF ? 2 : 1;
          line += 1;
          open = false;
        } else fault(line, 'after a closing quote the column or the line must end.');
      }
      if (at - begin > LONGEST_ROW) fault(firstLine, 'the row is longer than 1 MiB.');
      const blank = cell === 1 && starts[0] === ends[0] && bytes[begin] !== QUOTE;
      if (blank) continue;
      cells.count = cell;
      cells.line = firstLine;
      onRow(cells);
    }
  };

  const take = (chunk: Uint8Array, last: boolean): void => {
    const bytes =
      rest.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
        : Buffer.concat([rest, chunk]);
    const done = rows(bytes, last);
    rest = bytes.subarray(done);
    if (rest.length > LONGEST_ROW)
      fault(line, 'the row is longer than 1 MiB; perhaps a quote is not closed.');
  };
  return {
    push: (chunk) => {
      take(chunk, false);
    },
    end: () => {
      take(Buffer.alloc(0), true);
    },
  };
}

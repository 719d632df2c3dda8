/** A stream of bytes → headings, then rows. */
import type { Readable } from 'node:stream';
import type { Cells, CellEncoding } from './cells.ts';
import { csvFault } from './csvFault.ts';
import { createScanner } from './scan.ts';

export type TableEncoding = CellEncoding | 'utf-16le';

export interface TableOptions {
  readonly file: string;
  readonly delimiter: string;
  readonly encoding: TableEncoding;
  /** Told the columns by their headings; returns what is called for each row. */
  readonly onHeadings: (headings: readonly string[]) => (cells: Cells) => void;
  /** Called with each piece as it is in the file, before its rows are. */
  readonly onPiece?: (piece: Uint8Array) => void;
}

export const utf8Bom = Buffer.from([0xef, 0xbb, 0xbf]);
export const wideBoms = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
export const startsWith = (bytes: Uint8Array, mark: Buffer): boolean =>
  mark.equals(bytes.subarray(0, mark.length));

/** Pieces as UTF-8 or windows-1252, without a byte order mark. */
async function* plainPieces(
  stream: Readable,
  { file, encoding, onPiece }: TableOptions,
): AsyncGenerator<Uint8Array> {
  const wide = encoding === 'utf-16le' ? new TextDecoder('utf-16le', { fatal: true }) : null;
  const decode = (piece?: Uint8Array): Uint8Array => {
    try {
      return Buffer.from(wide?.decode(piece, { stream: piece !== undefined }) ?? '');
    } catch {
      throw csvFault(file, null, 'the text is not utf-16le.');
    }
  };
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of stream) {
    let piece: Uint8Array = chunk as Uint8Array;
    onPiece?.(piece);
    if (head !== null) {
      head = Buffer.concat([head, piece]);
      if (head.length < 4) continue;
      piece = withoutMark(file, head, encoding);
      head = null;
    }
    yield wide === null ? piece : decode(piece);
  }
  if (head !== null) {
    const piece = withoutMark(file, head, encoding);
    yield wide === null ? piece : decode(piece);
  }
  if (wide !== null) yield decode();
}

function withoutMark(file: string, head: Buffer, encoding: TableEncoding): Uint8Array {
  if (encoding === 'utf-16le') {
    if (startsWith(head, wideBoms[1] ?? head))
      throw csvFault(file, null, 'the text is utf-16 with the bytes the other way round.');
    // TextDecoder takes its own mark away.
    return head;
  }
  if (startsWith(head, utf8Bom)) {
    if (encoding === 'utf-8') return head.subarray(utf8Bom.length);
    throw csvFault(
      file,
      null,
      'the file begins with the mark of utf-8, so it is not windows-1252.',
    );
  }
  if (wideBoms.some((mark) => startsWith(head, mark)))
    throw csvFault(file, null, 'the text is utf-16, not ' + encoding + '.');
  return head;
}

const names: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};
const nameOf = (delimiter: string): string => names[delimiter] ?? delimiter;

const columnsOf = (count: number): string => `${count} ${count === 1 ? 'column' : 'columns'}`;
function widthFault(count: number, columns: number, delimiter: string): string {
  const says = `the row has ${columnsOf(count)}, the headings have ${columns}.`;
  // Too few may be anything; too many are nearly always one cell that was cut in two.
  return count < columns
    ? says
    : `${says} Does a text or a number in it hold a ${nameOf(delimiter)}? Put it in quotes in the file, or choose another sign between columns.`;
}

/**
 * Reads a whole table with constant memory. Every row must have as many cells as there are headings.
 * @throws CofactorError `invalid-input` with file and line; whatever the stream throws
 */
export async function readTable(stream: Readable, options: TableOptions): Promise<void> {
  const { file, delimiter, encoding, onHeadings } = options;
  let onRow: ((cells: Cells) => void) | null = null;
  let columns = -1;
  const scanner = createScanner({
    file,
    delimiter,
    encoding: encoding === 'windows-1252' ? encoding : 'utf-8',
    onRow: (cells) => {
      if (onRow === null) {
        columns = cells.count;
        onRow = onHeadings(Array.from({ length: columns }, (_, cell) => cells.text(cell)));
      } else if (cells.count === columns) onRow(cells);
      else throw csvFault(file, cells.line, widthFault(cells.count, columns, delimiter));
    },
  });
  try {
    for await (const piece of plainPieces(stream, options)) {
      scanner.push(piece);
    }
    scanner.end();
  } finally {
    stream.destroy();
  }
  if (columns < 0) throw csvFault(file, null, 'the table is empty.');
}

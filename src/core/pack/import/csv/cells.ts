/** The cells of one row, read where they stand: text is made of those alone that somebody asks for. */
import { csvFault } from './csvFault.ts';

export type CellEncoding = 'utf-8' | 'windows-1252';

/** Powers of ten that doubles hold exactly: a quotient of two exact numbers is rounded right. */
const TENS = Array.from({ length: 23 }, (_, power) => 10 ** power);
const MOST_DIGITS = 15;
const decimals = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/u;

/**
 * One row at a time: the scanner fills it anew for the next one. Numbers of cells count from 0; a number without a cell is
 * a fault of the caller and reads as empty.
 */
export class Cells {
  readonly file: string;
  bytes: Buffer = Buffer.alloc(0);
  /** Line on which the row begins. */
  line = 0;
  count = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1: a doubled quote is inside. */
  readonly doubled: Uint8Array;
  readonly #decoder: TextDecoder;

  constructor(file: string, most: number, encoding: CellEncoding) {
    this.file = file;
    this.starts = new Int32Array(most + 1);
    this.ends = new Int32Array(most + 1);
    this.doubled = new Uint8Array(most + 1);
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  isEmpty(cell: number): boolean {
    return (this.starts[cell] ?? 0) === (this.ends[cell] ?? 0);
  }

  /** The text of a cell without the spaces around it. @throws CofactorError where the bytes are not of the encoding */
  text(cell: number): string {
    if (cell >= this.count) return '';
    const { bytes } = this;
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    let at = start;
    while (at < end && (bytes[at] ?? 0) < 0x80) at += 1;
    const text = at === end ? bytes.toString('latin1', start, end) : this.#decode(start, end);
    return (this.doubled[cell] === 1 ? text.replaceAll('""', '"') : text).trim();
  }

  #decode(start: number, end: number): string {
    try {
      return this.#decoder.decode(this.bytes.subarray(start, end));
    } catch {
      throw csvFault(this.file, this.line, `the text is not ${this.#decoder.encoding}.`);
    }
  }

  /** A whole number of at most nine digits; -1 where the cell holds anything else. */
  whole(cell: number): number {
    const { bytes } = this;
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    if (cell >= this.count || end === start || end - start > 9) return -1;
    let value = 0;
    for (let at = start; at < end; at += 1) {
      const digit = (bytes[at] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /** A number with a decimal point; NaN where the cell holds anything else (also where it is empty). */
  number(cell: number): number {
    const { bytes } = this;
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    if (cell >= this.count || end === start) return NaN;
    let digits = 0;
    let mantissa = 0;
    let point = -1;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x30 && byte <= 0x39) {
        mantissa = mantissa * 10 + (byte - 0x30);
        digits += 1;
      } else if (byte === 0x2e && point < 0) point = at;
      else return this.#otherNumber(cell);
    }
    if (digits === 0 || digits > MOST_DIGITS) return this.#otherNumber(cell);
    return point < 0 ? mantissa : mantissa / (TENS[end - point - 1] ?? NaN);
  }

  /** Signs, powers of ten, many digits: rare. */
  #otherNumber(cell: number): number {
    const text = this.text(cell);
    return decimals.test(text) ? Number(text) : NaN;
  }
}

/** Reads the objects of a PDF: enough of the format for files with a plain cross-reference table. */

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
export class PdfRef {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}
export type PdfDict = Map<string, PdfValue>;
export interface PdfStream {
  dict: PdfDict;
  data: Uint8Array;
}
/** Strings are text strings (decoded) with their bytes, because content streams need the bytes. */
export interface PdfText {
  text: string;
  bytes: Uint8Array;
}
export type PdfValue =
  null | boolean | number | PdfName | PdfRef | PdfText | PdfValue[] | PdfDict | PdfStream;

const BLANK = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set(Array.from('()<>[]{}/%', (sign) => sign.charCodeAt(0)));
const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads values and operators one after the other. */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;
  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  skipBlanks(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) {
        while (
          this.at < this.bytes.length &&
          this.bytes[this.at] !== 10 &&
          this.bytes[this.at] !== 13
        )
          this.at += 1;
      } else if (byte !== undefined && BLANK.has(byte)) this.at += 1;
      else return;
    }
  }
  get done(): boolean {
    this.skipBlanks();
    return this.at >= this.bytes.length;
  }
  /** The run of regular characters from here on. */
  word(): string {
    this.skipBlanks();
    const start = this.at;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || BLANK.has(byte) || DELIMITERS.has(byte)) break;
      this.at += 1;
    }
    return latin(this.bytes.subarray(start, this.at));
  }
  /** The next value; a word that is no value is an operator. */
  next(): { value: PdfValue } | { operator: string } {
    this.skipBlanks();
    const sign = String.fromCharCode(this.bytes[this.at] ?? 0);
    if (sign === '/') {
      this.at += 1;
      return {
        value: new PdfName(
          this.word().replace(/#([0-9a-f]{2})/giu, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          ),
        ),
      };
    }
    if (sign === '(') return { value: this.#literal() };
    if (sign === '[') return { value: this.#array() };
    if (sign === '<')
      return { value: this.bytes[this.at + 1] === 0x3c ? this.#dict() : this.#hex() };
    const word = this.word();
    if (word === '') throw new Error(`unexpected "${sign}" at byte ${this.at}`);
    if (word === 'true' || word === 'false') return { value: word === 'true' };
    if (word === 'null') return { value: null };
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/u.test(word)) return { operator: word };
    return { value: this.#reference(Number(word)) };
  }
  value(): PdfValue {
    const next = this.next();
    if ('operator' in next) throw new Error(`unexpected word ${next.operator} at byte ${this.at}`);
    return next.value;
  }

  /** "12 0 R" is a reference; otherwise the number alone. */
  #reference(number: number): PdfValue {
    const start = this.at;
    const ahead = latin(this.bytes.subarray(start, start + 12));
    const match = /^\s+\d+\s+R(?![A-Za-z0-9])/u.exec(ahead);
    if (match === null || !Number.isInteger(number)) return number;
    this.at += match[0].length;
    return new PdfRef(number);
  }
  #array(): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.bytes[this.at] === 0x5d) break;
      if (this.at >= this.bytes.length) throw new Error('an array has no end');
      values.push(this.value());
    }
    this.at += 1;
    return values;
  }
  #dict(): PdfDict {
    this.at += 2;
    const dict: PdfDict = new Map();
    for (;;) {
      this.skipBlanks();
      if (this.bytes[this.at] === 0x3e) break;
      const key = this.value();
      if (!(key instanceof PdfName))
        throw new Error(`a dictionary key is no name at byte ${this.at}`);
      dict.set(key.name, this.value());
    }
    this.at += 2;
    return dict;
  }
  #hex(): PdfText {
    this.at += 1;
    let digits = '';
    while (this.at < this.bytes.length && this.bytes[this.at] !== 0x3e) {
      digits += String.fromCharCode(this.bytes[this.at] ?? 0);
      this.at += 1;
    }
    this.at += 1;
    const clean = digits.replace(/\s/gu, '');
    return textOf(
      Uint8Array.from((clean.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16))),
    );
  }
  #literal(): PdfText {
    this.at += 1;
    const bytes: number[] = [];
    let depth = 1;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new Error('a string has no end');
      this.at += 1;
      if (byte === 0x5c) {
        const sign = String.fromCharCode(this.bytes[this.at] ?? 0);
        const octal = /^[0-7]{1,3}/u.exec(latin(this.bytes.subarray(this.at, this.at + 3)));
        if (octal !== null) {
          bytes.push(Number.parseInt(octal[0], 8));
          this.at += octal[0].length;
        } else {
          if (sign !== '\n') bytes.push(escapes[sign] ?? sign.charCodeAt(0));
          this.at += 1;
        }
        continue;
      }
      if (byte === 0x28) depth += 1;
      if (byte === 0x29) depth -= 1;
      if (depth === 0) return textOf(Uint8Array.from(bytes));
      bytes.push(byte);
    }
  }
}

export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function textOf(bytes: Uint8Array): PdfText {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const units: number[] = [];
    for (let at = 2; at + 1 < bytes.length; at += 2)
      units.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
    return { text: units.map((unit) => String.fromCharCode(unit)).join(''), bytes };
  }
  return { text: latin(bytes), bytes };
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isStream = (value: PdfValue | undefined): value is PdfStream =>
  typeof value === 'object' && value !== null && 'dict' in value;
export const isText = (value: PdfValue | undefined): value is PdfText =>
  typeof value === 'object' && value !== null && 'text' in value;

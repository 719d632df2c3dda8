/** A PDF file as objects: catalog, pages, structure tree. */
import { inflateSync } from 'node:zlib';
import {
  isDict,
  isStream,
  isText,
  latin,
  PdfName,
  PdfRef,
  Reader,
  type PdfDict,
  type PdfValue,
} from './parse.ts';

export interface StructNode {
  type: string;
  dict: PdfDict;
  parent: StructNode | null;
  /** Elements, marked content of a page, and annotations, in reading order. */
  kids: (StructNode | { page: number; mcid: number } | { annotation: PdfDict })[];
}
export interface Page {
  /** Object number, as the text of a page names it. */
  id: number;
  dict: PdfDict;
  content: Uint8Array;
  annotations: PdfDict[];
}

export class PdfFile {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDict;
  readonly #offsets = new Map<number, number>();
  readonly #cache = new Map<number, PdfValue>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const tail = latin(bytes.subarray(Math.max(0, bytes.length - 64)));
    const start = /startxref\s+(\d+)/u.exec(tail)?.[1];
    if (start === undefined) throw new Error('no cross-reference table');
    const reader = new Reader(bytes, Number(start));
    if (reader.word() !== 'xref') throw new Error('no plain cross-reference table');
    const first = Number(reader.word());
    const count = Number(reader.word());
    for (let index = 0; index < count; index += 1) {
      const offset = Number(reader.word());
      reader.word();
      if (reader.word() === 'n') this.#offsets.set(first + index, offset);
    }
    if (reader.word() !== 'trailer') throw new Error('no trailer');
    const trailer = reader.value();
    if (!isDict(trailer)) throw new Error('the trailer is no dictionary');
    // An encrypted file may lock out a screen reader (7.16-1), and this check.
    if (trailer.has('Encrypt')) throw new Error('the file is encrypted');
    this.trailer = trailer;
  }

  get(value: PdfValue | undefined): PdfValue {
    if (!(value instanceof PdfRef)) return value ?? null;
    const known = this.#cache.get(value.id);
    if (known !== undefined) return known;
    const object = this.#read(value.id);
    this.#cache.set(value.id, object);
    return object;
  }
  dict(value: PdfValue | undefined): PdfDict {
    const found = this.get(value);
    return isDict(found) ? found : isStream(found) ? found.dict : new Map<string, PdfValue>();
  }
  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.get(value);
    return Array.isArray(found) ? found : [];
  }
  name(value: PdfValue | undefined): string | null {
    const found = this.get(value);
    return found instanceof PdfName ? found.name : null;
  }
  text(value: PdfValue | undefined): string | null {
    const found = this.get(value);
    return isText(found) ? found.text : null;
  }
  number(value: PdfValue | undefined): number | null {
    const found = this.get(value);
    return typeof found === 'number' ? found : null;
  }
  /** Bytes of a stream, unpacked. */
  data(value: PdfValue | undefined): Uint8Array {
    const found = this.get(value);
    if (!isStream(found)) return new Uint8Array();
    return this.name(found.dict.get('Filter')) === 'FlateDecode'
      ? inflateSync(found.data)
      : found.data;
  }

  #read(id: number): PdfValue {
    const offset = this.#offsets.get(id);
    if (offset === undefined) return null;
    const reader = new Reader(this.bytes, offset);
    if (Number(reader.word()) !== id) throw new Error(`object ${id} is not where the table says`);
    reader.word();
    reader.word();
    const value = reader.value();
    if (!isDict(value)) return value;
    if (reader.word() !== 'stream') return value;
    const start = reader.at + (this.bytes[reader.at] === 13 ? 2 : 1);
    const length = this.number(value.get('Length')) ?? 0;
    return { dict: value, data: this.bytes.subarray(start, start + length) };
  }

  /** Numbers of all objects, in their order. */
  get ids(): number[] {
    return [...this.#offsets.keys()].sort((a, b) => a - b);
  }
  get catalog(): PdfDict {
    return this.dict(this.trailer.get('Root'));
  }

  pages(): Page[] {
    const pages: Page[] = [];
    const visit = (ref: PdfValue): void => {
      const dict = this.dict(ref);
      if (this.name(dict.get('Type')) === 'Pages') this.list(dict.get('Kids')).forEach(visit);
      else {
        const contents = this.get(dict.get('Contents'));
        const parts = Array.isArray(contents) ? contents : [dict.get('Contents')];
        pages.push({
          id: ref instanceof PdfRef ? ref.id : 0,
          dict,
          content: new Uint8Array(Buffer.concat(parts.map((part) => this.data(part)))),
          annotations: this.list(dict.get('Annots')).map((one) => this.dict(one)),
        });
      }
    };
    visit(this.catalog.get('Pages') ?? null);
    return pages;
  }

  /** Top elements of the structure tree. */
  structure(): StructNode[] {
    const root = this.dict(this.catalog.get('StructTreeRoot'));
    const kids = this.get(root.get('K'));
    return (Array.isArray(kids) ? kids : [kids]).flatMap((kid) => {
      const node = this.#node(kid, null);
      return node === null ? [] : [node];
    });
  }

  #node(value: PdfValue, parent: StructNode | null): StructNode | null {
    const dict = this.dict(value);
    const type = this.name(dict.get('S'));
    if (type === null) return null;
    const node: StructNode = { type, dict, parent, kids: [] };
    const ownPage = dict.get('Pg');
    const pageId = (page: PdfValue | undefined): number => (page instanceof PdfRef ? page.id : 0);
    const kids = this.get(dict.get('K'));
    for (const kid of Array.isArray(kids) ? kids : [kids]) {
      const found = this.get(kid);
      if (typeof found === 'number') node.kids.push({ page: pageId(ownPage), mcid: found });
      else if (isDict(found)) {
        const kind = this.name(found.get('Type'));
        const mcid = this.number(found.get('MCID'));
        if (kind === 'OBJR') node.kids.push({ annotation: this.dict(found.get('Obj')) });
        else if (kind === 'MCR' && mcid !== null) {
          node.kids.push({ page: pageId(found.get('Pg') ?? ownPage), mcid });
        } else {
          const child = this.#node(kid, node);
          if (child !== null) node.kids.push(child);
        }
      }
    }
    return node;
  }
}

export const isElement = (kid: StructNode['kids'][number]): kid is StructNode => 'type' in kid;

/** Every element, parents before children, in reading order. */
export function allNodes(roots: readonly StructNode[]): StructNode[] {
  return roots.flatMap((node) => [node, ...allNodes(node.kids.filter(isElement))]);
}

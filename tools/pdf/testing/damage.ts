/** Ways to damage a good PDF, one thing at a time. */
import { deflateSync } from 'node:zlib';
import { allNodes, PdfFile, type Page, type StructNode } from '../file.ts';
import {
  isDict,
  isStream,
  latin,
  PdfName,
  PdfRef,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from '../parse.ts';
import { textValue, writePdf } from './write.ts';

export class Damage {
  readonly file: PdfFile;
  readonly pages: Page[];
  readonly nodes: StructNode[];
  readonly #more = new Map<number, PdfValue>();

  constructor(good: Uint8Array) {
    this.file = new PdfFile(good);
    // Every object is read once, so that all changes are made on the same values.
    for (const id of this.file.ids) this.file.get(new PdfRef(id));
    this.pages = this.file.pages();
    this.nodes = allNodes(this.file.structure());
  }
  get bytes(): Buffer {
    return writePdf(this.file, this.#more);
  }

  /** A new object of the file. */
  add(value: PdfValue): PdfRef {
    const id = (this.file.ids.at(-1) ?? 0) + this.#more.size + 1;
    this.#more.set(id, value);
    return new PdfRef(id);
  }

  /** The nth element of a type. @throws Error where there is none, so that no damage is done to nothing */
  node(type: string, index = 0): StructNode {
    const found = this.nodes.filter((node) => node.type === type).at(index);
    if (found === undefined) throw new Error(`the good file has no ${type} ${index}`);
    return found;
  }
  page(index = 0): Page {
    const found = this.pages[index];
    if (found === undefined) throw new Error('the good file has no such page');
    return found;
  }
  annotation(index = 0): PdfDict {
    const found = this.pages.flatMap((page) => page.annotations)[index];
    if (found === undefined) throw new Error('the good file has no such link');
    return found;
  }
  /** The font of captions, in which no heading, citation or footer stands, its CID font and its descriptor. */
  font(): { font: PdfDict; inner: PdfDict; descriptor: PdfDict } {
    const { file } = this;
    const fonts = file.dict(file.dict(this.page().dict.get('Resources')).get('Font'));
    const font = [...fonts.values()]
      .map((value) => file.dict(value))
      .find((dict) => /Sans.*SemiBold/u.test(file.name(dict.get('BaseFont')) ?? ''));
    if (font === undefined) throw new Error('the good file has no such font');
    const inner = file.dict(file.list(font.get('DescendantFonts'))[0]);
    return { font, inner, descriptor: file.dict(inner.get('FontDescriptor')) };
  }

  rename(node: StructNode, type: string): void {
    node.dict.set('S', new PdfName(type));
  }
  #kids(node: StructNode): PdfValue[] {
    const kids = this.file.get(node.dict.get('K'));
    const list = Array.isArray(kids) ? kids : [node.dict.get('K') ?? null];
    node.dict.set('K', list);
    return list;
  }
  remove(node: StructNode): void {
    if (node.parent === null) throw new Error('the root stays');
    const kids = this.#kids(node.parent);
    const at = kids.findIndex((kid) => this.file.get(kid) === node.dict);
    kids.splice(at, 1);
  }
  /** Puts a new, childless element into `parent`. */
  insert(
    parent: StructNode,
    type: string,
    at = Infinity,
    entries: Record<string, PdfValue> = {},
  ): void {
    const dict: PdfDict = new Map<string, PdfValue>([
      ['Type', new PdfName('StructElem')],
      ['S', new PdfName(type)],
      ...Object.entries(entries),
    ]);
    this.#kids(parent).splice(at, 0, dict);
  }
  /** Moves an element, with what is in it, into another one. */
  move(node: StructNode, parent: StructNode, at = Infinity): void {
    this.remove(node);
    this.#kids(parent).splice(at, 0, node.dict);
  }

  /** Changes the content of a page. */
  content(change: (content: string) => string, index = 0): void {
    const { dict, content } = this.page(index);
    const stream = this.#stream(dict.get('Contents'));
    const before = latin(content);
    const after = change(before);
    if (after === before) throw new Error('the content did not change');
    stream.dict.delete('Filter');
    stream.data = Buffer.from(after, 'latin1');
  }
  /** Changes a stream of text, such as metadata. */
  stream(value: PdfValue | undefined, change: (text: string) => string): void {
    const stream = this.#stream(value);
    const before = latin(this.file.data(value));
    const after = change(before);
    if (after === before) throw new Error('the stream did not change');
    stream.data = deflateSync(Buffer.from(after, 'latin1'));
    stream.dict.set('Filter', new PdfName('FlateDecode'));
  }
  #stream(value: PdfValue | undefined): PdfStream {
    const found = this.file.get(value);
    if (!isStream(found)) throw new Error('this is no stream');
    return found;
  }
  set(dict: PdfValue | undefined, key: string, value: PdfValue | string): void {
    const found = this.file.get(dict);
    const target = isStream(found) ? found.dict : found;
    if (!isDict(target)) throw new Error('this is no dictionary');
    target.set(key, typeof value === 'string' ? textValue(value) : value);
  }
}

export const name = (text: string): PdfName => new PdfName(text);

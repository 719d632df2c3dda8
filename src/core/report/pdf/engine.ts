/**
 * The part of pdfkit that reports use, typed as pdfkit 0.20 behaves (its published types lag), and a document set up for
 * tagged output. Everything that varies between runs is fixed here.
 */
import PDFDocument from 'pdfkit';
import type { GlyphList } from './subset.ts';
import type { FontProgram } from './typeface.ts';

/** An object of the file, which others name by its number. */
export interface Reference {
  readonly id: number;
  readonly data: Record<string, unknown>;
  /** Where it stands in the file; set when it is written. */
  offset?: number;
}
export interface Outline {
  addItem(
    title: string,
    options: {
      fit: false;
      top: number;
      left: number;
      zoom: number;
      pageNumber: null;
      expanded: boolean;
    },
  ): Outline;
}
/** A font as part of one document; lists go by the code of a glyph in it. */
export interface EmbeddedFont {
  readonly id: string;
  readonly subset: GlyphList & { encode(): Uint8Array };
  /** Thousandths of the type size. */
  readonly widths: (number | undefined)[];
  /** Characters that a glyph stands for. */
  readonly unicode: (readonly number[] | undefined)[];
  ref(): unknown;
}
export interface Page {
  readonly width: number;
  readonly height: number;
  /** Fonts of the page by their name in it. */
  readonly fonts: Record<string, unknown>;
  readonly dictionary: Reference;
  readonly annotations: Reference[];
  /** Its key in the tree that leads from content to structure; taken when it is first read. */
  readonly structParentTreeKey: number;
  write(content: Uint8Array): void;
}
export interface Engine {
  info: Record<string, string | Date>;
  readonly page: Page;
  readonly outline: Outline;
  readonly _font: EmbeddedFont & { readonly font: FontProgram };
  _offset: number;
  _addInfo(): void;
  _write(data: string | Uint8Array): void;
  push(chunk: Uint8Array | null): boolean;
  read(): Uint8Array | null;
  addContent(content: string): Engine;
  font(program: FontProgram): Engine;
  addPage(): Engine;
  switchToPage(index: number): unknown;
  bufferedPageRange(): { start: number; count: number };
  fillColor(colour: string): Engine;
  strokeColor(colour: string): Engine;
  lineWidth(width: number): Engine;
  dash(length: number, options: { space: number }): Engine;
  undash(): Engine;
  moveTo(x: number, y: number): Engine;
  lineTo(x: number, y: number): Engine;
  rect(x: number, y: number, width: number, height: number): Engine;
  roundedRect(x: number, y: number, width: number, height: number, radius: number): Engine;
  fill(): Engine;
  stroke(): Engine;
  clip(): Engine;
  save(): Engine;
  restore(): Engine;
  addNamedDestination(name: string, type: 'XYZ', x: null, y: number, zoom: null): void;
  ref(): Reference;
  _refEnd(reference: Reference): void;
  getStructTreeRoot(): Reference;
  getStructParentTree(): { toString(): string };
  createStructParentTreeNextKey(): number;
  end(): void;
  /** Closes the document and gives its bytes. */
  finish(): Uint8Array<ArrayBuffer>;
}

/** A number as a page writes it: to a thousandth of a point, without an exponent. */
export const decimal = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Characters of text that are gathered before they become bytes. */
const GATHERED = 65_536;

/** Reads a font; throws when the bytes are none. */
export function openProgram(bytes: Uint8Array): FontProgram {
  const settings: Record<string, unknown> = { font: bytes, autoFirstPage: false };
  return (new PDFDocument(settings) as unknown as Engine)._font.font;
}

const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export interface EngineOptions {
  /** The font that the document starts with. */
  font: FontProgram;
  paper: 'a4' | 'letter';
  language: string;
  info: Record<string, string>;
  /** Printed in the file as its date, so that equal reports are equal files. */
  created: Date;
}

/** Starts a document with tags, PDF/UA metadata, embedded fonts and a fixed date, and without a first page. */
export function createEngine(options: EngineOptions): Engine {
  const settings: Record<string, unknown> = {
    size: options.paper === 'a4' ? 'A4' : 'LETTER',
    margin: 0,
    autoFirstPage: false,
    // Footers name the number of pages, which is known at the end.
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: options.language,
    displayTitle: true,
    // Given at once, so that Helvetica, which cannot be embedded, is never touched.
    font: options.font,
    info: {
      ...options.info,
      Producer: 'Cofactor',
      Creator: 'Cofactor',
      CreationDate: options.created,
    },
  };
  const engine = new PDFDocument(settings) as unknown as Engine;
  // pdfkit writes the info into the XMP packet as it stands; a title with "<" or "&" would break the XML.
  const addInfo = engine._addInfo.bind(engine);
  engine._addInfo = () => {
    const plain = engine.info;
    engine.info = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [
        key,
        typeof value === 'string' ? escapeXml(value) : value,
      ]),
    );
    addInfo();
    engine.info = plain;
  };
  gatherOutput(engine);
  return engine;
}

/**
 * Keeps content and output as text until the end: pdfkit turns every operator into an array of bytes of its own and sends
 * each through a stream.
 */
function gatherOutput(engine: Engine): void {
  // The first line of the file is written already.
  const start = engine.read();
  const chunks: Uint8Array[] = start === null ? [] : [start];
  let text = '';
  let ended = false;
  const flush = () => {
    if (text !== '') chunks.push(Buffer.from(text, 'latin1'));
    text = '';
  };
  let page: Page | null = null;
  let lines: string[] = [];
  // A page that is left becomes bytes: of a long report, the pieces of text would weigh more than all the rest.
  const leavePage = () => {
    if (lines.length > 0) page?.write(Buffer.from(`${lines.join('\n')}\n`, 'latin1'));
    lines = [];
  };
  engine.addContent = (content) => {
    if (engine.page !== page) {
      leavePage();
      page = engine.page;
    }
    lines.push(content);
    return engine;
  };
  engine.push = (chunk) => {
    if (chunk === null) ended = true;
    else chunks.push(chunk);
    return true;
  };
  engine._write = (data) => {
    if (typeof data === 'string') {
      text += `${data}\n`;
      engine._offset += data.length + 1;
      if (text.length > GATHERED) flush();
    } else {
      flush();
      chunks.push(data);
      engine._offset += data.length;
    }
  };
  engine.finish = () => {
    leavePage();
    engine.end();
    flush();
    if (!ended) throw new Error('the document has an element that was never closed');
    return joined(chunks, engine._offset);
  };
}

/** Bytes with memory of their own, so that they can be handed to another thread. */
function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * The part of pdfkit that reports use, typed as pdfkit 0.20 behaves (its published types lag), and a document set up for
 * tagged output. Everything that varies between runs is fixed here.
 */
import PDFDocument from 'pdfkit';

/** A string object of PDF; plain strings become names in pdfkit. */
// eslint-disable-next-line @typescript-eslint/no-wrapper-object-types
export const pdfString = (text: string): String => new String(text);

export interface StructElement {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: StructElement | StructContent): StructElement;
  end(): void;
}
/** Marked content of one page, not yet given to an element. */
export interface StructContent {
  readonly refs: readonly unknown[];
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
export interface TextOptions {
  lineBreak: false;
  baseline: 'alphabetic';
}
interface FontProgram {
  hasGlyphForCodePoint(code: number): boolean;
}
interface AnnotationOptions {
  structParent: StructElement;
  Contents: ReturnType<typeof pdfString>;
}

export interface Engine {
  info: Record<string, string | Date>;
  readonly page: { readonly width: number; readonly height: number };
  readonly outline: Outline;
  readonly _font: { readonly font: FontProgram };
  _addInfo(): void;
  /** By file: pdfkit reads a font anew at every call when the same file is known under a second name. */
  font(file: string): Engine;
  fontSize(size: number): Engine;
  widthOfString(text: string): number;
  text(text: string, x: number, y: number, options: TextOptions): Engine;
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
  link(x: number, y: number, w: number, h: number, url: string, options: AnnotationOptions): Engine;
  goTo(
    x: number,
    y: number,
    w: number,
    h: number,
    name: string,
    options: AnnotationOptions,
  ): Engine;
  addNamedDestination(name: string, type: 'XYZ', x: null, y: number, zoom: null): void;
  struct(
    type: string,
    options: {
      alt?: string;
      scope?: 'Column' | 'Row';
      bbox?: readonly number[];
      placement?: 'Block';
    },
  ): StructElement;
  addStructure(element: StructElement): Engine;
  markContent(
    tag: 'Artifact',
    options: { type: 'Pagination' | 'Layout'; attached?: string[] },
  ): Engine;
  markStructureContent(tag: string): StructContent;
  endMarkedContent(): Engine;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  end(): void;
}

const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export interface EngineOptions {
  /** File of the font that the document starts with. */
  font: string;
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
  return engine;
}

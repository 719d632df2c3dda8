/** A stream of pages: where the next thing goes, which structure element it belongs to, and what is decoration. */
import { page, type TextStyle } from './style.ts';
import { fontFile } from './fonts.ts';
import { createEngine, pdfString, type Engine, type StructElement } from './engine.ts';
import { printable } from './glyphs.ts';
import { breakLines, type Fragment, type Line, type Measure, type Span } from './lines.ts';

export interface FlowOptions {
  fontsDir: string;
  paper: 'a4' | 'letter';
  language: string;
  info: Record<string, string>;
  created: Date;
  ownCharacters: string;
}

export class Flow {
  readonly engine: Engine;
  readonly root: StructElement;
  /** Top of what comes next. */
  y: number = page.top;
  readonly #fontsDir: string;
  readonly #own: ReadonlySet<string>;
  readonly #widths = new Map<TextStyle, Map<string, number>>();
  readonly #glyphs = new Map<string, (code: number) => boolean>();

  constructor(options: FlowOptions) {
    this.engine = createEngine({ ...options, font: fontFile(options.fontsDir, 'sans') });
    this.#fontsDir = options.fontsDir;
    this.#own = new Set(options.ownCharacters);
    this.root = this.engine.struct('Document', {});
    this.engine.addStructure(this.root);
    this.newPage();
  }

  get left(): number {
    return page.left;
  }
  get width(): number {
    return this.engine.page.width - page.left - page.right;
  }
  get bottom(): number {
    return this.engine.page.height - page.bottom;
  }
  get remaining(): number {
    return this.bottom - this.y;
  }
  /** Height of an empty page. */
  get pageHeight(): number {
    return this.bottom - page.top;
  }

  newPage(): void {
    this.engine.addPage();
    this.y = page.top;
  }
  /** Starts a new page unless `height` fits on this one, or would fit on no page. */
  ensure(height: number): void {
    if (this.remaining < height && this.y > page.top) this.newPage();
  }

  /** Checked text: nothing that the font lacks gets through. */
  text(text: string, style: TextStyle): string {
    return printable(text, { own: this.#own, hasGlyph: this.#hasGlyph(style) });
  }
  #font(style: TextStyle): Engine {
    return this.engine.font(fontFile(this.#fontsDir, style.font)).fontSize(style.size);
  }
  /** Opens a font when it is first needed: reading one takes a while. */
  #hasGlyph(style: TextStyle): (code: number) => boolean {
    const known = this.#glyphs.get(style.font);
    if (known !== undefined) return known;
    const program = this.#font(style)._font.font;
    const test = (code: number): boolean => program.hasGlyphForCodePoint(code);
    this.#glyphs.set(style.font, test);
    return test;
  }
  span(text: string, style: TextStyle): Span {
    return { text: this.text(text, style), style };
  }
  readonly measure: Measure = (text, style) => {
    const known = this.#widths.get(style) ?? new Map<string, number>();
    this.#widths.set(style, known);
    const found = known.get(text);
    if (found !== undefined) return found;
    const width = this.#font(style).widthOfString(text);
    known.set(text, width);
    return width;
  };
  break(spans: readonly Span[], width: number): Line[] {
    return breakLines(spans, width, this.measure);
  }

  /** A new structure element, already in its place under `parent`. */
  element(
    type: string,
    parent: StructElement,
    options: Parameters<Engine['struct']>[1] = {},
  ): StructElement {
    const element = this.engine.struct(type, options);
    parent.add(element);
    return element;
  }
  /** Draws content that belongs to `element`. */
  content(element: StructElement, draw: () => void): void {
    const content = this.engine.markStructureContent(String(element.dictionary.data['S']));
    draw();
    this.engine.endMarkedContent();
    element.add(content);
  }
  /** Draws decoration: rules, tints, page furniture. Never called while content is open. */
  artifact(draw: () => void, furniture?: 'Top' | 'Bottom'): void {
    this.engine.markContent(
      'Artifact',
      furniture === undefined ? { type: 'Layout' } : { type: 'Pagination', attached: [furniture] },
    );
    draw();
    this.engine.endMarkedContent();
  }

  /** Draws one line of `element`; links become Link elements with a description. */
  line(element: StructElement, line: Line, x: number, top: number): void {
    const baseline = top + line.baseline;
    let open: Fragment[] = [];
    const flush = () => {
      const fragments = open;
      open = [];
      if (fragments.length === 0) return;
      this.content(element, () => {
        for (const fragment of fragments) this.fragment(fragment, x, baseline);
      });
    };
    for (const fragment of line.fragments) {
      if (fragment.target === null) {
        open.push(fragment);
        continue;
      }
      flush();
      this.#link(element, fragment, x, top, line);
    }
    flush();
  }

  fragment(fragment: Fragment, x: number, baseline: number): void {
    const { style, text } = fragment;
    this.#font(style).fillColor(style.colour);
    this.engine.text(text, x + fragment.x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  #link(parent: StructElement, fragment: Fragment, x: number, top: number, line: Line): void {
    const { target } = fragment;
    if (target === null) return;
    const link = this.element('Link', parent);
    this.content(link, () => this.fragment(fragment, x, top + line.baseline));
    const options = { structParent: link, Contents: pdfString(target.description) };
    const box = [x + fragment.x, top, fragment.width, line.height] as const;
    if (target.kind === 'url') this.engine.link(...box, target.url, options);
    else this.engine.goTo(...box, target.name, options);
    // pdfkit notes the page of the annotation when the element ends: it must end on its page.
    link.end();
  }

  /** A run of text in one element, over as many pages as it needs. */
  paragraph(element: StructElement, lines: readonly Line[], x: number): void {
    for (const line of lines) {
      this.ensure(line.height);
      this.line(element, line, x, this.y);
      this.y += line.height;
    }
  }

  rule(y: number, x1: number, x2: number, width: number, colour: string): void {
    this.artifact(() => {
      this.engine.lineWidth(width).strokeColor(colour).moveTo(x1, y).lineTo(x2, y).stroke();
    });
  }

  /** Closes the document; resolves with its bytes. */
  finish(): Promise<Uint8Array> {
    const { engine } = this;
    return new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      engine.on('data', (chunk) => chunks.push(chunk));
      engine.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
      engine.on('error', reject);
      this.root.end();
      engine.end();
    });
  }
}

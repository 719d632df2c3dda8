/** A stream of pages: where the next thing goes, which structure element it belongs to, and what is decoration. */
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { createEngine, type Engine } from './engine.ts';
import { typefaceOf } from './fonts.ts';
import { wholePage, type Frame, type PageSize } from './frames.ts';
import { glued } from './glue.ts';
import { printable } from './glyphs.ts';
import type { Lead } from './lead.ts';
import {
  breakLines,
  heightOf,
  type Fragment,
  type Line,
  type Measure,
  type Span,
} from './lines.ts';
import { fittingIn } from './parting.ts';
import { lookOf, type Look, type TextStyle } from './style.ts';
import { Structure, type ElementOptions, type StructElement } from './structure.ts';
import { Typesetter } from './typesetter.ts';

export interface FlowOptions {
  /** Where text stands on a page, in order; the page between its edges where it is left out. */
  frames?: (page: PageSize) => readonly Frame[];
  fontsDir: string;
  /** Told the number of each page when it begins. */
  onPage: (page: number) => void;
  paper: 'a4' | 'letter';
  style: ReportDocument['style'];
  language: string;
  info: Record<string, string>;
  created: Date;
  ownCharacters: string;
}

/** Of a page, from 1, where a link leads to it. */
export const pageName = (number: number): string => `page-${number}`;

/** Fewest lines of a paragraph that stand together before or after the end of a page. */
const TOGETHER = 2;
/** Share of a page that may stay empty for the sake of what belongs together. */
const MOST_EMPTY = 0.16;
/** Space that a block may add before it asks for room. */
const NEAR = 3;

type XOf = (line: Line) => number;
interface Placed {
  fragment: Fragment;
  x: number;
  baseline: number;
}

export class Flow {
  readonly engine: Engine;
  readonly root: StructElement;
  look: Look;
  readonly #style: ReportDocument['style'];
  readonly #paper: ReportDocument['paper'];
  /** Top of what comes next. */
  y = 0;
  /** Where the last thing ended that does not stand alone. */
  #boundAt = Number.NaN;
  readonly #structure: Structure;
  readonly #typesetter: Typesetter;
  readonly #onPage: (page: number) => void;
  #pages = 0;
  readonly #framesOf: (page: PageSize) => readonly Frame[];
  #frames: readonly Frame[] = [];
  #framesUsed = 0;
  #frame: Frame = { left: 0, top: 0, width: 0, height: 0 };
  readonly #own: ReadonlySet<string>;
  readonly #citedOn = new Map<string, Set<number>>();

  constructor(options: FlowOptions) {
    this.engine = createEngine({
      ...options,
      font: typefaceOf(options.fontsDir, 'sans').program,
    });
    this.#style = options.style;
    this.#paper = options.paper;
    this.look = lookOf(options.style, { paper: options.paper });
    this.#framesOf = options.frames ?? ((page) => [wholePage(page, this.look, this.#pages === 1)]);
    this.#typesetter = new Typesetter(this.engine, options.fontsDir);
    this.#onPage = options.onPage;
    this.#own = new Set(options.ownCharacters);
    this.#structure = new Structure(this.engine);
    this.root = this.#structure.root;
    this.newPage();
  }

  get left(): number {
    return this.#frame.left;
  }
  get width(): number {
    return this.#frame.width;
  }
  get top(): number {
    return this.#frame.top;
  }
  get bottom(): number {
    return this.#frame.top + this.#frame.height;
  }
  get remaining(): number {
    return this.bottom - this.y;
  }
  /** Height of an empty page, or of an empty card. */
  get pageHeight(): number {
    return this.#frame.height;
  }
  /** Nothing has been drawn on this page yet. */
  get atTop(): boolean {
    return this.y <= this.top;
  }
  /** Frames of the last page that are in use. */
  get framesUsed(): number {
    return this.#framesUsed;
  }

  /** On to the next frame; to the next page where this one has no more. */
  newPage(): void {
    if (this.#framesUsed >= this.#frames.length) {
      this.engine.addPage();
      this.#pages += 1;
      this.engine.addNamedDestination(pageName(this.#pages), 'XYZ', null, 0, null);
      this.#frames = this.#framesOf(this.engine.page);
      this.#framesUsed = 0;
      this.#onPage(this.#pages);
    }
    const frame = this.#frames[this.#framesUsed];
    if (frame === undefined) throw new Error('a page without a place for text');
    this.#frame = frame;
    this.#framesUsed += 1;
    this.#boundAt = Number.NaN;
    this.y = frame.top;
  }
  /** More than this does not stay empty at the foot of a page if what comes can be parted. */
  get mostEmpty(): number {
    return this.#frame.height * MOST_EMPTY;
  }
  /** Number of this page, from 1. */
  get page(): number {
    return this.#pages;
  }
  /** What has just been drawn is nothing without what comes next: a heading, or words that lead in a table. */
  bind(): void {
    this.#boundAt = this.y;
  }
  /** The rest of this page may stay empty: it is little, and nothing would be left behind. */
  get mayEnd(): boolean {
    const bound = Math.abs(this.y - this.#boundAt) < NEAR;
    return this.remaining <= this.mostEmpty && !bound;
  }
  /** Whether what follows begins on this page. */
  holds({ want, least }: Lead): boolean {
    const room = this.remaining;
    return this.atTop || room >= want || (room >= least && !this.mayEnd);
  }
  /** Starts a new page unless this one has room for what is wanted, or for the least of it before much stays empty. */
  ensure(needed: number | Lead): void {
    const lead = typeof needed === 'number' ? { want: needed, least: needed } : needed;
    if (!this.holds(lead)) this.newPage();
  }

  /** Checked text: nothing that the font lacks gets through. */
  text(text: string, style: TextStyle): string {
    const { hasGlyph } = this.#typesetter.typeface(style.font);
    return printable(text, { own: this.#own, hasGlyph });
  }
  span(text: string, style: TextStyle): Span {
    return { text: glued(this.text(text, style)), style };
  }
  readonly measure: Measure = (text, style) => this.#typesetter.measure(text, style);
  break(spans: readonly Span[], width: number): Line[] {
    return breakLines(spans, width, this.measure);
  }
  /** Draws in the smaller type of a sheet that is to fit one page. */
  tightly(draw: () => void): void {
    const usual = this.look;
    this.look = lookOf(this.#style, { paper: this.#paper, tight: true });
    draw();
    this.look = usual;
  }
  /** A length of the design in the size of this report. */
  at(length: number): number {
    return length * this.look.scale;
  }

  /** A new structure element, already in its place under `parent`. */
  element(type: string, parent: StructElement, options: ElementOptions = {}): StructElement {
    return this.#structure.element(type, parent, options);
  }
  /** Draws content that belongs to `element`. */
  content(element: StructElement, draw: () => void): void {
    this.#structure.content(element, draw);
  }
  /** Draws decoration: rules, tints, page furniture. Never called while content is open. */
  artifact(draw: () => void, furniture: 'Top' | 'Bottom' | 'layout' = 'layout'): void {
    this.#structure.artifact(draw, furniture);
  }

  /** Draws lines of `element` from `top` down; links become Link elements with a description. */
  lines(element: StructElement, lines: readonly Line[], xOf: number | XOf, top: number): void {
    let open: Placed[] = [];
    // Lines without links are one piece of content: a smaller file, and read in one go.
    const flush = () => {
      const pieces = open;
      open = [];
      if (pieces.length === 0) return;
      this.content(element, () => {
        for (const { fragment, x, baseline } of pieces) this.fragment(fragment, x, baseline);
      });
    };
    let y = top;
    for (const line of lines) {
      const x = typeof xOf === 'number' ? xOf : xOf(line);
      const linked = line.fragments.some((fragment) => fragment.target !== null);
      if (linked) flush();
      for (const fragment of line.fragments) {
        if (fragment.target === null) open.push({ fragment, x, baseline: y + line.baseline });
        else {
          flush();
          this.#link(element, fragment, x, y, line);
        }
      }
      y += line.height;
      if (linked) flush();
    }
    flush();
  }
  line(element: StructElement, line: Line, x: number, top: number): void {
    this.lines(element, [line], x, top);
  }

  fragment(fragment: Fragment, x: number, baseline: number): void {
    this.#typesetter.show(fragment.text, fragment.style, x + fragment.x, baseline);
  }

  #link(parent: StructElement, fragment: Fragment, x: number, top: number, line: Line): void {
    const { target } = fragment;
    if (target === null) return;
    const link = this.element('Link', parent);
    this.content(link, () => this.fragment(fragment, x, top + line.baseline));
    // Whole points: nobody aims finer, and hundreds of links make a smaller file.
    const near = x + fragment.x;
    const left = Math.round(near);
    const above = Math.round(top);
    const width = Math.round(near + fragment.width) - left;
    const height = Math.round(top + line.height) - above;
    this.#structure.link(
      link,
      { left, top: above, width, height },
      {
        to: target.kind === 'url' ? 'URI' : 'GoTo',
        name: target.kind === 'url' ? target.url : target.name,
        description: target.description,
      },
    );
    if (target.kind === 'entry') this.#noteCitation(target.name);
  }

  #noteCitation(name: string): void {
    const pages = this.#citedOn.get(name) ?? new Set<number>();
    this.#citedOn.set(name, pages.add(this.#pages));
  }
  /** Pages so far, from 1, on which a link leads to the entry `name`. */
  citedOn(name: string): readonly number[] {
    return [...(this.#citedOn.get(name) ?? [])];
  }

  /** How many of `lines` stand on this page, so that neither its last nor the next first line stands alone. */
  room(lines: readonly Line[]): number {
    const fitting = fittingIn(lines, this.remaining);
    if (fitting === lines.length) return fitting;
    const kept = lines.length - fitting === 1 ? fitting - 1 : fitting;
    if (kept >= TOGETHER) return kept;
    return this.atTop ? Math.max(1, fitting) : 0;
  }
  /** Goes to the next page if `lines` cannot begin on this one. */
  begin(lines: readonly Line[]): void {
    if (lines.length > 0 && this.room(lines) === 0) this.newPage();
  }
  /**
   * A run of text in one element, over as many frames as it needs; `indent` is from the left of each of them. `edge` draws
   * what stands beside each part of it; its last lines go along with something of the height `tail` that follows it.
   */
  paragraph(
    element: StructElement,
    lines: readonly Line[],
    indent = 0,
    { edge, tail = 0 }: { edge?: (top: number, height: number) => void; tail?: number } = {},
  ): void {
    let rest = lines;
    while (rest.length > 0) {
      this.begin(rest);
      const count = this.#roomBefore(rest, tail);
      if (count === 0) {
        this.newPage();
        continue;
      }
      const part = rest.slice(0, count);
      const height = heightOf(part);
      edge?.(this.y, height);
      this.lines(element, part, this.left + indent, this.y);
      this.y += height;
      rest = rest.slice(count);
    }
  }

  #roomBefore(lines: readonly Line[], tail: number): number {
    const count = this.room(lines);
    if (count < lines.length || heightOf(lines) + tail <= this.remaining) return count;
    if (lines.length >= TOGETHER * 2) return count - TOGETHER;
    return this.atTop ? count : 0;
  }

  rule(y: number, x1: number, x2: number, width: number, colour: string): void {
    this.artifact(() => {
      this.engine.lineWidth(width).strokeColor(colour).moveTo(x1, y).lineTo(x2, y).stroke();
    });
  }

  /** Closes the document and gives its bytes. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#structure.end();
    return this.engine.finish();
  }
}

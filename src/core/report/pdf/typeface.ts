/**
 * A font and what was measured with it. Words come back again and again, within a report and from one report to the next:
 * each is shaped once. A word is shaped by itself, so what came before it never changes the bytes of a report.
 */

import type { FontFile } from './subset.ts';

/** The part of a font program that is used here; lengths are units of the font. */
export interface FontProgram {
  readonly unitsPerEm: number;
  /** Glyphs by number, each with the characters of its first use. */
  _glyphs: Record<number, unknown>;
  hasGlyphForCodePoint(code: number): boolean;
  layout(text: string): {
    glyphs: readonly { id: number; advanceWidth: number; codePoints: readonly number[] }[];
    positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[];
  };
}
/** Lengths are thousandths of the type size. */
export interface Shaped {
  glyphs: readonly {
    id: number;
    codes: readonly number[];
    advance: number;
    /** To be added to the advance: kerning. */
    kern: number;
    x: number;
    y: number;
  }[];
  width: number;
}

/** Shaped words that are kept: many times the words of a long report. */
const KEPT = 40_000;
/**
 * Calls `take` with each word and each single blank of a text: the same pieces whether it is measured in parts or drawn
 * whole.
 */
export function eachPiece(text: string, take: (piece: string) => void): void {
  let from = 0;
  for (;;) {
    const blank = text.indexOf(' ', from);
    const to = blank === -1 ? text.length : blank;
    if (to > from) take(from === 0 && to === text.length ? text : text.slice(from, to));
    if (blank === -1) return;
    take(' ');
    from = to + 1;
  }
}

export class Typeface {
  readonly program: FontProgram;
  readonly file: FontFile;
  readonly #scale: number;
  readonly #shaped = new Map<string, Shaped>();
  readonly #has = new Map<number, boolean>();

  constructor(program: FontProgram, file: FontFile) {
    this.program = program;
    this.file = file;
    this.#scale = 1000 / program.unitsPerEm;
  }

  readonly hasGlyph = (code: number): boolean => {
    const known = this.#has.get(code);
    if (known !== undefined) return known;
    const has = this.program.hasGlyphForCodePoint(code);
    this.#has.set(code, has);
    return has;
  };

  shape(piece: string): Shaped {
    const known = this.#shaped.get(piece);
    if (known !== undefined) return known;
    // A glyph that two characters share (µ and μ) keeps the character of its first use, here within this word alone.
    this.program._glyphs = {};
    const run = this.program.layout(piece);
    const scale = this.#scale;
    let width = 0;
    const glyphs = run.glyphs.map(({ id, advanceWidth, codePoints }, index) => {
      const at = run.positions[index];
      const advance = advanceWidth * scale;
      const wide = (at?.xAdvance ?? advanceWidth) * scale;
      width += wide;
      return {
        id,
        codes: [...codePoints],
        advance,
        kern: wide - advance,
        x: (at?.xOffset ?? 0) * scale,
        y: (at?.yOffset ?? 0) * scale,
      };
    });
    if (this.#shaped.size >= KEPT) this.#shaped.clear();
    const shaped: Shaped = { glyphs, width };
    this.#shaped.set(piece, shaped);
    return shaped;
  }

  /** Width of a text in thousandths of the type size. */
  width(text: string): number {
    let width = 0;
    eachPiece(text, (piece) => {
      width += this.shape(piece).width;
    });
    return width;
  }
}

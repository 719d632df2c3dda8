/**
 * Writes text into the pages of one document. Shorter content and far less work than the text function of pdfkit, which
 * measures and wraps every string again.
 */
import { decimal, type EmbeddedFont, type Engine } from './engine.ts';
import { typefaceOf, type FontName } from './fonts.ts';
import type { TextStyle } from './style.ts';
import { eachPiece, type Shaped, type Typeface } from './typeface.ts';

interface Face {
  typeface: Typeface;
  embedded: EmbeddedFont;
  /** Pieces as the content of a page writes them. */
  written: Map<string, string>;
  /** Codes of glyphs in the document, as four digits. */
  codes: Map<number, string>;
}

const CHANNEL = 255;
const fills = new Map<string, string>();

/** "#rrggbb" as an operator that sets the colour of what is filled. */
function fillOf(colour: string): string {
  const known = fills.get(colour);
  if (known !== undefined) return known;
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / CHANNEL);
  const fill = `${channels.map((channel) => decimal(channel)).join(' ')} rg`;
  fills.set(colour, fill);
  return fill;
}

export class Typesetter {
  readonly #engine: Engine;
  readonly #fontsDir: string;
  readonly #faces = new Map<FontName, Face>();

  constructor(engine: Engine, fontsDir: string) {
    this.#engine = engine;
    this.#fontsDir = fontsDir;
  }

  #face(name: FontName): Face {
    const known = this.#faces.get(name);
    if (known !== undefined) return known;
    const typeface = typefaceOf(this.#fontsDir, name);
    const embedded = this.#engine.font(typeface.program)._font;
    embedded.subset.encode = () => typeface.file.subset(embedded.subset);
    const face: Face = {
      typeface,
      embedded,
      written: new Map(),
      codes: new Map(),
    };
    this.#faces.set(name, face);
    return face;
  }

  typeface(name: FontName): Typeface {
    return this.#face(name).typeface;
  }
  measure(text: string, style: TextStyle): number {
    return (this.#face(style.font).typeface.width(text) * style.size) / 1000;
  }

  /** Text that starts at `x` on `baseline`, from the top left corner of the page. */
  show(text: string, style: TextStyle, x: number, baseline: number): void {
    const { page } = this.#engine;
    const face = this.#face(style.font);
    const { embedded } = face;
    page.fonts[embedded.id] ??= embedded.ref();
    let written = '';
    eachPiece(text, (piece) => {
      written += write(face, piece, style.size);
    });
    // The page is drawn with y downwards; the minus turns the letters upright again.
    this.#engine.addContent(
      `BT ${fillOf(style.colour)} /${embedded.id} ${decimal(style.size)} Tf 1 0 0 -1 ${decimal(x)} ${decimal(baseline)} Tm [<${written}>] TJ ET`,
    );
  }
}

/** The inside of a string in angle brackets; distances close the bracket and open it again. */
function write(face: Face, piece: string, size: number): string {
  const known = face.written.get(piece);
  if (known !== undefined) return known;
  const shaped = face.typeface.shape(piece);
  let written = '';
  let raised = false;
  for (const glyph of shaped.glyphs) {
    written += writeGlyph(face, glyph, size);
    raised ||= glyph.y !== 0;
  }
  // A raised mark is written for one type size.
  if (!raised) face.written.set(piece, written);
  return written;
}

function writeGlyph(face: Face, glyph: Shaped['glyphs'][number], size: number): string {
  const hex = face.codes.get(glyph.id) ?? codeOf(face, glyph);
  const before = glyph.x === 0 ? '' : `>${decimal(-glyph.x)}<`;
  const after = glyph.kern === glyph.x ? '' : `>${decimal(glyph.x - glyph.kern)}<`;
  if (glyph.y === 0) return before + hex + after;
  const rise = decimal((glyph.y * size) / 1000);
  return `${before}>] TJ ${rise} Ts [<${hex}>] TJ 0 Ts [<${after}`;
}

/** The code of a glyph in the document, which takes the glyph in at its first use. */
function codeOf({ embedded, codes }: Face, glyph: Shaped['glyphs'][number]): string {
  const code = embedded.subset.includeGlyph(glyph.id);
  embedded.widths[code] ??= glyph.advance;
  embedded.unicode[code] ??= glyph.codes;
  const hex = code.toString(16).padStart(4, '0');
  codes.set(glyph.id, hex);
  return hex;
}

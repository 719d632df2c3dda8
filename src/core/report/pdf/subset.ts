/**
 * The part of a TrueType font that a document uses, as a font file of its own. The tables are copied from the file as they
 * stand (OpenType 1.9, "glyf", "loca", "hmtx"); reading each into objects to write them again takes many times as long.
 */

/** Tables that PDF asks for, in the order in which pdfkit writes them. */
const TAGS = ['head', 'hhea', 'loca', 'maxp', 'cvt ', 'prep', 'glyf', 'hmtx', 'fpgm'] as const;
type Tag = (typeof TAGS)[number];

const DIRECTORY = 12;
const ENTRY = 16;
/** Places in tables: "head" format of loca, "hhea" number of metrics, "maxp" number of glyphs. */
const LOCA_FORMAT = 50;
const METRICS = 34;
const GLYPHS = 4;
/** Flags of a part of a compound glyph. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;
/** Numbers before the outline of a glyph: contours and box. */
const GLYPH_HEAD = 10;

interface Glyph {
  data: Buffer;
  /** Where the numbers of its parts stand in it, for a compound glyph. */
  parts: readonly { at: number; glyph: number }[];
  advance: number;
  bearing: number;
}
/** Glyphs of a document by their code in it; including one gives its code. */
export interface GlyphList {
  readonly glyphs: readonly number[];
  includeGlyph(glyph: number): number;
}

const view = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function partsOf(data: Buffer): Glyph['parts'] {
  if (data.length === 0 || data.readInt16BE(0) >= 0) return [];
  const parts: { at: number; glyph: number }[] = [];
  let at = GLYPH_HEAD;
  for (;;) {
    const flags = data.readUInt16BE(at);
    parts.push({ at: at + 2, glyph: data.readUInt16BE(at + 2) });
    if ((flags & MORE) === 0) return parts;
    const scale = flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    at += 4 + (flags & WORDS ? 4 : 2) + scale;
  }
}

export class FontFile {
  readonly #tables = new Map<string, Buffer>();
  readonly #glyphs = new Map<number, Glyph>();
  readonly #long: boolean;
  readonly #metrics: number;

  /** Throws when a table that every TrueType font has is missing. */
  constructor(bytes: Uint8Array) {
    const file = view(bytes);
    for (let index = 0; index < file.readUInt16BE(4); index += 1) {
      const at = DIRECTORY + index * ENTRY;
      const from = file.readUInt32BE(at + 8);
      const table = file.subarray(from, from + file.readUInt32BE(at + 12));
      this.#tables.set(file.toString('latin1', at, at + 4), table);
    }
    this.#long = this.#table('head').readInt16BE(LOCA_FORMAT) === 1;
    this.#metrics = this.#table('hhea').readUInt16BE(METRICS);
  }

  #table(tag: Tag): Buffer {
    const table = this.#tables.get(tag);
    if (table === undefined) throw new Error(`the font has no table ${tag}`);
    return table;
  }
  #start(glyph: number): number {
    const loca = this.#table('loca');
    return this.#long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  }
  #glyph(number: number): Glyph {
    const known = this.#glyphs.get(number);
    if (known !== undefined) return known;
    const data = this.#table('glyf').subarray(this.#start(number), this.#start(number + 1));
    const hmtx = this.#table('hmtx');
    const own = number < this.#metrics;
    const last = this.#metrics - 1;
    const glyph = {
      data,
      parts: partsOf(data),
      advance: hmtx.readUInt16BE(Math.min(number, last) * 4),
      bearing: hmtx.readInt16BE(own ? number * 4 + 2 : this.#metrics * 2 + number * 2),
    };
    this.#glyphs.set(number, glyph);
    return glyph;
  }

  /** A font of the glyphs of `list` and of their parts, which the list takes in. */
  subset(list: GlyphList): Uint8Array {
    const glyphs: Glyph[] = [];
    const outlines: Buffer[] = [];
    // The list grows by the parts of compound glyphs.
    for (let code = 0; code < list.glyphs.length; code += 1) {
      const glyph = this.#glyph(list.glyphs[code] ?? 0);
      glyphs.push(glyph);
      const data = glyph.parts.length === 0 ? glyph.data : Buffer.from(glyph.data);
      for (const part of glyph.parts) data.writeUInt16BE(list.includeGlyph(part.glyph), part.at);
      outlines.push(data);
    }
    const count = glyphs.length;
    const hhea = Buffer.from(this.#table('hhea'));
    hhea.writeUInt16BE(count, METRICS);
    const maxp = Buffer.from(this.#table('maxp'));
    maxp.writeUInt16BE(count, GLYPHS);
    const hmtx = Buffer.alloc(count * 4);
    glyphs.forEach(({ advance, bearing }, code) => {
      hmtx.writeUInt16BE(advance, code * 4);
      hmtx.writeInt16BE(bearing, code * 4 + 2);
    });
    return assemble({
      head: this.#table('head'),
      hhea,
      loca: this.#loca(outlines),
      maxp,
      'cvt ': this.#tables.get('cvt '),
      prep: this.#tables.get('prep'),
      glyf: Buffer.concat(outlines),
      hmtx,
      fpgm: this.#tables.get('fpgm'),
    });
  }

  #loca(outlines: readonly Buffer[]): Buffer {
    const size = this.#long ? 4 : 2;
    const loca = Buffer.alloc((outlines.length + 1) * size);
    let end = 0;
    outlines.forEach((data, code) => {
      end += data.length;
      const at = (code + 1) * size;
      if (this.#long) loca.writeUInt32BE(end, at);
      else loca.writeUInt16BE(end / 2, at);
    });
    return loca;
  }
}

/** Tables behind their directory; no checksums, which PDF does not ask for. */
function assemble(tables: Record<Tag, Buffer | undefined>): Uint8Array {
  const present = TAGS.flatMap((tag) => {
    const data = tables[tag];
    return data === undefined ? [] : [{ tag, data }];
  });
  const power = 2 ** Math.floor(Math.log2(present.length));
  const head = Buffer.alloc(DIRECTORY + present.length * ENTRY);
  head.write('true', 'latin1');
  head.writeUInt16BE(present.length, 4);
  head.writeUInt16BE(power * ENTRY, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((present.length - power) * ENTRY, 10);
  let from = head.length;
  present.forEach(({ tag, data }, index) => {
    const at = DIRECTORY + index * ENTRY;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(from, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    from += data.length;
  });
  return Buffer.concat([head, ...present.map(({ data }) => data)], from);
}

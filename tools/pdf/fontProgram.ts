/** What a check needs of an embedded TrueType font: how many glyphs it has and how wide they are. */

export interface FontProgram {
  glyphs: number;
  /** Thousandths of the type size. */
  width(glyph: number): number;
}

/** Reads the tables head, hhea, maxp and hmtx; a font without them has no glyphs. */
export function fontProgram(bytes: Uint8Array): FontProgram {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  const count = bytes.length < 12 ? 0 : view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, view.getUint32(at + 8));
  }
  const [head, hhea, maxp, hmtx] = ['head', 'hhea', 'maxp', 'hmtx'].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || maxp === undefined || hmtx === undefined)
    return { glyphs: 0, width: () => 0 };
  const units = view.getUint16(head + 18);
  const measured = view.getUint16(hhea + 34);
  return {
    glyphs: view.getUint16(maxp + 4),
    width: (glyph) => (view.getUint16(hmtx + Math.min(glyph, measured - 1) * 4) * 1000) / units,
  };
}

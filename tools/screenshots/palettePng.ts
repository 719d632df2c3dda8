/** PNG files with a palette: pages of text have few colours, and such a file is a third of a full-colour one. */
import { crc32, deflateSync } from 'node:zlib';

/** Three bytes per pixel (red, green, blue), row by row. */
export interface Picture {
  width: number;
  height: number;
  rgb: Uint8Array;
}

const MOST_COLOURS = 256;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = 3;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function* colours(rgb: Uint8Array): Generator<number> {
  for (let at = 0; at < rgb.length; at += 3)
    yield ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

/** Squared distance of two colours, each 0xRRGGBB. */
function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}

/**
 * The colours of the palette, the most used first: in a page the edges of letters make many colours that hardly differ, so
 * the most used ones and, for each other colour, the nearest of them, look the same.
 */
export function paletteOf(rgb: Uint8Array): number[] {
  const uses = new Map<number, number>();
  for (const colour of colours(rgb)) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  return [...uses]
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
}

/** The same picture gives the same bytes. Transparency is not kept. */
export function palettePng({ width, height, rgb }: Picture): Buffer {
  const palette = paletteOf(rgb);
  const index = new Map(palette.map((colour, at) => [colour, at]));
  const nearest = (colour: number): number => {
    const known = index.get(colour);
    if (known !== undefined) return known;
    let best = 0;
    for (const [at, candidate] of palette.entries())
      if (distance(colour, candidate) < distance(colour, palette[best] ?? 0)) best = at;
    index.set(colour, best);
    return best;
  };
  // Each row starts with the number of its filter; 0: as it is, which suits indexes.
  const rows = Buffer.alloc(height * (width + 1));
  let pixel = 0;
  for (const colour of colours(rgb)) {
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = nearest(colour);
    pixel += 1;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, INDEXED], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk(
      'PLTE',
      Uint8Array.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

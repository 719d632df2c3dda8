import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { paletteOf, palettePng } from './palettePng.ts';

const white = [255, 255, 255];
const black = [0, 0, 0];

/** The data of the first chunk of a type. */
function dataOf(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type, 8, 'latin1');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

describe('a PNG with a palette', () => {
  it('lists the most used colour first', () => {
    expect(paletteOf(Uint8Array.from([...black, ...white, ...white]))).toEqual([0xffffff, 0]);
  });

  it('keeps size, colours and pixels', () => {
    // Two rows of two: white white, white black. White is used three times, so it is number 0 and black number 1.
    const rgb = Uint8Array.from([...white, ...white, ...white, ...black]);
    const png = palettePng({ width: 2, height: 2, rgb });
    expect(dataOf(png, 'IHDR').readUInt32BE(0)).toBe(2);
    expect(dataOf(png, 'IHDR').readUInt32BE(4)).toBe(2);
    expect([...dataOf(png, 'PLTE')]).toEqual([...white, ...black]);
    // Each row: the number of its filter (0), then its two pixels.
    expect([...inflateSync(dataOf(png, 'IDAT'))]).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('gives the 257th colour the nearest of the others', () => {
    // 256 greys twice, and once a red of 1 beside black.
    const greys = Array.from({ length: 256 }, (_, level) => [level, level, level]).flat();
    const rgb = Uint8Array.from([...greys, ...greys, 1, 0, 0]);
    const rows = inflateSync(dataOf(palettePng({ width: 513, height: 1, rgb }), 'IDAT'));
    // Used equally often, the greys stand in order: black is number 0.
    expect(rows[513]).toBe(0);
  });
});

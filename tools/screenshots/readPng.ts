/** Reads the PNG files that browsers make of pages: eight bits, red, green and blue, with or without transparency. */
import { inflateSync } from 'node:zlib';
import type { Picture } from './palettePng.ts';

const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
const SIGNATURE_BYTES = 8;

/** The value that PNG's fourth filter expects, from the bytes to the left, above, and left of that. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}

/** @throws Error for interlaced pictures, other depths and pictures with a palette */
export function readPng(png: Buffer): Picture {
  const data: Buffer[] = [];
  let head = Buffer.alloc(13);
  for (let at = SIGNATURE_BYTES; at + 8 <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = Buffer.from(body);
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = CHANNELS[head[9] ?? 0];
  if (head[8] !== 8 || channels === undefined || head[12] !== 0)
    throw new Error('this kind of PNG is not read here');

  const stride = width * channels;
  const raw = inflateSync(Buffer.concat(data));
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const to = y * stride + x;
      const left = x < channels ? 0 : (rows[to - channels] ?? 0);
      const above = y === 0 ? 0 : (rows[to - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (rows[to - stride - channels] ?? 0);
      const expected = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
      rows[to] = (raw[y * (stride + 1) + 1 + x] ?? 0) + (expected[filter ?? 0] ?? 0);
    }
  }
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    rgb.set(rows.subarray(pixel * channels, pixel * channels + 3), pixel * 3);
  return { width, height, rgb };
}

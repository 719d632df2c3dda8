/** Grey pictures: read from PGM, kept as PNG, compared pixel by pixel. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export interface Grey {
  width: number;
  height: number;
  /** One byte per pixel, row by row. */
  pixels: Uint8Array;
}

/** @throws Error for anything but a binary PGM of 8 bits */
export function readPgm(bytes: Buffer): Grey {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 64).toString('latin1'));
  if (head === null) throw new Error('this is no PGM');
  const width = Number(head[1]);
  const height = Number(head[2]);
  return { width, height, pixels: bytes.subarray(head[0].length, head[0].length + width * height) };
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Each row is stored as its difference to the one above. */
export function writePng({ width, height, pixels }: Grey): Buffer {
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = 2;
    for (let x = 0; x < width; x += 1) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * width + x] ?? 0);
      rows[y * (width + 1) + 1 + x] = (pixels[y * width + x] ?? 0) - above;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Reads what `writePng` wrote. @throws Error for any other picture */
export function readPng(bytes: Buffer): Grey {
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error('this is no PNG');
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const length = bytes.readUInt32BE(33);
  const rows = inflateSync(bytes.subarray(41, 41 + length));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    if (rows[y * (width + 1)] !== 2) throw new Error('this PNG was written by another program');
    for (let x = 0; x < width; x += 1) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * width + x] ?? 0);
      pixels[y * width + x] = (rows[y * (width + 1) + 1 + x] ?? 0) + above;
    }
  }
  return { width, height, pixels };
}

/** Steps of grey from which on a pixel is another one: edges of letters may be smoothed in other ways. */
const ANOTHER = 64;

/** Share of the pixels that are other ones; 1 where the pictures differ in size. */
export function difference(a: Grey, b: Grey): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let at = 0; at < a.pixels.length; at += 1)
    if (Math.abs((a.pixels[at] ?? 0) - (b.pixels[at] ?? 0)) >= ANOTHER) count += 1;
  return count / a.pixels.length;
}

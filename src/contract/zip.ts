/** Several files as one: a ZIP archive whose files are stored as they are (PKWARE APPNOTE 6.3.10, "stored"). */

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/** CRC-32 as in ISO 3309 and PKWARE APPNOTE 4.4.7. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Fields of a record, each with its length in bytes, least significant byte first. */
function record(fields: readonly (readonly [value: number, length: 2 | 4])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([value, length]) =>
      Array.from({ length }, (_, at) => (value >>> (8 * at)) & 0xff),
    ),
  );
}

/** 1 January 1980, the first day of the format: the archive says nothing about when it was made. */
const DATE = 0x0021;
const VERSION = 20;
/** Names are UTF-8 (bit 11). */
const FLAGS = 0x0800;

/** Names must differ. Files of 4 GB and more do not fit the format. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = new TextEncoder().encode(name);
    const about = [
      [VERSION, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [DATE, 2],
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [nameBytes.length, 2],
      [0, 2],
    ] as const;
    const local = record([[0x04034b50, 4], ...about]);
    directory.push(
      record([
        [0x02014b50, 4],
        [VERSION, 2],
        ...about,
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [offset, 4],
      ]),
      nameBytes,
    );
    parts.push(local, nameBytes, bytes);
    offset += local.length + nameBytes.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
  const all = [...parts, ...directory, end];
  const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

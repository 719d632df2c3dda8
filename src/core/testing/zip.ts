/** Zip files for tests: plain ones, and such as nobody would make by honest means. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** Stored as it is where false. */
  readonly deflate?: boolean;
  /** Bits of the general purpose flag: 1 says that the file is encrypted. */
  readonly flags?: number;
  /** What the directory says instead of the truth. */
  readonly claims?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
}

const UTF8_NAMES = 0x800;

function header(
  signature: number,
  fields: readonly (readonly [bytes: 2 | 4, value: number])[],
): Buffer {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 4);
  const out = Buffer.alloc(length);
  out.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [bytes, value] of fields) {
    if (bytes === 2) out.writeUInt16LE(value & 0xffff, at);
    else out.writeUInt32LE(value >>> 0, at);
    at += bytes;
  }
  return out;
}

/** @param directory false leaves the central directory out, as in a download that broke off */
export function buildZip(entries: readonly ZipEntry[], { directory = true } = {}): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, deflate = true, flags = 0, claims = {} } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflate ? deflateRawSync(bytes) : bytes;
    const fileName = Buffer.from(name);
    const common = [
      [2, flags | UTF8_NAMES],
      [2, deflate ? 8 : 0],
      [2, 0],
      [2, 0x5a21],
      [4, claims.crc ?? crc32(bytes)],
      [4, claims.packed ?? packed.length],
      [4, claims.size ?? bytes.length],
      [2, fileName.length],
      [2, 0],
    ] as const;
    const head = header(0x04034b50, [[2, 20], ...common]);
    local.push(head, fileName, packed);
    const rest = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ] as const;
    central.push(header(0x02014b50, [[2, 20], [2, 20], ...common, ...rest]), fileName);
    offset += head.length + fileName.length + packed.length;
  }
  if (!directory) return Buffer.concat(local);
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const count = entries.length;
  const end = header(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...local, ...central, end]);
}

/**
 * The write-ahead log as a file (https://sqlite.org/fileformat2.html, section 4). SQLite drops whatever follows the first
 * frame that fails its check and says nothing: right after a crash in the middle of a save, wrong when the file was damaged.
 */

const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

export interface Wal {
  readonly pageSize: number;
  /** Pages of the finished saves, the last state of each, by page number from 1. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
  /** Size of the database after the last finished save, in pages; null when none is there. */
  readonly databasePages: number | null;
  /**
   * Whether it was written further than it can be read. `saves`: finished saves are behind a broken place, or its head is
   * broken · `frame`: half a frame is all that is behind, so there is nothing to keep a copy for.
   */
  readonly lost: 'nothing' | 'frame' | 'saves';
}

const nothing = (isBroken: boolean): Wal => ({
  pageSize: 0,
  pages: new Map(),
  databasePages: null,
  lost: isBroken ? 'saves' : 'nothing',
});

/** Two running sums over pairs of 32-bit words, in the order of bytes that the head names. */
function checksum(
  bytes: Buffer,
  from: number,
  to: number,
  bigEndian: boolean,
  start: readonly [number, number],
): [number, number] {
  let [first, second] = start;
  for (let at = from; at < to; at += 8) {
    const one = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const two = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    first = (first + one + second) >>> 0;
    second = (second + two + first) >>> 0;
  }
  return [first, second];
}

/** Reads a log; one that is empty holds nothing and is not cut short. */
export function readWal(bytes: Buffer): Wal {
  if (bytes.length === 0) return nothing(false);
  if (bytes.length < HEADER) return nothing(bytes.some((byte) => byte !== 0));
  const magic = bytes.readUInt32BE(0);
  const pageSize = bytes.readUInt32BE(8);
  const bigEndian = (magic & 1) === 1;
  let sum = checksum(bytes, 0, 24, bigEndian, [0, 0]);
  const headIsWhole =
    (magic & ~1) >>> 0 === MAGIC &&
    sum[0] === bytes.readUInt32BE(24) &&
    sum[1] === bytes.readUInt32BE(28) &&
    pageSize >= 512;
  if (!headIsWhole) return nothing(true);

  const frame = FRAME_HEADER + pageSize;
  const salts = bytes.subarray(16, 24);
  const pages = new Map<number, Uint8Array>();
  const unfinished = new Map<number, Uint8Array>();
  let databasePages: number | null = null;
  let at = HEADER;
  for (; at + frame <= bytes.length; at += frame) {
    if (!bytes.subarray(at + 8, at + 16).equals(salts)) break;
    const next = checksum(bytes, at, at + 8, bigEndian, sum);
    sum = checksum(bytes, at + FRAME_HEADER, at + frame, bigEndian, next);
    if (sum[0] !== bytes.readUInt32BE(at + 16) || sum[1] !== bytes.readUInt32BE(at + 20)) break;
    unfinished.set(
      bytes.readUInt32BE(at),
      bytes.subarray(at + FRAME_HEADER, at + FRAME_HEADER + pageSize),
    );
    const size = bytes.readUInt32BE(at + 4);
    if (size === 0) continue;
    for (const [page, content] of unfinished) pages.set(page, content);
    unfinished.clear();
    databasePages = size;
  }
  const saves = hasSaveBehind(bytes, at, frame, salts);
  const lost = saves ? 'saves' : isBrokenOff(bytes, at, frame, salts) ? 'frame' : 'nothing';
  return { pageSize, pages, databasePages, lost };
}

/** Half a frame at the end: a full disk and, once in a great while, a crash leave it, a file that was cut short nearly always. */
function isBrokenOff(bytes: Buffer, at: number, frame: number, salts: Buffer): boolean {
  const rest = bytes.length - at;
  return rest > 0 && rest < frame && (rest < 16 || bytes.subarray(at + 8, at + 16).equals(salts));
}

/** A frame of this log, not of an earlier round, that ends a save, where reading had to stop or later. */
function hasSaveBehind(bytes: Buffer, from: number, frame: number, salts: Buffer): boolean {
  for (let at = from; at + frame <= bytes.length; at += frame) {
    const endsSave = bytes.readUInt32BE(at + 4) !== 0;
    if (endsSave && bytes.subarray(at + 8, at + 16).equals(salts)) return true;
  }
  return false;
}

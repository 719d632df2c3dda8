/**
 * Reads an asar archive: four 32-bit numbers, a JSON header with a tree of entries, then the bytes of the files. The
 * offsets in the header count from the end of the header.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

type Entry =
  | { files: Record<string, Entry> }
  | { size: number; offset?: string | undefined; unpacked?: boolean | undefined };
const Entry: v.GenericSchema<Entry> = v.union([
  v.object({
    files: v.record(
      v.string(),
      v.lazy(() => Entry),
    ),
  }),
  v.object({
    size: v.number(),
    offset: v.optional(v.string()),
    unpacked: v.optional(v.boolean()),
  }),
]);

export interface AsarFile {
  /** Path inside the archive, with slashes. */
  path: string;
  size: number;
  /** The archive only lists it; its bytes lie in the folder `<archive>.unpacked`. */
  unpacked: boolean;
  bytes(): Buffer;
}

export function readAsar(archive: string): AsarFile[] {
  const data = readFileSync(archive);
  const base = 8 + data.readUInt32LE(4);
  const header = v.parse(Entry, JSON.parse(data.toString('utf8', 16, 16 + data.readUInt32LE(12))));

  const list = (entry: Entry, path: string): AsarFile[] => {
    if ('files' in entry) {
      return Object.entries(entry.files).flatMap(([name, child]) =>
        list(child, path === '' ? name : `${path}/${name}`),
      );
    }
    const { size, offset, unpacked = false } = entry;
    const bytes = (): Buffer => {
      if (unpacked) return readFileSync(join(`${archive}.unpacked`, path));
      const start = base + Number(offset);
      return data.subarray(start, start + size);
    };
    return [{ path, size, unpacked, bytes }];
  };
  return list(header, '');
}

/** Writes all files of an archive, the unpacked ones too, below a folder. */
export function extractAsar(files: readonly AsarFile[], folder: string): void {
  for (const file of files) {
    const target = join(folder, file.path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.bytes());
  }
}

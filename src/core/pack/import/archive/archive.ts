/** The files of a download, in a zip or in a folder. */
import type { Readable } from 'node:stream';

export interface ArchiveFile {
  /** With its folders, separated by slashes. */
  readonly path: string;
  /** Last part of the path. */
  readonly name: string;
  readonly bytes: number;
  /** The content, unpacked. */
  open(): Promise<Readable>;
}

export interface Archive {
  /** In the order of their paths, whatever the order in the file is. */
  readonly files: readonly ArchiveFile[];
  /** A single file that is no zip. */
  readonly isPlain: boolean;
  close(): void;
}

export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Code-unit order: the same on every computer. */
export const byPath = (a: ArchiveFile, b: ArchiveFile): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** Files that the person chose in a host. Pages know them by an id alone, so that no page can name a path. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import * as v from 'valibot';
import { CofactorError } from '../contract/errors.ts';
import { FileId } from '../contract/imports.ts';

export interface OfferedFile {
  /** Absolute path of a file or, where the host lets one be chosen, of a folder. */
  readonly path: string;
  /** What the person calls it. */
  readonly name: string;
  /** True for a copy that only this hand-over made: it goes when it is released. */
  readonly temporary: boolean;
}

export interface OfferedFiles {
  offer(file: OfferedFile): FileId;
  /** @throws CofactorError `unknown-id` for a file that was not offered, or is released */
  get(id: FileId): OfferedFile;
  /** Forgets the file; a temporary one is deleted. */
  release(id: FileId): void;
  close(): void;
}

/** Nobody chooses more at once; the oldest is released for a new one. */
const MOST = 20;

export function createOfferedFiles(): OfferedFiles {
  const offered = new Map<FileId, OfferedFile>();
  const release = (id: FileId): void => {
    const file = offered.get(id);
    offered.delete(id);
    if (file?.temporary === true) rmSync(file.path, { force: true });
  };
  return {
    offer: (file) => {
      const id = v.parse(FileId, randomUUID());
      offered.set(id, file);
      const [oldest] = offered.keys();
      if (offered.size > MOST && oldest !== undefined) release(oldest);
      return id;
    },
    get: (id) => {
      const file = offered.get(id);
      if (file === undefined) {
        throw new CofactorError(
          'unknown-id',
          'Choose the file again: it is not at hand any more.',
          'file',
        );
      }
      return file;
    },
    release,
    close: () => {
      for (const id of [...offered.keys()]) release(id);
    },
  };
}

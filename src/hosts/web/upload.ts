/**
 * Takes a file that the person chose in the browser: streamed into a folder that is readable by its owner alone, under a name
 * of its own, and handed to the core, which deletes it when it is released.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Core, Logger } from '../../core/ports.ts';
import { json, refusal, type Reply } from './reply.ts';

/** Largest file, in bytes: the full download of FoodData Central, unpacked and packed again, is smaller. */
export const MAX_FILE_BYTES = 5 * 1024 ** 3;
/** Files that may arrive at once. */
const MOST_AT_ONCE = 3;
const MAX_NAME = 255;
/** `cofactor-files-<process>-<random>` */
const folderName = /^cofactor-files-(\d+)-/u;

export interface Uploads {
  take(request: IncomingMessage, name: string | null): Promise<Reply>;
  /** Deletes the folder with whatever is still in it. */
  close(): void;
}

export interface UploadOptions {
  core: Core;
  log: Logger;
  /** How long nothing may arrive, in milliseconds. A slow disk or a large file takes as long as it takes. */
  idleMilliseconds: number;
  maxBytes: number;
  /** Where the folder of this host is made. */
  temporaryDir: string;
}

const closing = (reply: Reply): Reply => ({ ...reply, close: true });
const tooLarge = (): Reply =>
  closing(
    refusal(413, 'The file is too large: at most 5 GB can be handed over.', {}, 'invalid-input'),
  );

/** A bare name, as browsers give it. It is shown and never made a path. */
function isFileName(name: string | null): name is string {
  return (
    name !== null &&
    name !== '' &&
    name !== '.' &&
    name !== '..' &&
    name.length <= MAX_NAME &&
    !/[\\/\p{Cc}\u{fffd}]/u.test(name)
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Nothing of the file came for too long. */
class Idle extends Error {}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Idle());
    }, milliseconds);
  });
  try {
    return await Promise.race([work, idle]);
  } finally {
    clearTimeout(timer);
  }
}

/** Another person's folder, or one that is just going, stays where it is. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Clearing up after others is never a reason to refuse a file.
  }
}

/** Folders of hosts that ended without clearing up, as after a power cut. */
function removeLeftFolders(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = Number(folderName.exec(name)?.[1] ?? process.pid);
    try {
      process.kill(owner, 0);
    } catch (error) {
      // Any other answer means that the process is there.
      if (codeOf(error) === 'ESRCH') removeQuietly(join(parent, name));
    }
  }
}

export function createUploads(options: UploadOptions): Uploads {
  const { core, log, idleMilliseconds, maxBytes, temporaryDir: parent } = options;
  let folder: string | null = null;
  let running = 0;

  const newPath = (): string => {
    if (folder === null) {
      removeLeftFolders(parent);
      // Readable by its owner alone.
      folder = mkdtempSync(join(parent, `cofactor-files-${process.pid}-`));
    }
    return join(folder, randomUUID());
  };

  /** Writes the body to a new file. @returns its size, null where it is larger than allowed */
  const write = async (request: IncomingMessage, path: string): Promise<number | null> => {
    await using file = await open(path, 'wx', 0o600);
    let bytes = 0;
    // The connection stays after a refusal, so that the refusal reaches the sender.
    const parts = request.iterator({ destroyOnReturn: false });
    for (;;) {
      const next: IteratorResult<unknown> = await within(idleMilliseconds, parts.next());
      if (next.done === true) return bytes;
      const part = Buffer.isBuffer(next.value) ? next.value : Buffer.from(String(next.value));
      bytes += part.length;
      if (bytes > maxBytes) return null;
      await file.writeFile(part);
    }
  };

  const receive = async (request: IncomingMessage, name: string): Promise<Reply> => {
    const path = newPath();
    let kept = false;
    try {
      const bytes = await write(request, path);
      if (bytes === null) return tooLarge();
      if (!request.complete) return closing(refusal(400, 'The file broke off on its way.'));
      const file = core.offerFile({ path, name, temporary: true });
      kept = true;
      return json(200, { ok: true, value: { file, name, bytes } });
    } catch (error) {
      const code = codeOf(error);
      log.warn('a file could not be taken', { code });
      if (code === 'ENOSPC' || code === 'EDQUOT') {
        const message =
          'The disk is full, so the file could not be taken. Make room and try again.';
        return closing(refusal(507, message, {}, 'unwritable'));
      }
      if (error instanceof Idle)
        return closing(refusal(408, 'Nothing of the file came for too long.'));
      if (request.destroyed) return closing(refusal(400, 'The file broke off on its way.'));
      throw error;
    } finally {
      if (!kept) {
        // What still arrives is read and dropped.
        request.resume();
        await rm(path, { force: true });
      }
    }
  };

  return {
    take: async (request, name) => {
      if (!isFileName(name)) {
        return closing(refusal(400, 'must be the name of a file, without a folder'));
      }
      if (!/^application\/octet-stream$/iu.test(request.headers['content-type'] ?? '')) {
        return closing(refusal(415, 'the content type must be application/octet-stream'));
      }
      if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge();
      if (running >= MOST_AT_ONCE) {
        return closing(
          refusal(429, 'Other files are still on their way. Wait for them.', {}, 'busy'),
        );
      }
      running += 1;
      try {
        return await receive(request, name);
      } finally {
        running -= 1;
      }
    },
    close: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

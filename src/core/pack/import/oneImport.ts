/** Imports of packs: one at a time, in a worker thread; what is half done is never seen and never stays. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { CofactorError } from '../../../contract/errors.ts';
import type { JobId } from '../../../contract/ids.ts';
import type { FileId, ImportResult } from '../../../contract/imports.ts';
import { plainError } from '../../db/sqliteErrors.ts';
import type { OfferedFiles } from '../../files.ts';
import type { Clock, Logger } from '../../ports.ts';
import type { Jobs } from './jobs.ts';
import type { FoodOrder, ListOrder, Order } from './messages.ts';
import { runWorker, type Run } from './runWorker.ts';
import { placePack } from './write/packDraft.ts';

interface OneImportOptions {
  /** Folder of the packs. */
  readonly folder: string;
  /** Script of the worker thread. */
  readonly importWorker: string;
  readonly files: OfferedFiles;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Logger;
}

interface AskedImport {
  readonly file: FileId;
  readonly job: JobId | undefined;
  /** What is to be made of the file. */
  readonly as: Pick<FoodOrder, 'kind' | 'mapping'> | Pick<ListOrder, 'kind' | 'today'>;
  /** The pack is finished: `place` puts it where packs are; called once. */
  readonly onFinished: (pack: string, place: () => void) => void | Promise<void>;
}

export interface OneImport {
  /** @throws CofactorError `busy` while another one runs, `cancelled`, and what is wrong with the file */
  run(asked: AskedImport): Promise<ImportResult>;
  /** Ends what is running and removes what it left. */
  close(): Promise<void>;
}

export function createOneImport(options: OneImportOptions): OneImport {
  const { folder, importWorker, files, jobs, clock, log } = options;
  let running: Run | null = null;

  const finish = async (run: Run, onFinished: AskedImport['onFinished']): Promise<ImportResult> => {
    const { file, pack, result } = await run.finished;
    try {
      await onFinished(pack, () => {
        placePack(file, folder, pack);
      });
    } catch (error) {
      rmSync(file, { force: true });
      throw plainError(error, folder);
    }
    return result;
  };

  return {
    run: async ({ file, job: name, as, onFinished }) => {
      const offered = files.get(file);
      if (running !== null)
        throw new CofactorError('busy', 'Another import is running. Wait for it, or cancel it.');
      const job = jobs.start(name);
      const madeFolders = makeFolder(folder);
      const order: Order = {
        ...as,
        path: offered.path,
        name: offered.name,
        folder,
        built: clock.now().toISOString(),
        mark: `${process.pid}-${randomUUID().slice(0, 8)}`,
      };
      const run = runWorker({
        importWorker,
        order,
        log,
        onStep: (step) => {
          job.step(step);
        },
      });
      running = run;
      job.onCancel(run.cancel);
      try {
        const result = await finish(run, onFinished);
        job.end('done');
        files.release(file);
        log.info('import done', { kind: as.kind, pack: result.pack, ...result.counts });
        return result;
      } catch (error) {
        const cancelled = error instanceof CofactorError && error.failure.code === 'cancelled';
        job.end(cancelled ? 'cancelled' : 'failed');
        await run.ended;
        removeTraces(folder, order.mark, madeFolders);
        throw error;
      } finally {
        await run.ended;
        running = null;
      }
    },
    async close() {
      const run = running;
      run?.cancel();
      await run?.ended;
    },
  };
}

/** The topmost folder that had to be made; null where the folder was there. @throws CofactorError `unwritable` */
function makeFolder(folder: string): string | null {
  if (existsSync(folder)) return null;
  try {
    return mkdirSync(folder, { recursive: true, mode: 0o700 }) ?? null;
  } catch (error) {
    throw plainError(error, folder);
  }
}

/** Removes what a failed import left: its files, and the folders that it made, where nothing else is in them. */
function removeTraces(folder: string, mark: string, made: string | null): void {
  try {
    for (const name of readdirSync(folder))
      if (name.includes(`.db.${mark}`)) rmSync(path.join(folder, name), { force: true });
    if (made === null) return;
    for (let at = folder; at.length >= made.length; at = path.dirname(at)) rmdirSync(at);
  } catch {
    // What cannot go now goes at the next start.
  }
}

/** Imports of foods: one at a time, in a worker thread; what is half done is never seen and never stays. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { CofactorError } from '../../../contract/errors.ts';
import type { ImportResult } from '../../../contract/imports.ts';
import type { Handlers } from '../../../contract/operations.ts';
import { plainError } from '../../db/sqliteErrors.ts';
import type { UserDb } from '../../db/userDb.ts';
import type { OfferedFiles } from '../../files.ts';
import type { Clock, Logger } from '../../ports.ts';
import { packsFolder, removeStalePartials } from '../shelf/packFiles.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createMappings } from './mappings.ts';
import type { Order } from './messages.ts';
import { readOffered, type Detector } from './readFile.ts';
import { runWorker, type Run } from './runWorker.ts';
import { checkMapping } from './table/columns.ts';
import { placePack } from './write/packDraft.ts';

type ImportHandlers = Pick<
  Handlers,
  | 'files.read'
  | 'imports.foods'
  | 'imports.progress'
  | 'imports.cancel'
  | 'mappings.list'
  | 'mappings.save'
  | 'mappings.remove'
>;

export interface ImportsOptions {
  readonly dataDir: string;
  /** Script of the worker thread. */
  readonly importWorker: string;
  readonly files: OfferedFiles;
  readonly db: Pick<UserDb, 'read' | 'write'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Recognise what is no food table: citations, an export of one's own data. */
  readonly detectors?: readonly Detector[];
  /**
   * A pack is finished: `place` puts it where packs are. Called once, so that readers of an older pack of this id may be
   * closed before (Windows) and opened anew after it.
   */
  readonly onChange: (pack: string, place: () => void) => void | Promise<void>;
}

export interface Imports {
  readonly handlers: ImportHandlers;
  /** Progress and cancelling of other long work, under the same operations. */
  readonly jobs: Jobs;
  /** Ends what is running and removes what it left. */
  close(): Promise<void>;
}

export function createImports(options: ImportsOptions): Imports {
  const { dataDir, importWorker, files, db, clock, log, detectors = [], onChange } = options;
  const folder = packsFolder(dataDir);
  const jobs = createJobs();
  let running: Run | null = null;
  removeStalePartials(folder);

  const importFoods = async (run: Run): Promise<ImportResult> => {
    const { file, pack, result } = await run.finished;
    try {
      await onChange(pack, () => {
        placePack(file, folder, pack);
      });
    } catch (error) {
      rmSync(file, { force: true });
      throw plainError(error, folder);
    }
    log.info('foods imported', { pack, ...result.counts });
    return result;
  };

  return {
    jobs,
    handlers: {
      ...createMappings({ db, clock, log }),
      'files.read': ({ file }) => readOffered(files.get(file), folder, detectors),
      'imports.foods': async ({ file, job: name, mapping }) => {
        const offered = files.get(file);
        if (mapping !== null) checkMapping(mapping);
        if (running !== null)
          throw new CofactorError('busy', 'Another import is running. Wait for it, or cancel it.');
        const job = jobs.start(name);
        const madeFolders = makeFolder(folder);
        const order: Order = {
          path: offered.path,
          name: offered.name,
          folder,
          mapping,
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
          const result = await importFoods(run);
          job.end('done');
          files.release(file);
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
      'imports.progress': ({ job }) => jobs.progress(job),
      'imports.cancel': ({ job }) => {
        jobs.cancel(job);
        return {};
      },
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

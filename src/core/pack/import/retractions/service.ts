/** Import of a list of retracted papers: it takes the place of the one before it. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { CofactorError } from '../../../../contract/errors.ts';
import type { Handlers } from '../../../../contract/operations.ts';
import { plainError } from '../../../db/sqliteErrors.ts';
import type { OfferedFiles } from '../../../files.ts';
import type { Clock, Logger } from '../../../ports.ts';
import { packsFolder } from '../../shelf/packFiles.ts';
import type { Shelf } from '../../shelf/shelf.ts';
import type { Archive } from '../archive/archive.ts';
import { openArchive, readFault } from '../archive/open.ts';
import type { Jobs } from '../jobs.ts';
import { onlyTable } from '../table/importTable.ts';
import { packPath, placePack } from '../write/packDraft.ts';
import { readList } from './readList.ts';
import { writeList } from './writeList.ts';

/** The list has about 60 MB. */
const MOST_BYTES = 500_000_000;
/** Share of the time that reading takes. */
const READING = 0.8;

interface Options {
  readonly dataDir: string;
  readonly files: OfferedFiles;
  readonly shelf: Pick<Shelf, 'packs' | 'release' | 'refresh' | 'remove'>;
  readonly jobs: Pick<Jobs, 'start'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** The local calendar day, YYYY-MM-DD. */
  readonly today: () => string;
}

export function createRetractionImport(options: Options): Pick<Handlers, 'imports.retractions'> {
  const { dataDir, files, shelf, jobs, clock, log, today } = options;
  const folder = packsFolder(dataDir);

  const carryOut = async (archive: Archive, step: Step): Promise<Done> => {
    const table = onlyTable(archive);
    if (table.bytes > MOST_BYTES) {
      throw new CofactorError('invalid-input', 'is larger than 500 MB', 'file');
    }
    const list = await readList({
      open: () => table.open(),
      today: today(),
      onRead: (bytes, rows) => {
        step('reading', (bytes / Math.max(1, table.bytes)) * READING, rows);
      },
    });
    const id = `retractions-${list.newest}`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = `${packPath(folder, id)}.${process.pid}-${randomUUID().slice(0, 8)}.partial`;
    const counts = await writeList({
      file,
      list,
      id,
      built: clock.now().toISOString(),
      onPart: (rows) => {
        step('checking', READING + (1 - READING) * (rows / list.papers.length), list.rows);
      },
    });
    const earlier = shelf.packs('retractions').map(({ manifest }) => manifest.id);
    shelf.release(id);
    try {
      placePack(file, folder, id);
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
    await shelf.refresh();
    for (const one of earlier) if (one !== id) shelf.remove(one);
    log.info('retractions imported', { pack: id, ...counts });
    return { pack: id, counts: { rows: list.rows, ...counts }, skipped: list.skipped.list() };
  };

  return {
    'imports.retractions': async ({ file, job: name }) => {
      const offered = files.get(file);
      const job = jobs.start(name);
      const step: Step = (phase, share, rows) => {
        if (job.isCancelled()) throw new CofactorError('cancelled', 'The import was cancelled.');
        job.step({ phase, share, rows });
      };
      try {
        const isFolder = statSync(offered.path, { throwIfNoEntry: false })?.isDirectory() === true;
        if (isFolder) throw new CofactorError('invalid-input', 'is a folder, not a list', 'file');
        const archive = await openArchive(offered.path);
        const done = await carryOut(archive, step).finally(() => {
          archive.close();
        });
        job.end('done');
        files.release(file);
        return { ...done, unknown: [] };
      } catch (error) {
        const cancelled = error instanceof CofactorError && error.failure.code === 'cancelled';
        job.end(cancelled ? 'cancelled' : 'failed');
        throw readFault(plainError(error, folder));
      }
    },
  };
}

type Step = (phase: 'reading' | 'checking', share: number, rows: number) => void;
interface Done {
  pack: string;
  counts: Record<string, number>;
  skipped: { what: string; count: number; example: string | null }[];
}

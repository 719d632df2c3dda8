/** Files that become packs: what a file is, imports of foods, how far an import is. */
import type { Handlers } from '../../../contract/operations.ts';
import type { UserDb } from '../../db/userDb.ts';
import type { OfferedFiles } from '../../files.ts';
import type { Clock, Logger } from '../../ports.ts';
import { packsFolder, removeStalePartials } from '../shelf/packFiles.ts';
import { createJobs } from './jobs.ts';
import { createMappings } from './mappings.ts';
import { createOneImport, type OneImport } from './oneImport.ts';
import { readOffered, type Detector } from './readFile.ts';
import { checkMapping } from './table/columns.ts';

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
  /** For other packs than foods: one import runs at a time, whatever it makes. */
  readonly run: OneImport['run'];
  /** Ends what is running and removes what it left. */
  close(): Promise<void>;
}

export function createImports(options: ImportsOptions): Imports {
  const { dataDir, importWorker, files, db, clock, log, detectors = [], onChange } = options;
  const folder = packsFolder(dataDir);
  const jobs = createJobs();
  const imports = createOneImport({ folder, importWorker, files, jobs, clock, log });
  removeStalePartials(folder);

  return {
    run: (asked) => imports.run(asked),
    handlers: {
      ...createMappings({ db, clock, log }),
      'files.read': ({ file, ...told }) => readOffered(files.get(file), folder, detectors, told),
      'imports.foods': async ({ file, job, mapping }) => {
        files.get(file);
        if (mapping !== null) checkMapping(mapping);
        return imports.run({ file, job, as: { kind: 'foods', mapping }, onFinished: onChange });
      },
      'imports.progress': ({ job }) => jobs.progress(job),
      'imports.cancel': ({ job }) => {
        jobs.cancel(job);
        return {};
      },
    },
    close: () => imports.close(),
  };
}

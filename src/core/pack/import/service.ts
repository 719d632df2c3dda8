/** Files that become packs: what a file is, imports of foods, how far an import is. */
import type { FoodId } from '../../../contract/ids.ts';
import type { ReplacedPack } from '../../../contract/imports.ts';
import type { Handlers } from '../../../contract/operations.ts';
import type { UserDb } from '../../db/userDb.ts';
import type { OfferedFiles } from '../../files.ts';
import type { Clock, Logger } from '../../ports.ts';
import { packsFolder, removeStalePartials } from '../shelf/packFiles.ts';
import { createJobs } from './jobs.ts';
import { createMappings } from './mappings.ts';
import { createOneImport, type OneImport } from './oneImport.ts';
import { readOffered, type Detector } from './readFile.ts';
import { foodsOf, notInUse, withNames, type InUse } from './replaced.ts';
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
  /** What is known of tables that are here and of the plans that use them. */
  readonly inUse?: InUse;
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
  const { inUse = notInUse } = options;
  const folder = packsFolder(dataDir);
  const jobs = createJobs();
  const imports = createOneImport({ folder, importWorker, files, jobs, clock, log });
  removeStalePartials(folder);

  const namesNow = (before: ReplacedPack): Map<FoodId, string> =>
    new Map(
      [...foodsOf(before)].flatMap((food) => {
        const name = inUse.nameOf(food);
        return name === null ? [] : [[food, name] as const];
      }),
    );

  return {
    run: (asked) => imports.run(asked),
    handlers: {
      ...createMappings({ db, clock, log }),
      'files.read': ({ file, ...told }) =>
        readOffered(files.get(file), { folder, detectors, inUse, told }),
      'imports.foods': async ({ file, job, mapping }) => {
        files.get(file);
        if (mapping !== null) checkMapping(mapping);
        let replaced: ReplacedPack | null = null;
        const result = await imports.run({
          file,
          job,
          as: { kind: 'foods', mapping },
          onFinished: async (pack, place) => {
            const before = await inUse.of(pack);
            await onChange(pack, place);
            replaced = before === null ? null : withNames(before, namesNow(before));
          },
        });
        return { ...result, replaced };
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

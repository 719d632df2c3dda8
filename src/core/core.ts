/** The composition root: opens the data, wires the domains, answers every operation of the contract. */
import { CofactorError } from '../contract/errors.ts';
import type { Handlers, OperationName, OutputOf, ParsedInputOf } from '../contract/operations.ts';
import { openReference } from './db/reference.ts';
import { createUserDb } from './db/userDb.ts';
import { createDoctor } from './doctor.ts';
import { fileDetectors } from './fileDetectors.ts';
import { createOfferedFiles } from './files.ts';
import { createCombinationSolver } from './food/first/solver.ts';
import { createLibrary } from './library/service.ts';
import { createOwnData } from './ownData/service.ts';
import { createInUse } from './pack/import/inUse.ts';
import { createImports } from './pack/import/service.ts';
import { createRetractionImport } from './pack/import/retractions/service.ts';
import { createPacks } from './pack/shelf/service.ts';
import { createShelf } from './pack/shelf/shelf.ts';
import type { Clock, Core, CoreOptions } from './ports.ts';
import { createReading, type Reading } from './reading.ts';
import { createReadings } from './readings/service.ts';
import { createReportService } from './report/service.ts';

/** Local calendar day (YYYY-MM-DD): a report is dated by the day on which the person prints it. */
function localDay(clock: Clock): string {
  const now = clock.now();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What speaks of foods or packs waits for a large pack that is still being checked after the start; nothing else does. */
const waitsForPacks: ReadonlySet<OperationName> = new Set<OperationName>([
  'show',
  'foods',
  'check',
  'day',
  'foodFirst',
  'foodCombination',
  'compare',
  'report',
  'report.preview',
  'report.tables',
  'report.verify',
  'sources',
  'packs',
  'packs.uses',
  'packs.remove',
  'files.read',
  'imports.foods',
  'imports.retractions',
]);

/** @throws CofactorError `damaged-data` when the reference is missing or cannot be read */
export function createCore({ paths, clock, log }: CoreOptions): Core {
  const db = openReference(paths.referenceDb);
  const today = (): string => localDay(clock);
  const shelf = createShelf({ dataDir: paths.dataDir, log });
  const userDb = createUserDb({ dataDir: paths.dataDir, clock, log });
  const library = createLibrary({ db: userDb, edition: db.manifest.edition, clock, log });
  const printing = createReportService({
    fontsDir: paths.fontsDir,
    reportWorker: paths.reportWorker,
    log,
  });
  const solver = createCombinationSolver({ combinationWorker: paths.combinationWorker, log });
  const files = createOfferedFiles();

  const reading = createReading({ db, shelf, printing, solver, today });
  const packs = createPacks({
    shelf,
    builtIn: () => reading().reference.pack(),
    foods: () => reading().reference.context.foods,
    library: library.handlers,
  });
  const imports = createImports({
    dataDir: paths.dataDir,
    importWorker: paths.importWorker,
    files,
    db: userDb,
    clock,
    log,
    detectors: fileDetectors,
    inUse: createInUse({
      shelf,
      packs,
      nameOf: (food) => reading().reference.context.foods.get(food)?.name ?? null,
    }),
    onChange: async (pack, place) => {
      shelf.release(pack);
      place();
      // What was imported is found and reckoned with at once.
      await shelf.refresh();
    },
  });
  const readings = createReadings({
    db: userDb,
    files,
    clock,
    reference: {
      sourceOf: (item) => reading().reference.sources.sameAs(item),
      retractionOf: (item) => reading().reference.retractions.of(item),
      names: (refs) => reading().reference.names(refs),
    },
  });
  const retractions = createRetractionImport({ imports, shelf, today });
  const standing = {
    ...library.handlers,
    ...readings.handlers,
    ...retractions,
    ...packs,
    ...createDoctor(db, shelf, library, readings, paths.dataDir),
    ...createOwnData(userDb, files, clock),
    ...imports.handlers,
  };
  let composed: { of: Reading; handlers: Handlers } | null = null;
  const handlers = (): Handlers => {
    const of = reading();
    if (composed?.of !== of) composed = { of, handlers: { ...of.handlers, ...standing } };
    return composed.handlers;
  };

  let closed = false;
  return {
    async call<N extends OperationName>(name: N, input: ParsedInputOf<N>): Promise<OutputOf<N>> {
      if (waitsForPacks.has(name)) await shelf.ready();
      if (closed) throw new CofactorError('internal', 'Cofactor is closing.');
      return handlers()[name](input);
    },
    offerFile: (file) => files.offer(file),
    async close() {
      if (closed) return;
      closed = true;
      await imports.close();
      files.close();
      shelf.close();
      try {
        library.close();
      } finally {
        db.close();
        await Promise.all([solver.close(), printing.close()]);
      }
    },
  };
}

/** The composition root: opens the data, wires the domains, answers every operation of the contract. */
import { CofactorError } from '../contract/errors.ts';
import type { Handlers, OperationName, OutputOf, ParsedInputOf } from '../contract/operations.ts';
import { openReference } from './db/reference.ts';
import { createFoodFirst } from './food/first/service.ts';
import { createCombinationSolver } from './food/first/solver.ts';
import { createLibrary } from './library/service.ts';
import type { Clock, Core, CoreOptions } from './ports.ts';
import { createReference } from './reference/service.ts';
import { createReports } from './reference/reports.ts';
import { createReportService } from './report/service.ts';

/** Local calendar day (YYYY-MM-DD): a report is dated by the day on which the person prints it. */
function localDay(clock: Clock): string {
  const now = clock.now();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @throws CofactorError `damaged-data` when the reference is missing or cannot be read */
export function createCore({ paths, clock, log }: CoreOptions): Core {
  const db = openReference(paths.referenceDb);
  const today = (): string => localDay(clock);
  const reference = createReference(db, today);
  const library = createLibrary({
    dataDir: paths.dataDir,
    edition: reference.edition,
    clock,
    log,
  });
  const printing = createReportService({
    fontsDir: paths.fontsDir,
    reportWorker: paths.reportWorker,
    log,
  });
  const reports = createReports(reference, printing, today);

  const solver = createCombinationSolver({ combinationWorker: paths.combinationWorker, log });

  const handlers: Handlers = {
    ...reference.handlers,
    ...reports,
    ...createFoodFirst(reference.context, solver),
    ...library.handlers,
    doctor: () => {
      const { userData, problems } = library.inspect();
      const damage = db.check();
      return {
        ok: damage.length === 0 && problems.length === 0,
        packs: [{ id: db.manifest.id, edition: db.manifest.edition, ok: damage.length === 0 }],
        userData,
        problems: [...damage.map((line) => `The reference is damaged: ${line}`), ...problems],
      };
    },
  };

  let closed = false;
  return {
    async call<N extends OperationName>(name: N, input: ParsedInputOf<N>): Promise<OutputOf<N>> {
      if (closed) throw new CofactorError('internal', 'Cofactor is closing.');
      return handlers[name](input);
    },
    async close() {
      if (closed) return;
      closed = true;
      try {
        library.close();
      } finally {
        db.close();
        await Promise.all([solver.close(), printing.close()]);
      }
    },
  };
}

/** The reading side over the reference and the packs that are there, composed anew when others are. */
import type { ReferenceDb } from './db/reference.ts';
import { createFoodFirst } from './food/first/service.ts';
import type { CombinationSolver } from './food/first/solver.ts';
import type { Shelf } from './pack/shelf/shelf.ts';
import { createReports } from './reference/reports.ts';
import { createReference, type Reference } from './reference/service.ts';
import { createRetractions } from './retraction/service.ts';
import type { ReportService } from './report/service.ts';

interface ReadingOptions {
  readonly db: ReferenceDb;
  readonly shelf: Shelf;
  readonly printing: ReportService;
  readonly solver: CombinationSolver;
  /** The local calendar day, YYYY-MM-DD. */
  readonly today: () => string;
}

type ReadingHandlers = Reference['handlers'] &
  ReturnType<typeof createReports> &
  ReturnType<typeof createFoodFirst>;

export interface Reading {
  readonly reference: Reference;
  readonly handlers: ReadingHandlers;
}

/** Returns the reading side of this moment. Within one of them nothing changes, so its services may keep what they read. */
export function createReading(options: ReadingOptions): () => Reading {
  const { db, shelf, printing, solver, today } = options;
  const compose = (): Reading => {
    const reference = createReference(
      db,
      today,
      shelf.packs('foods'),
      createRetractions(shelf.packs('retractions')[0]),
    );
    return {
      reference,
      handlers: {
        ...reference.handlers,
        ...createReports(reference, printing, today),
        ...createFoodFirst(reference.context, solver),
      },
    };
  };
  let composed: { version: number; reading: Reading } | null = null;
  return () => {
    const version = shelf.version();
    if (composed?.version !== version) composed = { version, reading: compose() };
    return composed.reading;
  };
}

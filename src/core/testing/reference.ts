/** The real reference for tests of the core: built when it is missing or stale, opened read-only. */
import path from 'node:path';
import type { FormRecord, SubstanceRecord } from '../../contract/records.ts';
import { openReference, type ReferenceDb } from '../db/reference.ts';
import { createEvidenceService } from '../evidence/service.ts';
import { createFoodService } from '../food/service.ts';
import { createIntakeService } from '../intake/service.ts';
import { createInteractionService } from '../interaction/service.ts';
import { ensureReference } from '../pack/ensureReference.ts';
import type { Domains } from '../planner/resolve.ts';
import { createReference, type Reference } from '../reference/service.ts';
import { createSubstanceService } from '../substance/service.ts';

const resources = path.join(import.meta.dirname, '../../../resources');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface TestReference extends Domains {
  db: ReferenceDb;
  handlers: Reference['handlers'];
  /** @throws Error where no record has the id, so that a test never passes on nothing */
  substance(id: string): SubstanceRecord;
  /** @throws Error where no record has the id */
  form(id: string): FormRecord;
  close(): void;
}

export function openTestReference(): TestReference {
  const referencePath = path.join(resources, 'reference.db');
  ensureReference({ contentDir: path.join(resources, 'content'), referencePath, log: silent });
  const db = openReference(referencePath);
  const substances = createSubstanceService(db);
  const found = <T>(record: T | null, id: string): T => {
    if (record === null) throw new Error(`the reference has no "${id}"`);
    return record;
  };
  return {
    db,
    substances,
    intakes: createIntakeService(db),
    interactions: createInteractionService(db),
    evidence: createEvidenceService(db, substances),
    foods: createFoodService(db, substances),
    handlers: createReference(db, () => '2026-11-22').handlers,
    substance: (id) => found(substances.get(id), id),
    form: (id) => found(substances.form(id), id),
    close: () => {
      db.close();
    },
  };
}

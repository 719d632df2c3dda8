/** From rows to what the contract promises, and the failures that keeping things has. */
import * as v from 'valibot';
import { CofactorError } from '../../contract/errors.ts';
import { PlanId } from '../../contract/ids.ts';
import { Plan } from '../../contract/plan.ts';
import type { PlanSummary } from '../../contract/userData.ts';
import type { PlanRow, PlanRowWithBody } from '../db/rows.ts';

export function summaryOf(row: PlanRow): PlanSummary {
  return {
    id: v.parse(PlanId, row.id),
    title: row.title,
    items: row.items,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}

/** @throws CofactorError `damaged-data` when the body is no plan */
export function planOf(row: PlanRowWithBody): Plan {
  return bodyOf(Plan, row.body) ?? throwUnreadable('plan', row.title);
}

/** The stored document, null when it is not what the schema says. */
export function bodyOf<T>(schema: v.GenericSchema<unknown, T>, body: string): T | null {
  try {
    const result = v.safeParse(schema, JSON.parse(body));
    return result.success ? result.output : null;
  } catch {
    // No JSON at all: only another program can have written that.
    return null;
  }
}

export function unreadable(noun: string, title: string): string {
  return `The ${noun} "${title}" cannot be read. It was left as it is; the backups may hold an earlier state.`;
}

export function throwUnreadable(noun: string, title: string): never {
  throw new CofactorError('damaged-data', unreadable(noun, title));
}

export function noSuch(noun: string): CofactorError {
  return new CofactorError(
    'not-found',
    `There is no such ${noun}. It may have been removed.`,
    'id',
  );
}

export function changedElsewhere(noun: string): CofactorError {
  return new CofactorError(
    'busy',
    `This ${noun} was changed elsewhere since you opened it. Load it again, or save yours as a new ${noun}.`,
    'revision',
  );
}

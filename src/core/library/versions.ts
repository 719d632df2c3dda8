/** Plans as they stood on a day: kept on request, with a report, or before an import. */
import * as v from 'valibot';
import { CofactorError } from '../../contract/errors.ts';
import { PlanId } from '../../contract/ids.ts';
import type { Handlers } from '../../contract/operations.ts';
import { Plan } from '../../contract/plan.ts';
import {
  versionReasons,
  type PlanVersion,
  type PlanVersionSummary,
} from '../../contract/userData.ts';
import type { VersionRow } from '../db/rows.ts';
import type { UserDb } from '../db/userDb.ts';
import type { Clock } from '../ports.ts';
import * as repository from './repository.ts';
import { bodyOf, noSuch, planOf, throwUnreadable } from './stored.ts';

type Operation = 'plans.versions' | 'plans.version' | 'plans.keep';

/** Kept on request, per plan. Nothing that a person kept is dropped to make room. */
export const MOST_KEPT = 1000;

/** @param edition edition of the reference, noted with every version */
export function createVersions(
  db: UserDb,
  clock: Clock,
  edition: string,
): Pick<Handlers, Operation> {
  return {
    'plans.versions': ({ id }) => {
      const found = db.read<PlanVersionSummary[] | null>(
        (reader) =>
          repository.findPlan(reader, id) === undefined
            ? null
            : repository.listVersions(reader, id).map(summaryOf),
        null,
      );
      if (found === null) throw noSuch('plan');
      return found;
    },

    'plans.version': ({ id, number }) => {
      const found = db.read<PlanVersion | null>((reader) => {
        if (repository.findPlan(reader, id) === undefined) return null;
        const row = repository.findVersion(reader, id, number);
        if (row === undefined) {
          throw new CofactorError('not-found', `This plan has no version ${number}.`, 'number');
        }
        const body = bodyOf(Plan, row.body) ?? throwUnreadable(`version ${number} of`, row.title);
        return { ...summaryOf(row), body };
      }, null);
      if (found === null) throw noSuch('plan');
      return found;
    },

    'plans.keep': ({ id, reason, note }) => {
      // Looked for first: keeping what is not there must not create a database.
      const exists = db.read((reader) => repository.findPlan(reader, id) !== undefined, false);
      if (!exists) throw noSuch('plan');
      return db.write((writer) => {
        const stored = repository.findPlan(writer, id);
        if (stored === undefined) throw noSuch('plan');
        const body = JSON.stringify(planOf(stored));
        const { title } = stored;
        const own = note === null || note.trim() === '' ? null : note.trim();
        const last = repository.newestVersion(writer, id, reason);
        if (
          last !== undefined &&
          last.title === title &&
          last.edition === edition &&
          (own === null || own === last.note) &&
          isSamePlan(last.body, body)
        ) {
          return summaryOf(last);
        }
        if (reason === 'kept' && repository.countVersions(writer, id, reason) >= MOST_KEPT) {
          throw new CofactorError(
            'invalid-input',
            `${MOST_KEPT.toLocaleString('en')} versions of this plan are kept, and no more can be. Nothing was ` +
              'removed. Save the plan as a new one to go on keeping versions.',
            'id',
          );
        }
        const row = {
          plan: id,
          title,
          reason,
          note: own,
          edition,
          body,
          created_at: clock.now().toISOString(),
        };
        return summaryOf({ ...row, number: repository.insertVersion(writer, row) });
      });
    },
  };
}

/** Written by another version of Cofactor, the same plan may lack a default: what it means is compared. */
function isSamePlan(kept: string, now: string): boolean {
  if (kept === now) return true;
  const read = bodyOf(Plan, kept);
  return read !== null && JSON.stringify(read) === now;
}

function summaryOf(row: VersionRow): PlanVersionSummary {
  return {
    plan: v.parse(PlanId, row.plan),
    number: row.number,
    title: row.title,
    reason: versionReasons.find((known) => known === row.reason) ?? 'kept',
    note: row.note,
    edition: row.edition,
    createdAt: row.created_at,
  };
}

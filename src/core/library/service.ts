/** The person's plans and settings. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { CofactorError } from '../../contract/errors.ts';
import { PlanId } from '../../contract/ids.ts';
import type { Handlers } from '../../contract/operations.ts';
import { Plan } from '../../contract/plan.ts';
import { parsePlanText } from '../../contract/planText.ts';
import { Settings, type PlanSummary, type StoredPlan } from '../../contract/userData.ts';
import type { Reader } from '../db/statements.ts';
import { createUserDb, type UserDbOptions } from '../db/userDb.ts';
import * as repository from './repository.ts';

type Operation =
  | 'plan.parse'
  | 'plans.list'
  | 'plans.get'
  | 'plans.save'
  | 'plans.remove'
  | 'settings.get'
  | 'settings.save'
  | 'data.erase';

/** The part of `doctor` that is about personal data. */
export interface UserDataReport {
  userData: { ok: boolean; version: number | null; plans: number | null; backups: number };
  problems: string[];
}

export interface Library {
  /** Handlers to spread into the core's table. */
  readonly handlers: Pick<Handlers, Operation>;
  inspect(): UserDataReport;
  close(): void;
}

/** Opens nothing: user.db is looked for at the first call and made by the first save. */
export function createLibrary(options: UserDbOptions): Library {
  const db = createUserDb(options);
  const { clock, log } = options;

  const get = (reader: Reader, id: PlanId): StoredPlan => {
    const row = repository.findPlan(reader, id);
    if (row === undefined) throw noSuchPlan();
    return { ...summaryOf(row), plan: planOf(row) };
  };

  const handlers: Library['handlers'] = {
    'plan.parse': ({ text }) => parsePlanText(text),

    'plans.list': () => db.read((reader) => repository.listPlans(reader).map(summaryOf), []),

    'plans.get': ({ id }) => {
      const found = db.read<StoredPlan | null>((reader) => get(reader, id), null);
      if (found === null) throw noSuchPlan();
      return found;
    },

    'plans.save': ({ id, revision, title, plan }) =>
      db.write((writer) => {
        const now = clock.now().toISOString();
        const fields = {
          title,
          items: plan.items.length,
          body: JSON.stringify(plan),
          updated_at: now,
        };
        if (id === null) {
          const created = v.parse(PlanId, randomUUID());
          repository.insertPlan(writer, { id: created, revision: 1, created_at: now, ...fields });
          return get(writer, created);
        }
        if (!repository.updatePlan(writer, { id, revision: revision + 1, ...fields })) {
          throw repository.findPlan(writer, id) === undefined ? noSuchPlan() : changedElsewhere();
        }
        return get(writer, id);
      }),

    'plans.remove': ({ id }) => {
      // Looked for first: removing what is not there must not create a database.
      const exists = db.read((reader) => repository.findPlan(reader, id) !== undefined, false);
      if (!exists) throw noSuchPlan();
      db.write((writer) => {
        if (!repository.deletePlan(writer, id)) throw noSuchPlan();
        repository.forgetLastPlan(writer, id);
      });
      return {};
    },

    'settings.get': () => db.read(settingsOf, v.parse(Settings, {})),

    'settings.save': (settings) =>
      db.write((writer) => {
        for (const [key, value] of Object.entries(settings)) {
          repository.putSetting(writer, { key, value: JSON.stringify(value) });
        }
        return settingsOf(writer);
      }),

    'data.erase': () => {
      db.erase();
      return {};
    },
  };

  return {
    handlers,
    inspect: () => {
      const { version, backups, problems } = db.inspect();
      let plans: number | null = null;
      if (version !== null) {
        try {
          plans = db.read<number | null>(repository.countPlans, null);
        } catch (error) {
          log.error('plans cannot be counted', { name: error instanceof Error ? error.name : '' });
        }
      }
      const ok = problems.length === 0;
      return { userData: { ok, version, plans, backups }, problems: [...problems] };
    },
    close: () => {
      db.close();
    },
  };
}

function summaryOf(row: repository.PlanRow): PlanSummary {
  return {
    id: v.parse(PlanId, row.id),
    title: row.title,
    items: row.items,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}

function planOf(row: repository.PlanRowWithBody): Plan {
  const result = v.safeParse(Plan, JSON.parse(row.body));
  if (result.success) return result.output;
  throw new CofactorError(
    'damaged-data',
    `The plan "${row.title}" cannot be read. It was left as it is; the backups may hold an earlier state.`,
  );
}

/** Each setting for itself: one that cannot be read falls back to its default. */
function settingsOf(reader: Reader): Settings {
  const stored = repository.listSettings(reader).flatMap(({ key, value }) => {
    const one = v.safeParse(Settings, { [key]: JSON.parse(value) as unknown });
    return one.success ? [[key, JSON.parse(value) as unknown] as const] : [];
  });
  return v.parse(Settings, Object.fromEntries(stored));
}

function noSuchPlan(): CofactorError {
  return new CofactorError('not-found', 'There is no such plan. It may have been removed.', 'id');
}

function changedElsewhere(): CofactorError {
  return new CofactorError(
    'busy',
    'This plan was changed elsewhere since you opened it. Load it again, or save yours as a new plan.',
    'revision',
  );
}

/** What the person keeps: plans with their versions, people, products, settings. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { PlanId } from '../../contract/ids.ts';
import type { Handlers, OutputOf } from '../../contract/operations.ts';
import { Plan } from '../../contract/plan.ts';
import { parsePlanText } from '../../contract/planText.ts';
import { Settings, type StoredPlan } from '../../contract/userData.ts';
import type { Reader } from '../db/statements.ts';
import type { UserDb } from '../db/userDb.ts';
import type { Clock, Logger } from '../ports.ts';
import { createPeople } from './people.ts';
import { createProducts } from './products.ts';
import * as repository from './repository.ts';
import { bodyOf, changedElsewhere, noSuch, planOf, summaryOf, unreadable } from './stored.ts';
import { createVersions } from './versions.ts';

type Operation =
  | 'plan.parse'
  | 'plans.list'
  | 'plans.get'
  | 'plans.save'
  | 'plans.remove'
  | 'plans.versions'
  | 'plans.version'
  | 'plans.keep'
  | 'profiles.list'
  | 'profiles.save'
  | 'profiles.remove'
  | 'products.list'
  | 'products.save'
  | 'products.remove'
  | 'settings.get'
  | 'settings.save'
  | 'data.erase';

/** The part of `doctor` that is about personal data. */
export interface UserDataReport {
  userData: OutputOf<'doctor'>['userData'];
  problems: string[];
}

export interface Library {
  /** Handlers to spread into the core's table. */
  readonly handlers: Pick<Handlers, Operation>;
  inspect(): UserDataReport;
  close(): void;
}

export interface LibraryOptions {
  readonly db: UserDb;
  readonly clock: Clock;
  readonly log: Logger;
  /** Edition of the reference, noted with every version of a plan. */
  readonly edition: string;
}

/** Opens nothing: user.db is looked for at the first call and made by the first save. */
export function createLibrary({ db, clock, log, edition }: LibraryOptions): Library {
  const people = createPeople(db, clock);
  const products = createProducts(db, clock);

  const get = (reader: Reader, id: PlanId): StoredPlan => {
    const row = repository.findPlan(reader, id);
    if (row === undefined) throw noSuch('plan');
    return { ...summaryOf(row), plan: planOf(row) };
  };

  const handlers: Library['handlers'] = {
    'plan.parse': ({ text }) => parsePlanText(text),

    'plans.list': () => db.read((reader) => repository.listPlans(reader).map(summaryOf), []),

    'plans.get': ({ id }) => {
      const found = db.read<StoredPlan | null>((reader) => get(reader, id), null);
      if (found === null) throw noSuch('plan');
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
          throw repository.findPlan(writer, id) === undefined
            ? noSuch('plan')
            : changedElsewhere('plan');
        }
        return get(writer, id);
      }),

    'plans.remove': ({ id }) => {
      // Looked for first: removing what is not there must not create a database.
      const exists = db.read((reader) => repository.findPlan(reader, id) !== undefined, false);
      if (!exists) throw noSuch('plan');
      db.write((writer) => {
        if (!repository.deletePlan(writer, id)) throw noSuch('plan');
        repository.forgetLastPlan(writer, id);
      });
      return {};
    },

    ...createVersions(db, clock, edition),
    ...people.handlers,
    ...products.handlers,

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

  /** Lists leave out what cannot be read, so it is named here. */
  const unreadableEntries = (): string[] => [
    ...db
      .read(repository.allPlans, [])
      .filter((row) => bodyOf(Plan, row.body) === null)
      .map((row) => unreadable('plan', row.title)),
    ...people.unreadable(),
    ...products.unreadable(),
  ];

  return {
    handlers,
    inspect: () => {
      const { version, backups, recoveries, problems: found } = db.inspect();
      const problems = [...found];
      let plans: number | null = null;
      if (version !== null) {
        try {
          plans = db.read<number | null>(repository.countPlans, null);
          problems.push(...unreadableEntries());
        } catch (error) {
          log.error('plans cannot be counted', { name: error instanceof Error ? error.name : '' });
        }
      }
      const ok = problems.length === 0;
      return { userData: { ok, version, plans, backups, recoveries: [...recoveries] }, problems };
    },
    close: () => {
      db.close();
    },
  };
}

/** Each setting for itself: one that cannot be read falls back to its default. */
function settingsOf(reader: Reader): Settings {
  const stored = repository.listSettings(reader).flatMap(({ key, value }) => {
    const one = v.safeParse(Settings, { [key]: JSON.parse(value) as unknown });
    return one.success ? [[key, JSON.parse(value) as unknown] as const] : [];
  });
  return v.parse(Settings, Object.fromEntries(stored));
}

/** A library in a folder of its own, for tests of plans, settings and what keeps them safe. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { CofactorError, type Failure } from '../../contract/errors.ts';
import { Plan } from '../../contract/plan.ts';
import type { StoredPlan } from '../../contract/userData.ts';
import { testPlace, type TestPlace } from '../db/testing.ts';
import { createUserDb, type UserDb, type UserDbOptions } from '../db/userDb.ts';
import { createLibrary, type Library } from './service.ts';

export const plan = v.parse(Plan, {
  format: 'cofactor-plan',
  version: 1,
  profile: { name: 'Zoë "O\'Neil"', age: 34, sex: 'female' },
  items: [
    { product: 'Magnesium', ingredients: [{ substance: 'magnesium', amount: 200, unit: 'mg' }] },
  ],
});

export interface TestedLibrary extends Library {
  readonly db: UserDb;
}

export interface TestLibrary {
  readonly place: TestPlace;
  /** Opens another library on the same folder, as a second process would. */
  open(more?: Partial<UserDbOptions> & { edition?: string }): TestedLibrary;
  path(...names: string[]): string;
  /** Names in the folder of backups, without the lock. */
  inBackups(): string[];
  close(): void;
}

export function testLibrary(): TestLibrary {
  const place = testPlace();
  const opened: Library[] = [];
  const path = (...names: string[]): string => join(place.dataDir, ...names);
  return {
    place,
    open: (more = {}) => {
      const { dataDir, clock, log } = place;
      const { edition = '2026.11', ...rest } = more;
      const db = createUserDb({ dataDir, clock, log, ...rest });
      const made = createLibrary({ db, clock, log, edition });
      opened.push(made);
      return { ...made, db };
    },
    path,
    inBackups: () =>
      existsSync(path('backups'))
        ? readdirSync(path('backups'))
            .filter((name) => name !== '.lock')
            .sort()
        : [],
    close: () => {
      for (const library of opened) library.close();
      place.remove();
    },
  };
}

export async function save(library: Library, title: string): Promise<StoredPlan> {
  return library.handlers['plans.save']({ id: null, revision: 0, title, plan });
}

export async function titles(library: Library): Promise<string[]> {
  return (await library.handlers['plans.list']({})).map((one) => one.title);
}

export async function failure(work: () => unknown): Promise<Failure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CofactorError) return error.failure;
    throw error;
  }
  throw new Error('no failure');
}

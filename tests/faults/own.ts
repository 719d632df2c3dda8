/** The person's data in a folder, as one process sees it: what the fault tests work on. */
import { createUserDb, type UserDb } from '../../src/core/db/userDb.ts';
import { createOfferedFiles } from '../../src/core/files.ts';
import { createLibrary, type Library } from '../../src/core/library/service.ts';
import {
  insertContent,
  noContent,
  readContent,
  type Content,
} from '../../src/core/ownData/repository.ts';
import { createOwnData } from '../../src/core/ownData/service.ts';
import type { Clock } from '../../src/core/ports.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function openOwn(dataDir: string, clock: Clock = { now: () => new Date() }) {
  const db = createUserDb({ dataDir, clock, log: silent });
  const files = createOfferedFiles();
  const library: Library = createLibrary({ db, clock, log: silent, edition: 'faults' });
  const own = createOwnData(db, files, clock);
  return { db, files, library, ...library.handlers, ...own };
}
export type Own = ReturnType<typeof openOwn>;

export const readAll = (db: UserDb): Content => db.read(readContent, noContent());

const DAY = '2026-11-22T08:00:00.000Z';

/** A plan whose content follows from its number and revision alone, so that a wrong one is seen. */
export function planBody(number: number, revision: number, items = 1) {
  return {
    format: 'cofactor-plan' as const,
    version: 1 as const,
    profile: {
      age: number % 100,
      sex: 'female' as const,
      notes: `plan ${number} revision ${revision} `.repeat(20),
    },
    items: Array.from({ length: items }, (_, at) => ({
      product: `Product ${at}`,
      ingredients: [{ name: 'magnesium', amount: revision, unit: 'mg' as const }],
    })),
  };
}

export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Adds or replaces a plan in one transaction, with an id that follows from its number. */
export function putPlan(db: UserDb, number: number, revision: number, items = 1): void {
  const body = JSON.stringify(planBody(number, revision, items));
  db.write((writer) => {
    writer.run('DELETE FROM plan WHERE id = ?', [idOf(number)]);
    const row = {
      id: idOf(number),
      title: `Plan ${number}`,
      revision,
      items,
      body,
      created_at: DAY,
      updated_at: DAY,
    };
    insertContent(writer, { ...noContent(), plans: [row] });
  });
}

export function putReading(db: UserDb, number: number): void {
  const title = `Paper ${number}`;
  const item = { type: 'article-journal', title };
  const body = JSON.stringify({ item, notes: `note ${number}`, tags: [], about: [] });
  const row = {
    id: idOf(number),
    title,
    revision: 1,
    doi: null,
    pmid: null,
    body,
    created_at: DAY,
    updated_at: DAY,
  };
  db.write((writer) => {
    insertContent(writer, { ...noContent(), readings: [row] });
  });
}

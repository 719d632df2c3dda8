/** The three collections of documents that the benchmark searches. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { ensureReference } from '../../src/core/pack/ensureReference.ts';
import { composedFoodNames, largeFoodNames } from './foodNames.ts';
import type { DatasetName, Doc, Sizes } from './shapes.ts';

const resources = path.join(import.meta.dirname, '../../resources');
export const contentDir = path.join(resources, 'content');
export const referencePath = path.join(resources, 'reference.db');

/** Builds the shipped reference where it is missing or stale. */
export function ensureShippedReference(): void {
  const log = { info: () => undefined, warn: console.error, error: console.error };
  ensureReference({ contentDir, referencePath, log });
}

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error('a search document without text');
  return value;
};

function* referenceDocuments(): Generator<Doc> {
  const db = new Database(referencePath, { readonly: true, fileMustExist: true });
  try {
    const rows = db
      .prepare<[], Record<string, unknown>>(
        'SELECT kind, entity, title, subtitle, synonyms, body FROM search_document ORDER BY id',
      )
      .iterate();
    for (const row of rows) {
      const [kind, entity] = [text(row.kind), text(row.entity)];
      yield {
        ref: `${kind}/${entity}`,
        kind,
        entity,
        title: text(row.title),
        subtitle: text(row.subtitle),
        synonyms: text(row.synonyms),
        body: text(row.body),
      };
    }
  } finally {
    db.close();
  }
}

function* foodDocuments(names: Iterable<string>): Generator<Doc> {
  let number = 0;
  for (const title of names) {
    number += 1;
    const entity = `f${number}`;
    yield {
      ref: `food/${entity}`,
      kind: 'food',
      entity,
      title,
      subtitle: '',
      synonyms: '',
      body: '',
    };
  }
}

/** The documents of a dataset, made or read while they are taken; each call begins anew. */
export function documentsOf(dataset: DatasetName, sizes: Sizes): Iterable<Doc> {
  if (dataset === 'reference') return referenceDocuments();
  return foodDocuments(
    dataset === 'foods' ? composedFoodNames(sizes.foods) : largeFoodNames(sizes.large),
  );
}

/** Documents are taken in portions, so that the clock is read a few hundred times and not millions of times. */
const PORTION = 5_000;

/** Passes documents on and counts the time in which they were made, which is no time of an engine. */
export function clocked(documents: Iterable<Doc>): { documents: Iterable<Doc>; ms: () => number } {
  let spent = 0;
  function* portions(): Generator<Doc> {
    const source = documents[Symbol.iterator]();
    for (;;) {
      const started = performance.now();
      const portion: Doc[] = [];
      while (portion.length < PORTION) {
        const next = source.next();
        if (next.done === true) break;
        portion.push(next.value);
      }
      spent += performance.now() - started;
      yield* portion;
      if (portion.length < PORTION) return;
    }
  }
  return { documents: portions(), ms: () => spent };
}

/** People and products: documents with a title that are listed, saved on top of a known revision, and removed. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { DocumentRow } from '../db/rows.ts';
import type { UserDb } from '../db/userDb.ts';
import type { Clock } from '../ports.ts';
import * as repository from './repository.ts';
import { bodyOf, changedElsewhere, noSuch, throwUnreadable, unreadable } from './stored.ts';

export interface StoredDocument<Id, Body> {
  id: Id;
  title: string;
  body: Body;
  revision: number;
  createdAt: string;
  updatedAt: string;
}

export interface Documents<Id extends string, Body> {
  /** By title. One that cannot be read is left out and never hides the others; `unreadable` names it. */
  list(): StoredDocument<Id, Body>[];
  /**
   * `id` null creates a document.
   * @throws CofactorError `busy` with the field `revision` when it was changed since; `not-found`
   */
  save(input: {
    id: Id | null;
    revision: number;
    title: string;
    body: Body;
  }): StoredDocument<Id, Body>;
  /** @throws CofactorError `not-found` */
  remove(id: Id): void;
  /** One sentence for each document that cannot be read. */
  unreadable(): string[];
}

interface Options<Id, Body> {
  readonly table: repository.DocumentTable;
  /** What messages call it: "product". */
  readonly noun: string;
  readonly id: v.GenericSchema<unknown, Id>;
  readonly body: v.GenericSchema<unknown, Body>;
  readonly db: UserDb;
  readonly clock: Clock;
}

const byTitle = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function createDocuments<Id extends string, Body>({
  table,
  noun,
  id: idSchema,
  body: bodySchema,
  db,
  clock,
}: Options<Id, Body>): Documents<Id, Body> {
  const rows = (): DocumentRow[] =>
    db
      .read((reader) => repository.listDocuments(reader, table), [])
      .sort((a, b) => byTitle.compare(a.title, b.title));

  const stored = (row: DocumentRow, body: Body): StoredDocument<Id, Body> => ({
    id: v.parse(idSchema, row.id),
    title: row.title,
    body,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });

  return {
    list: () =>
      rows().flatMap((row) => {
        const body = bodyOf(bodySchema, row.body);
        return body === null ? [] : [stored(row, body)];
      }),

    save: ({ id, revision, title, body }) =>
      db.write((writer) => {
        const now = clock.now().toISOString();
        const fields = { title, body: JSON.stringify(body), updated_at: now };
        const key = id ?? randomUUID();
        if (id === null) {
          repository.insertDocument(writer, table, {
            id: key,
            revision: 1,
            created_at: now,
            ...fields,
          });
        } else {
          const next = { id, revision: revision + 1, ...fields };
          if (!repository.updateDocument(writer, table, next)) {
            throw repository.findDocument(writer, table, id) === undefined
              ? noSuch(noun)
              : changedElsewhere(noun);
          }
        }
        const row = repository.findDocument(writer, table, key);
        if (row === undefined) throw noSuch(noun);
        return stored(row, bodyOf(bodySchema, row.body) ?? throwUnreadable(noun, title));
      }),

    remove: (id) => {
      // Looked for first: removing what is not there must not create a database.
      const exists = db.read(
        (reader) => repository.findDocument(reader, table, id) !== undefined,
        false,
      );
      if (!exists) throw noSuch(noun);
      db.write((writer) => {
        if (!repository.deleteDocument(writer, table, id)) throw noSuch(noun);
      });
    },

    unreadable: () =>
      rows()
        .filter((row) => bodyOf(bodySchema, row.body) === null)
        .map((row) => unreadable(noun, row.title)),
  };
}

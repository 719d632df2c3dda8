/** Own data in a folder of its own, for tests: handlers, files to take in, entries of every kind. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FileId } from '../../../contract/imports.ts';
import type { OutputOf } from '../../../contract/operations.ts';
import { createUserDb, type UserDb } from '../../db/userDb.ts';
import { testPlace } from '../../db/testing.ts';
import { createOfferedFiles } from '../../files.ts';
import { insertContent, noContent, type Content } from '../repository.ts';
import { createOwnData } from '../service.ts';

export function ownDataPlace() {
  const place = testPlace();
  const files = createOfferedFiles();
  const dbs: UserDb[] = [];
  return {
    ...place,
    path: (...names: string[]): string => join(place.dataDir, ...names),
    /** Another process, as far as the files are concerned. */
    open: () => {
      const db = createUserDb(place);
      dbs.push(db);
      return { db, ...createOwnData(db, files, place.clock) };
    },
    offer: (content: string | Uint8Array): FileId => {
      const path = join(place.dataDir, '..', `chosen-${Math.random()}.file`);
      writeFileSync(path, content);
      return files.offer({ path, name: 'chosen', temporary: true });
    },
    close: () => {
      for (const db of dbs) db.close();
      files.close();
      place.remove();
    },
  };
}

/** What `data.import` takes. */
export const into = (file: FileId, mode: 'merge' | 'replace', more = {}) => ({
  file,
  mode,
  passphrase: null,
  tryOnly: false,
  ...more,
});

export const day = '2026-05-01T08:00:00.000Z';
export const planBody = {
  format: 'cofactor-plan',
  version: 1,
  profile: { age: 34, sex: 'female' },
  items: [],
};
export const planRow = (id: string, title: string, age = 34): Content['plans'][number] => ({
  id,
  title,
  revision: 2,
  items: 0,
  body: JSON.stringify({ ...planBody, profile: { age, sex: 'female' } }),
  created_at: day,
  updated_at: day,
});

export function fill({ db }: { db: UserDb }, content: Partial<Content>): void {
  db.write((writer) => {
    insertContent(writer, { ...noContent(), ...content });
  });
}

export const bytesOf = (file: OutputOf<'data.export'>): Buffer =>
  Buffer.from(file.base64, 'base64');
export const textOf = (file: OutputOf<'data.export'>): string => bytesOf(file).toString('utf8');

const iso = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.constantFrom(
      'Zoë "O\'Neil"',
      '=1+1',
      'a,b;c\r\nd',
      '\u0000',
      '   x',
      '𝕏\ufeff',
      '\ud83d\ude00',
    ),
  )
  .filter((text) => text.trim() !== '');
const revision = fc.integer({ min: 1, max: 1_000_000 });

const plan = fc
  .record({
    age: fc.integer({ min: 0, max: 120 }),
    name: words,
    product: words,
    amount: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
    grams: fc.double({ min: 0, max: 1000, noNaN: true }),
  })
  .map(({ age, name, product, amount, grams }) =>
    JSON.stringify({
      format: 'cofactor-plan',
      version: 1,
      profile: { name, age, sex: 'female' },
      items: [{ product, ingredients: [{ substance: 'magnesium', amount, unit: 'mg' }] }],
      foods: [{ food: 'almonds-raw', grams }],
    }),
  );
const documentOf = (body: fc.Arbitrary<string>) =>
  fc.record({
    id: fc.uuid({ version: 4 }),
    title: words,
    revision,
    body,
    created_at: iso,
    updated_at: iso,
  });
const list = <T>(one: fc.Arbitrary<T>, key: (row: T) => string) =>
  fc
    .uniqueArray(one, { maxLength: 4, selector: key })
    .map((rows) => rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
const byId = (row: { id: string }): string => row.id;

const versions = fc.array(
  fc.record({
    title: words,
    reason: fc.constantFrom('report', 'kept', 'before-import'),
    note: fc.option(words),
    edition: words,
    body: plan,
    created_at: iso,
  }),
  { maxLength: 3 },
);

/** Whatever a person may keep, as rows. */
export const contents: fc.Arbitrary<Content> = fc
  .record({
    plans: list(fc.record({ row: documentOf(plan), versions }), ({ row }) => row.id),
    people: list(
      documentOf(
        fc
          .record({
            age: fc.integer({ min: 0, max: 120 }),
            sex: fc.constantFrom('female', 'male'),
            notes: words,
          })
          .map((body) => JSON.stringify(body)),
      ),
      byId,
    ),
    products: list(
      documentOf(
        words.map((name) =>
          JSON.stringify({
            name: name.trim().slice(0, 200),
            ingredients: [{ name: 'x', amount: 1, unit: 'mg' }],
          }),
        ),
      ),
      byId,
    ),
    readings: list(
      fc.record({
        row: documentOf(fc.constant('')),
        item: words,
        notes: fc.string(),
        tags: fc.array(
          words.map((tag) => tag.slice(0, 60)).filter((tag) => tag.trim() !== ''),
          { maxLength: 2 },
        ),
        doi: fc.option(fc.constantFrom('10.1000/a', '10.1000/b')),
      }),
      ({ row }) => row.id,
    ),
    mappings: list(
      fc.record({
        id: fc.uuid(),
        title: words.map((text) => text.slice(0, 60)).filter((text) => text.trim() !== ''),
        updated_at: iso,
      }),
      byId,
    ),
    settings: fc
      .uniqueArray(
        fc.constantFrom(
          { key: 'paper', value: '"letter"' },
          { key: 'singleKeys', value: 'false' },
          { key: 'theme', value: '"dark"' },
        ),
        { selector: ({ key }) => key },
      )
      .map((rows) => rows.sort((a, b) => (a.key < b.key ? -1 : 1))),
  })
  .map(({ plans, people, products, readings, mappings, settings }) => ({
    ...noContent(),
    plans: plans.map(({ row }) => ({ ...row, items: 1 })),
    versions: plans.flatMap(({ row, versions: kept }) =>
      kept.map((one, at) => ({ ...one, plan: row.id, number: at + 1 })),
    ),
    people,
    products,
    readings: readings.map(({ row, item, notes, tags, doi }) => ({
      ...row,
      title: item,
      doi,
      pmid: null,
      body: JSON.stringify({
        item: { type: 'article-journal', title: item, DOI: doi },
        notes,
        tags,
        about: ['substance/magnesium'],
      }),
    })),
    mappings: mappings.map((row) => ({
      ...row,
      body: JSON.stringify({
        title: row.title,
        licence: 'l',
        edition: 'e',
        delimiter: ';',
        encoding: 'utf-8',
        decimal: ',',
        code: 'c',
        name: 'n',
        group: null,
        synonyms: null,
        noValue: ['-'],
        trace: ['tr'],
        amounts: [{ column: 'Mg', nutrient: 'magnesium_mg', unit: 'mg' }],
      }),
    })),
    settings,
  }));

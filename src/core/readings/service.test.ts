import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceId } from '../../contract/ids.ts';
import { operations, type InputOf, type OutputOf } from '../../contract/operations.ts';
import type { Reading, ReadingItem } from '../../contract/readings.ts';
import { testPlace, type TestPlace } from '../db/testing.ts';
import { createUserDb, type UserDb } from '../db/userDb.ts';
import { createOfferedFiles } from '../files.ts';
import { failure } from '../library/testing.ts';
import { createReadings, type Readings } from './service.ts';

let place: TestPlace;
let db: UserDb;
let readings: Readings;
const files = createOfferedFiles();

function open(): void {
  db = createUserDb(place);
  readings = createReadings({
    db,
    files,
    clock: place.clock,
    reference: {
      sourceOf: ({ DOI }) => (DOI === '10.1000/reviewed' ? ('reviewed-2020' as SourceId) : null),
      retractionOf: () => null,
      names: (refs) =>
        Object.fromEntries(
          refs.filter((ref) => ref === 'substance/magnesium').map((ref) => [ref, 'Magnesium']),
        ),
    },
  });
}
beforeEach(() => {
  place = testPlace();
  open();
});
afterEach(() => {
  db.close();
  place.remove();
});

const item = (more: Partial<ReadingItem> = {}): InputOf<'readings.save'>['item'] => ({
  type: 'article-journal',
  title: 'Magnesium and cramps',
  author: [{ family: 'Øster', given: 'Åse' }],
  ...more,
});
const save = async (
  more: Partial<InputOf<'readings.save'>> = {},
): Promise<OutputOf<'readings.save'>> =>
  readings.handlers['readings.save'](
    v.parse(operations['readings.save'].input, { id: null, revision: 0, item: item(), ...more }),
  );
const list = async (input: InputOf<'readings.list'> = {}): Promise<OutputOf<'readings.list'>> =>
  v.parse(
    operations['readings.list'].output,
    await readings.handlers['readings.list'](v.parse(operations['readings.list'].input, input)),
  );
const titles = async (input: InputOf<'readings.list'> = {}): Promise<string[]> =>
  (await list(input)).readings.map((one: Reading) => one.item.title);
const offer = (name: string, text: string) => {
  mkdirSync(place.dataDir, { recursive: true });
  const path = join(place.dataDir, name);
  writeFileSync(path, text);
  return files.offer({ path, name, temporary: false });
};
const bring = (text: string) =>
  readings.handlers['imports.citations']({ file: offer('references.txt', text) });

describe('a paper whose number is in the list already', () => {
  it('is refused at its field, by whatever way the number is written', async () => {
    const first = await save({
      item: item({ title: 'The first', DOI: '10.1000/Same', PMID: '7' }),
    });
    expect(
      await failure(() => save({ item: item({ DOI: 'https://doi.org/10.1000/SAME' }) })),
    ).toMatchObject({
      code: 'invalid-input',
      field: 'item.DOI',
      message: 'This DOI is in the list already, with “The first”.',
    });
    expect(await failure(() => save({ item: item({ PMID: '007' }) }))).toMatchObject({
      field: 'item.PMID',
    });
    const other = await save({ item: item({ title: 'The other', DOI: '10.1000/other' }) });
    expect(
      await failure(() => save({ id: other.id, revision: 1, item: item({ DOI: '10.1000/same' }) })),
    ).toMatchObject({ field: 'item.DOI' });
    // The paper itself keeps its numbers, and what has none is never refused.
    await save({ id: first.id, revision: 1, item: item({ DOI: '10.1000/same', PMID: '7' }) });
    await save({ item: item({ DOI: null, PMID: null }) });
    expect(await titles()).toHaveLength(3);
  });
});

describe('a reading', () => {
  it('is saved with tidy identifiers, listed, changed on top of its revision and removed', async () => {
    const saved = await save({
      item: item({ DOI: 'https://doi.org/10.1000/REVIEWED', PMID: 'PMID: 0042' }),
      notes: 'Ask about it',
      tags: ['to ask', 'to ask'],
      about: ['substance/magnesium'],
    });
    expect(saved).toMatchObject({
      revision: 1,
      tags: ['to ask'],
      source: null,
      retraction: null,
      item: { DOI: '10.1000/REVIEWED', PMID: '42' },
      createdAt: '2026-11-22T08:00:00.000Z',
    });
    expect((await list()).readings).toEqual([saved]);
    place.clock.set('2026-11-23T08:00:00.000Z');
    const changed = await save({ id: saved.id, revision: 1, item: item({ title: 'Other' }) });
    expect(changed).toMatchObject({
      revision: 2,
      createdAt: '2026-11-22T08:00:00.000Z',
      updatedAt: '2026-11-23T08:00:00.000Z',
    });
    expect(await failure(() => save({ id: saved.id, revision: 1 }))).toMatchObject({
      code: 'busy',
      field: 'revision',
    });
    expect(await titles()).toEqual(['Other']);
    await readings.handlers['readings.remove']({ id: saved.id });
    expect(await list()).toEqual({ readings: [], found: 0, total: 0, tags: [] });
    expect(
      await failure(() => readings.handlers['readings.remove']({ id: saved.id })),
    ).toMatchObject({ code: 'not-found' });
    expect(await failure(() => save({ id: saved.id, revision: 2 }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('says which reviewed source is the same publication', async () => {
    expect(await save({ item: item({ DOI: '10.1000/reviewed' }) })).toMatchObject({
      source: 'reviewed-2020',
    });
  });

  it('refuses identifiers that are none, and records that do not exist', async () => {
    expect(await failure(() => save({ item: item({ DOI: 'nonsense' }) }))).toMatchObject({
      code: 'invalid-input',
      field: 'item.DOI',
    });
    expect(await failure(() => save({ about: ['substance/unicorn'] }))).toMatchObject({
      code: 'unknown-id',
      field: 'about[0]',
    });
    expect(await failure(() => save({ about: ['food/almonds-raw'] }))).toMatchObject({
      code: 'invalid-input',
      field: 'about[0]',
    });
    expect(await list()).toMatchObject({ total: 0 });
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await save({ tags: ['legs', 'night'], notes: 'Für die Ärztin' });
    place.clock.set('2026-11-22T09:00:00.000Z');
    await save({
      item: item({ title: 'Vitamin B₁₂ in coeliac disease', 'container-title': 'Gut' }),
      tags: ['legs'],
      about: ['substance/magnesium'],
    });
  });

  it.each([
    ['', ['Vitamin B₁₂ in coeliac disease', 'Magnesium and cramps']],
    ['OSTER magn', ['Magnesium and cramps']],
    ['arztin', ['Magnesium and cramps']],
    ['b12 gut', ['Vitamin B₁₂ in coeliac disease']],
    ['night', ['Magnesium and cramps']],
    ['ramps', []],
    ['magnesium vitamin', []],
  ])('finds words from their beginning: "%s"', async (query, found) => {
    expect(await titles({ query })).toEqual(found);
  });

  it('narrows to a tag and to what a reading is kept with, and counts tags over everything', async () => {
    expect(await titles({ tag: 'night' })).toEqual(['Magnesium and cramps']);
    expect(await titles({ about: 'substance/magnesium' })).toEqual([
      'Vitamin B₁₂ in coeliac disease',
    ]);
    expect(await list({ query: 'nothing of this' })).toEqual({
      readings: [],
      found: 0,
      total: 2,
      tags: [
        { tag: 'legs', count: 2 },
        { tag: 'night', count: 1 },
      ],
    });
  });

  it('sees what another process changed, and is the same after opening anew', async () => {
    const other = createUserDb(place);
    await list();
    other.write((writer) =>
      writer.run(
        `UPDATE reading SET revision = 2, body = json_set(body, '$.item.title', 'Changed there')
         WHERE title LIKE 'Vitamin%'`,
      ),
    );
    other.close();
    expect(await titles({ query: 'changed' })).toEqual(['Changed there']);
    db.close();
    open();
    expect(await titles()).toEqual(['Changed there', 'Magnesium and cramps']);
  });

  it('leaves out and names what cannot be read', async () => {
    db.write((writer) =>
      writer.run(`UPDATE reading SET revision = 3, body = '{}' WHERE title LIKE 'Vit%'`),
    );
    expect(await titles()).toEqual(['Magnesium and cramps']);
    expect(readings.unreadable()).toEqual([expect.stringContaining('Vitamin B₁₂')]);
  });

  it('exports everything or what is chosen, and each form comes back', async () => {
    for (const format of ['ris', 'bibtex', 'csl-json'] as const) {
      const whole = await readings.handlers['readings.export']({ format, ids: null });
      expect(whole.count).toBe(2);
      // The same publications: nothing is added.
      expect((await bring(whole.text)).counts).toMatchObject({ added: 0, duplicates: 2 });
    }
    const [first] = (await list()).readings;
    const one = await readings.handlers['readings.export']({
      format: 'bibtex',
      ids: first === undefined ? [] : [first.id],
    });
    expect(one.count).toBe(1);
    expect(one.text).toContain('keywords = {legs}');
  });
});

describe('a long list', () => {
  it('comes in parts and without abstracts; one that is to be changed comes whole', async () => {
    const ids: Reading['id'][] = [];
    for (const number of [1, 2, 3, 4, 5]) {
      const title = `Paper ${number}`;
      const tags = number > 2 ? ['late'] : [];
      ids.push((await save({ item: item({ title, abstract: `Seen ${number}.` }), tags })).id);
    }
    const part = await list({ limit: 2, tag: 'late' });
    expect(part).toMatchObject({ found: 3, total: 5 });
    // All saved at the same time, so by title.
    expect(part.readings.map((one) => [one.item.title, one.item.abstract])).toEqual([
      ['Paper 3', null],
      ['Paper 4', null],
    ]);
    expect((await list({ limit: 3, tag: 'late' })).readings).toHaveLength(3);
    expect(await list()).toMatchObject({ found: 5, total: 5 });
    const [whole] = (await list({ limit: 1, withAbstracts: true })).readings;
    expect(whole?.item.abstract).toBe('Seen 1.');
    const [id = whole?.id] = ids;
    if (id === undefined) throw new Error('nothing was saved');
    expect(await readings.handlers['readings.get']({ id })).toEqual(whole);
    // Everything that fits is written out, whatever the list showed of it, with its abstracts.
    const where = { query: '', tag: 'late', about: null };
    const written = await readings.handlers['readings.export']({ format: 'ris', ids: null, where });
    expect(written.count).toBe(3);
    expect(written.text).toContain('Seen 5.');
    expect(written.text).not.toContain('Seen 1.');
    await readings.handlers['readings.remove']({ id });
    expect(await failure(() => readings.handlers['readings.get']({ id }))).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('an import', () => {
  const entry = (title: string, more = '') => `TY  - JOUR\nTI  - ${title}\n${more}ER  - \n`;

  it('finds duplicates by DOI, by PMID, and by title and year, in the file and in the list', async () => {
    await save({ item: item({ DOI: '10.1000/A', issued: [2020] }) });
    const result = await bring(
      [
        entry('Quite another title', 'DO  - doi:10.1000/a\n'),
        entry('Magnesium and Cramps.', 'PY  - 2020\n'),
        entry('Magnesium and cramps', 'PY  - 2020\nDO  - 10.1000/other\n'),
        entry('Magnesium and cramps', 'PY  - 2021\n'),
        entry('With number', 'AN  - 7\n'),
        entry('With number, worded anew', 'AN  - 7\n'),
        entry('Reviewed', 'DO  - 10.1000/reviewed\n'),
        'TY  - JOUR\nER  - \n',
      ].join('\n'),
    );
    // Added: the one with another DOI, the one of 2021, one of the two with PMID 7, the reviewed one.
    expect(result).toEqual({
      pack: null,
      counts: { added: 4, duplicates: 3, withReviewedSource: 1 },
      skipped: [{ what: 'entry without a title', count: 1, example: 'line 37' }],
      unknown: [],
    });
    expect(await list()).toMatchObject({ total: 5 });
  });

  it('is all or nothing, and a file without entries makes no database', async () => {
    expect(await failure(() => bring('nothing'))).toMatchObject({
      code: 'invalid-input',
      field: 'file',
    });
    expect(db.inspect().version).toBeNull();
    expect((await bring('TY  - JOUR\nER  - \n')).counts).toEqual({
      added: 0,
      duplicates: 0,
      withReviewedSource: 0,
    });
    expect(db.inspect().version).toBeNull();
  });
});

describe('five thousand readings', () => {
  it('are searched in less than 30 ms of work once they have been read', async () => {
    const text = Array.from(
      { length: 5000 },
      (_, at) =>
        `TY  - JOUR\nTI  - Invented paper number ${at} on magnesium\nAU  - Author${at % 97}, Anna\nT2  - Journal ${at % 31}\nPY  - 2020\nAB  - ${'Words of an abstract. '.repeat(60)}\nER  - \n`,
    ).join('');
    expect((await bring(text)).counts).toMatchObject({ added: 5000 });
    const search = () =>
      readings.handlers['readings.list']({ query: 'paper 4999', tag: null, about: null });
    expect((await search()).readings).toHaveLength(1);
    const start = process.cpuUsage();
    for (let round = 0; round < 10; round += 1) await search();
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000 / 10).toBeLessThan(30);
  });
});

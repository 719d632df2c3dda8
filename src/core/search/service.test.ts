import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { SearchInput, SearchOutput } from '../../contract/answers.ts';
import { ConditionId, SubstanceId } from '../../contract/ids.ts';
import { searchKinds } from '../../contract/vocabulary.ts';
import { openReference, type ReferenceDb } from '../db/reference.ts';
import { ensureReference } from '../pack/ensureReference.ts';
import { createSearch } from './service.ts';

const resources = path.join(import.meta.dirname, '../../../resources');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let db: ReferenceDb;
beforeAll(() => {
  const referencePath = path.join(resources, 'reference.db');
  ensureReference({ contentDir: path.join(resources, 'content'), referencePath, log: silent });
  db = openReference(referencePath);
});
afterAll(() => {
  db.close();
});

function search(query: string, more: Partial<v.InferInput<typeof SearchInput>> = {}) {
  const input = v.parse(SearchInput, { query, ...more });
  return v.parse(SearchOutput, createSearch(db).search(input));
}
const refs = (query: string, more = {}) =>
  search(query, more).hits.map((hit) => `${hit.kind}/${hit.id}`);

describe('the first hit', () => {
  it.each([
    ['magnesium', 'substance/magnesium', 'exact'],
    ['Magnésium', 'substance/magnesium', 'exact'],
    ['  MAGNESIUM ', 'substance/magnesium', 'exact'],
    ['magn', 'substance/magnesium', 'prefix'],
    ['Mg', 'substance/magnesium', 'synonym'],
    ['magnesium citrate', 'form/magnesium-citrate', 'exact'],
    ['MS', 'condition/multiple-sclerosis', 'synonym'],
    ['multiple sclerosis', 'condition/multiple-sclerosis', 'exact'],
    ['B12', 'substance/vitamin-b12', 'synonym'],
    ['b 12', 'substance/vitamin-b12', 'synonym'],
    ['B₁₂', 'substance/vitamin-b12', 'synonym'],
    ['potassium', 'substance/potassium', 'exact'],
    ['vitamin a', 'substance/vitamin-a', 'exact'],
    ['vitamin d', 'substance/vitamin-d', 'exact'],
    ["St John's wort", 'substance/st-johns-wort', 'exact'],
    ['st johns wort', 'substance/st-johns-wort', 'synonym'],
    ['zink', 'substance/zinc', 'synonym'],
    ['levothyroxine', 'medication/levothyroxine', 'prefix'],
    ['prednisone', 'medication/prednisone', 'exact'],
    ['raw almonds', 'food/almonds-raw', 'partial'],
    ['10.1001/jamaneurol.2013.5993', 'source/ascherio-2014', 'synonym'],
    ['magnezium', 'substance/magnesium', 'spelling'],
    ['multipel sclerosis', 'condition/multiple-sclerosis', 'spelling'],
  ])('for "%s" is %s (%s)', (query, ref, matched) => {
    const [hit] = search(query).hits;
    expect(`${hit?.kind}/${hit?.id}`).toBe(ref);
    expect(hit?.matched).toBe(matched);
  });
});

describe('ranking', () => {
  it('lets the name of a form also find its substance', () => {
    expect(refs('magnesium citrate')).toContain('substance/magnesium');
    expect(refs('calcium carbonate').slice(0, 2)).toEqual([
      'form/calcium-carbonate',
      'substance/calcium',
    ]);
  });
  it('finds both records of a question, then the claims about it', () => {
    const found = refs('is magnesium good for MS?');
    expect(found.slice(0, 2)).toEqual(['substance/magnesium', 'condition/multiple-sclerosis']);
    expect(found).toContain('claim/magnesium-ms-risk-intake');
    expect(refs('levothyroxine iron')).toEqual(
      expect.arrayContaining([
        'substance/iron',
        'medication/levothyroxine',
        'interaction/iron-levothyroxine',
      ]),
    );
  });
  it('puts records with a name before claims and sources with the word', () => {
    const kinds = search('magnesium', { limit: 500 }).hits.map((hit) => hit.kind);
    expect(kinds.lastIndexOf('form')).toBeGreaterThan(0);
    expect(kinds.indexOf('form')).toBeLessThan(kinds.indexOf('source'));
    expect(kinds.indexOf('form')).toBeLessThan(kinds.indexOf('interaction'));
  });
  it('puts the shorter food first', () => {
    expect(refs('almonds', { kind: 'food' }).slice(0, 2)).toEqual([
      'food/almonds-raw',
      'food/almonds-dry-roasted-unsalted',
    ]);
    const lengths = search('spinach', { kind: 'food' })
      .hits.filter((hit) => hit.matched === 'prefix')
      .map((hit) => hit.title.length);
    expect(lengths.length).toBeGreaterThan(1);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  });
  it('does not read a digit as unfinished: "k2" finds vitamin K, no code K25', () => {
    const found = refs('k2', { limit: 500 });
    expect(found).toContain('substance/vitamin-k');
    expect(found).not.toContain('condition/peptic-ulcer');
  });
  it('is the same every time', () => {
    for (const query of ['magnesium', 'vitamin', 'fatigue', 'ma'])
      expect(refs(query)).toEqual(refs(query));
  });
});

describe('spelling', () => {
  it('says what was read, and leaves a word alone that is known or has no near neighbour', () => {
    expect(search('magnezium citrate').corrected).toBe('magnesium citrate');
    expect(search('magnesium').corrected).toBeNull();
    expect(search('qqqqzzzz')).toMatchObject({ corrected: null, hits: [], total: 0 });
  });
  it('never corrects short words or words with digits', () => {
    for (const query of ['znc', 'irn', 'b99', 'k22', 'd33']) {
      expect(search(query).hits.filter((hit) => hit.matched === 'spelling')).toEqual([]);
    }
  });
});

describe('input and output', () => {
  it('limits all hits together and counts the rest', () => {
    const all = search('magnesium', { limit: 500 });
    const few = search('magnesium', { limit: 3 });
    expect(few.hits).toEqual(all.hits.slice(0, 3));
    expect(few.total).toBe(all.total);
    expect(all.total).toBe(all.hits.length);
    expect(all.total).toBeGreaterThan(100);
  });
  it('returns every record once', () => {
    for (const query of ['magnesium', 'vitamin d', 'iron']) {
      const found = refs(query, { limit: 500 });
      expect(new Set(found).size).toBe(found.length);
    }
  });
  it.each(searchKinds)('keeps to the kind %s', (kind) => {
    const found = search('vitamin', { kind, limit: 500 });
    expect(new Set(found.hits.map((hit) => hit.kind))).toEqual(
      found.total === 0 ? new Set() : new Set([kind]),
    );
    expect(search('vitamin', { kind }).total).toBeLessThanOrEqual(search('vitamin').total);
  });
  it('highlights inside the snippet, in order', () => {
    for (const query of ['magnesium ms', 'vitamin d relapse', 'iron', 'bioavailability']) {
      const { hits } = search(query, { limit: 100 });
      expect(hits.some((hit) => hit.highlights.length > 0)).toBe(true);
      for (const { snippet, highlights } of hits) {
        let last = 0;
        for (const [from, to] of highlights) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(snippet.length);
      }
    }
  });
  it.each([
    '',
    '   ',
    '"',
    '""""',
    '*',
    '()',
    'NOT OR AND',
    '^',
    '-',
    ';--',
    '🙂🧲',
    '\u0000',
    'x'.repeat(10_000),
  ])('answers %j with nothing', (query) => {
    expect(search(query)).toMatchObject({ hits: [], total: 0, corrected: null, answer: null });
  });
  it.each([
    `magnesium" OR title:*`,
    `'; DROP TABLE search_document; --`,
    'NEAR(magnesium zinc, 2)',
    '{title} : magnesium',
    'magnesium AND',
    'AND',
    'title:',
    'lorem ipsum dolor '.repeat(600),
  ])('survives %j', (query) => {
    const started = performance.now();
    search(query);
    // Two orders of magnitude above what it takes: it must not grow with the length of the text.
    expect(performance.now() - started).toBeLessThan(2000);
  });
  it('never fails, whatever is typed', () => {
    const one = createSearch(db);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (query) => {
        const { hits, total } = one.search({ query, limit: 5 });
        expect(hits.length).toBeLessThanOrEqual(Math.min(5, total));
      }),
      { numRuns: 300 },
    );
  });
  it('passes on the question and its correction', () => {
    const answer = {
      substance: v.parse(SubstanceId, 'magnesium'),
      condition: v.parse(ConditionId, 'multiple-sclerosis'),
    };
    const asking = createSearch(db, {
      understand: (query) =>
        query.includes('?')
          ? { answer, card: null, corrected: 'magnesium ms' }
          : { answer: null, card: null, corrected: null },
    });
    expect(asking.search({ query: 'magnezium ms?', limit: 1 })).toMatchObject({
      answer,
      corrected: 'magnesium ms',
    });
    expect(asking.search({ query: 'magnesium ms', limit: 1 })).toMatchObject({
      answer: null,
      corrected: null,
    });
  });
});

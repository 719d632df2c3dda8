import { describe, expect, it } from 'vitest';
import { formatOf, readCitations } from './readCitations.ts';

const read = (items: unknown) => readCitations(Buffer.from(JSON.stringify(items, null, 1)));

describe('CSL-JSON', () => {
  it('reads items of Zotero: particles, numbers in notes, looks in titles', () => {
    const { entries, skipped } = read([
      {
        id: 'http://zotero.org/users/1/items/A',
        type: 'article-journal',
        title: 'Vitamin B<sub>12</sub> and <i>in vivo</i> < 5 %',
        author: [
          { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van der' },
          { literal: 'The Group' },
          { family: 'King', given: 'Martin', suffix: 'Jr' },
        ],
        issued: { 'date-parts': [['2020', 12, '5']] },
        volume: 19,
        page: '1–9',
        DOI: 'doi:10.99999/X.Y',
        note: 'PMID: 990001\nPMCID: PMC990001\nread twice',
        keyword: 'cramps; legs',
        language: 'en',
        'event-place': 'Bonn',
      },
    ]);
    expect(entries).toEqual([
      {
        line: 2,
        notes: 'read twice',
        tags: ['cramps', 'legs'],
        item: {
          type: 'article-journal',
          title: 'Vitamin B12 and in vivo < 5 %',
          author: [
            { family: 'van der Berg', given: 'Anna' },
            { literal: 'The Group' },
            { family: 'King', given: 'Martin', suffix: 'Jr' },
          ],
          'container-title': null,
          publisher: null,
          issued: [2020, 12, 5],
          volume: '19',
          issue: null,
          page: '1-9',
          DOI: '10.99999/X.Y',
          PMID: '990001',
          PMCID: 'PMC990001',
          URL: null,
          abstract: null,
        },
      },
    ]);
    expect(skipped).toEqual([
      {
        what: 'field that the reading list has no place for',
        count: 1,
        example: 'line 2: event-place',
      },
    ]);
  });

  it('takes sound items beside broken ones, and names these by their line', () => {
    // With one space of indent: "[" is line 1; an item takes two lines and one for each field, and a list of one text
    // three: 2 to 5, 6 to 11, 12 to 15.
    const { entries, skipped } = read([
      { title: 'One', type: 'book' },
      { title: ['x'], type: 'book' },
      { title: 'Two', type: 'book' },
    ]);
    expect(entries.map(({ item, line }) => [item.title, line])).toEqual([
      ['One', 2],
      ['Two', 12],
    ]);
    expect(skipped).toEqual([
      {
        what: 'entry that is no reference to a publication',
        count: 1,
        example: 'line 6: entry 2: “title” is missing or of another kind',
      },
    ]);
  });

  it('reads one item alone, and the list inside "items"', () => {
    expect(read({ title: 'Alone', DOI: '10.1/a' }).entries).toHaveLength(1);
    // The list begins on line 2; each item takes four lines.
    const items = [
      { title: 'A', type: 'book' },
      { title: 'B', type: 'book' },
    ];
    expect(read({ items }).entries.map(({ line }) => line)).toEqual([3, 7]);
  });

  it('takes nothing for a paper that has a title and nothing else of one', () => {
    // How a food table is read, as it is kept.
    const mapping = { title: 'My list', licence: 'own', edition: '1', delimiter: ';', amounts: [] };
    expect(formatOf(JSON.stringify(mapping))).toBeNull();
    expect(() => read(mapping)).toThrow();
    expect(formatOf(JSON.stringify([{ title: 'x', type: 'book' }]))).toBe('csl-json');
    const { entries, skipped } = read([mapping, { title: 'A paper', author: [{ family: 'A' }] }]);
    expect(entries.map(({ item }) => [item.title, item.type])).toEqual([['A paper', 'document']]);
    expect(skipped).toContainEqual({
      what: 'entry that is no reference to a publication',
      count: 1,
      example: 'line 2: entry 1: a title alone',
    });
  });
});

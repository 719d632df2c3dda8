import { describe, expect, it } from 'vitest';
import { readCitations } from './readCitations.ts';

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
    // With one space of indent: "[" is line 1, each of the items takes three lines with one field.
    const { entries, skipped } = read([{ title: 'One' }, { title: ['x'] }, { title: 'Two' }]);
    expect(entries.map(({ item, line }) => [item.title, line])).toEqual([
      ['One', 2],
      ['Two', 10],
    ]);
    expect(skipped).toEqual([
      {
        what: 'item that is no CSL-JSON',
        count: 1,
        example: 'line 5: item 2: title is not as it should be',
      },
    ]);
  });

  it('reads one item alone, and the list inside "items"', () => {
    expect(read({ title: 'Alone' }).entries).toHaveLength(1);
    expect(
      read({ items: [{ title: 'A' }, { title: 'B' }] }).entries.map(({ line }) => line),
    ).toEqual([3, 6]);
  });
});

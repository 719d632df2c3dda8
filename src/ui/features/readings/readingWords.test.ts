import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ReadingItem } from '../../../contract/readings.ts';
import { referenceText } from './readingWords.ts';

const item = (more: object): ReadingItem =>
  v.parse(ReadingItem, { type: 'article-journal', title: 'A title', ...more });

describe('the reference of a paper', () => {
  it('says who, where, when, and under which number', () => {
    expect(
      referenceText(
        item({
          author: [{ family: 'Nielsen', given: 'F' }, { literal: 'The Nerve Group' }],
          'container-title': 'Journal of Nerves',
          issued: [2021, 5],
          volume: '12',
          issue: '3',
          page: '45-50',
          DOI: '10.1000/xyz',
          PMID: '12345',
        }),
      ),
    ).toBe(
      'Nielsen, The Nerve Group. Journal of Nerves. 2021;12(3):45-50. DOI 10.1000/xyz. PMID 12345',
    );
  });
  it('names the first of many authors, and leaves out what is not known', () => {
    const author = ['A', 'B', 'C', 'D'].map((family) => ({ family }));
    expect(referenceText(item({ author }))).toBe('A and others');
    expect(referenceText(item({}))).toBe('');
  });
});

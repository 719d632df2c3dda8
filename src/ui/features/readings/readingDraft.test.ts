import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Reading } from '../../../contract/readings.ts';
import { completeReading, draftReading } from './readingDraft.ts';

const stored = v.parse(Reading, {
  id: 'f0f2b1a4-6d7a-4f3e-9b1a-2c3d4e5f6a7b',
  item: {
    type: 'article-journal',
    title: 'Magnesium and the nerve',
    author: [
      { family: 'Nielsen', given: 'Forrest H', suffix: 'Jr' },
      { literal: 'The Nerve Group' },
      { family: 'Plato' },
    ],
    'container-title': 'Journal of Nerves',
    publisher: 'A publisher',
    issued: [2021, 5, 3],
    DOI: '10.1000/xyz',
    PMID: '12345',
    abstract: 'What was seen.',
  },
  notes: 'Read twice.',
  tags: ['spasms', 'to ask'],
  about: ['substance/magnesium'],
  revision: 2,
  createdAt: '2026-11-23T03:00:00.000Z',
  updatedAt: '2026-11-23T03:00:00.000Z',
  source: null,
  retraction: null,
});

describe('the form of a paper', () => {
  it('gives back what nobody touched, also what it does not show', () => {
    const { value, unfinished } = completeReading(draftReading(stored));
    expect(unfinished).toEqual([]);
    expect(value).toEqual({
      item: stored.item,
      notes: stored.notes,
      tags: stored.tags,
      about: stored.about,
    });
  });

  it('reads names, year, tags and a DOI as people write them', () => {
    const { value } = completeReading({
      ...draftReading(null, ['claim/magnesium-ms-relapse']),
      title: ' A title ',
      authors: 'Curie, Marie\n\nThe Radium Group\nKing, Martin, Jr',
      year: '2024',
      doi: 'https://doi.org/10.1000/abc',
      tags: 'one, two ,one,',
    });
    expect(value?.item).toMatchObject({
      type: 'article-journal',
      title: 'A title',
      author: [
        { family: 'Curie', given: 'Marie' },
        { literal: 'The Radium Group' },
        { family: 'King', given: 'Martin', suffix: 'Jr' },
      ],
      issued: [2024],
      DOI: '10.1000/abc',
      PMID: null,
    });
    expect(value?.tags).toEqual(['one', 'two']);
    expect(value?.about).toEqual(['claim/magnesium-ms-relapse']);
  });

  it('keeps month and day only with their year', () => {
    const draft = draftReading(stored);
    expect(completeReading({ ...draft, notes: 'x' }).value?.item.issued).toEqual([2021, 5, 3]);
    expect(completeReading({ ...draft, year: '2022' }).value?.item.issued).toEqual([2022]);
    expect(completeReading({ ...draft, year: '' }).unfinished.map(({ path }) => path)).toEqual([
      'item.issued',
    ]);
    expect(completeReading({ ...draftReading(null), title: 'x' }).value?.item.issued).toBeNull();
  });

  it('tells gaps at their fields', () => {
    const gaps = completeReading({ ...draftReading(null), doi: 'xyz', pmid: 'PMC1' }).unfinished;
    expect(gaps.map(({ path }) => path)).toEqual(['item.title', 'item.PMID', 'item.DOI']);
  });
});

import { describe, expect, it } from 'vitest';
import { graveText, retractionText, sourcesListedText, type RetractionMark } from './retraction.ts';

const mark = (nature: string | null, papers?: number): RetractionMark => ({
  nature,
  date: null,
  asOf: '2024-03-04',
  ...(papers === undefined ? {} : { papers }),
});
const day = (iso: string): string => iso;

describe('sources behind a statement', () => {
  it('are counted among all of them, each grave kind for itself', () => {
    const none = [undefined, null, mark(null)];
    expect(sourcesListedText([mark('Retraction'), ...none])).toBe(
      '1 of its 4 sources is listed as retracted',
    );
    expect(
      sourcesListedText([mark('retraction '), mark('Retraction'), mark('Expression of concern')]),
    ).toBe(
      '2 of its 3 sources are listed as retracted; 1 of its 3 sources is listed with an expression of concern',
    );
    expect(sourcesListedText([mark('Retraction'), mark('Retraction')])).toBe(
      'All of its 2 sources are listed as retracted',
    );
    expect(sourcesListedText([mark('Retraction')])).toBe('Its only source is listed as retracted');
  });

  it('say nothing for a correction, a reinstatement, or where nothing is known', () => {
    const quiet = [mark('Correction'), mark('Reinstatement'), mark(null), undefined];
    expect(sourcesListedText(quiet)).toBeNull();
    expect(sourcesListedText([])).toBeNull();
    expect(quiet.map(graveText)).toEqual([null, null, null, null]);
    expect(graveText(mark('Expression of concern'))).toBe('listed with an expression of concern');
  });
});

describe('a publication that the list does not name', () => {
  it('is not cleared by a list that is only a part', () => {
    expect(retractionText(mark(null, 3), true, day)).toBe(
      'None known as of 2024-03-04 (imported list). The list names only 3 publications, and tens of thousands are known: not to be named says little.',
    );
    expect(retractionText(mark(null, 1), true, day)).toContain('only 1 publication,');
    expect(retractionText(mark(null, 61_000), true, day)).toBe(
      'None known as of 2024-03-04 (imported list).',
    );
    expect(retractionText(mark('Retraction', 3), true, day)).not.toContain('only');
  });
});

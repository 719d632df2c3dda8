import { expect, test } from 'vitest';
import type { GlossaryEntry } from '../../../contract/answers.ts';
import { initialOf, sortedEntries } from './glossaryPage.ts';

const entry = (term: string): GlossaryEntry => ({
  id: term,
  term,
  also: [],
  text: term,
  sources: [],
});

test('A to Z without regard to case, figures last', () => {
  const terms = ['UL', '25(OH)D', 'äquivalent', 'serum', 'AI', 'EDSS'].map(entry);
  expect(sortedEntries(terms).map(({ term }) => term)).toEqual([
    'AI',
    'äquivalent',
    'EDSS',
    'serum',
    'UL',
    '25(OH)D',
  ]);
});

test('the letter of a term', () => {
  expect(['risk ratio', 'Ärzte', '25(OH)D'].map(initialOf)).toEqual(['R', 'A', '#']);
});

import { expect, test } from 'vitest';
import { certainties, claimStates, sizes } from '../../../contract/vocabulary.ts';
import { cellNotes, cellWords, type CellRow } from './cellWords.ts';

const row = (more: Partial<CellRow>): CellRow => ({
  state: 'benefit',
  certainty: 'low',
  size: 'not-estimated',
  sentence: 'Zinc may lower fatigue.',
  indirect: false,
  exposure: 'supplement',
  ...more,
});

test.each([
  ['high', 'Helps', 'Harm', 'Little or no difference'],
  ['moderate', 'Probably helps', 'Probable harm', 'Probably little or no difference'],
  ['low', 'May help', 'Possible harm', 'May make little or no difference'],
  ['very-low', 'Very uncertain', 'Very uncertain', 'Very uncertain'],
] as const)('words carry %s certainty', (certainty, benefit, harm, little) => {
  expect(cellWords(row({ certainty }))).toBe(benefit);
  expect(cellWords(row({ certainty, state: 'harm' }))).toBe(harm);
  expect(cellWords(row({ certainty, state: 'little-or-no-difference' }))).toBe(little);
});

test('a link is never called an effect', () => {
  const sentence = 'Higher blood levels of zinc may be linked with a lower risk of MS.';
  for (const state of claimStates)
    for (const certainty of certainties)
      for (const size of sizes)
        expect(cellWords(row({ state, certainty, size, sentence }))).not.toMatch(
          /help|differ|^Harm/,
        );
});

test('the three kinds of nothing and disagreement keep their own words at every certainty', () => {
  for (const certainty of certainties) {
    expect(cellWords(row({ state: 'no-studies', certainty }))).toBe('No studies');
    expect(cellWords(row({ state: 'very-uncertain', certainty }))).toBe('Very uncertain');
    expect(cellWords(row({ state: 'mixed', certainty }))).toBe('Studies disagree');
  }
});

test('a small effect is said to be small', () => {
  expect(cellWords(row({ size: 'small' }))).toBe('May help, slightly');
  expect(cellWords(row({ size: 'trivial' }))).toBe('May help, too little to matter');
  expect(cellWords(row({ size: 'large' }))).toBe('May help');
});

test('whom it comes from', () => {
  expect(cellNotes(row({}))).toEqual([]);
  expect(cellNotes(row({ indirect: true }))).toEqual(['borrowed from other people']);
  expect(cellNotes(row({ indirect: true, exposure: 'animal-or-laboratory' }))).toEqual([
    'animals or laboratory only',
  ]);
});

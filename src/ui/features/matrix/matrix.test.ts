import { expect, test } from 'vitest';
import type { ClaimId, SubstanceId } from '../../../contract/ids.ts';
import {
  buildMatrix,
  matrixColumns,
  NO_FILTER,
  passes,
  readSort,
  sortLines,
  writeSort,
  type Matrix,
  type MatrixClaim,
} from './matrix.ts';

const claim = (
  id: string,
  substance: string,
  outcomeGroup: MatrixClaim['outcomeGroup'],
  more: Partial<MatrixClaim> = {},
): MatrixClaim => ({
  claim: id as ClaimId,
  substance: substance as SubstanceId,
  outcome: id,
  outcomeGroup,
  otherOutcomeGroups: [],
  state: 'very-uncertain',
  certainty: 'very-low',
  exposure: 'supplement',
  ...more,
});
const nameOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
const order = (matrix: Matrix<MatrixClaim>): string[] => matrix.lines.map((line) => line.name);

const claims = [
  claim('relapse rate', 'zinc', 'relapse', { state: 'mixed', certainty: 'low' }),
  claim('first relapse', 'zinc', 'relapse', { state: 'no-studies' }),
  claim('tiredness', 'algae', 'fatigue', {
    state: 'benefit',
    certainty: 'moderate',
    otherOutcomeGroups: ['mood'],
  }),
  claim('liver injury', 'kava', 'harms', { state: 'harm', certainty: 'high' }),
  claim('mood score', 'kava', 'mood', { state: 'no-studies' }),
];

test('key outcomes stand first in their order, covered or not; further groups follow', () => {
  expect(matrixColumns(claims, ['bladder', 'relapse'])).toEqual([
    'bladder',
    'relapse',
    'fatigue',
    'mood',
    'harms',
  ]);
});

test('several claims in one cell are listed, and a claim stands in each column that it covers', () => {
  const matrix = buildMatrix(claims, ['relapse', 'fatigue', 'mood'], nameOf);
  expect(order(matrix)).toEqual(['Algae', 'Kava', 'Zinc']);
  const zinc = matrix.lines[2]?.cells;
  expect(zinc?.get('relapse')?.entries.map((entry) => entry.claim.claim)).toEqual([
    'relapse rate',
    'first relapse',
  ]);
  expect(zinc?.has('fatigue')).toBe(false);
  const algae = matrix.lines[0];
  expect(algae?.cells.get('fatigue')?.entries.map((entry) => entry.also)).toEqual([false]);
  expect(algae?.cells.get('mood')?.entries.map((entry) => entry.also)).toEqual([true]);
  // One claim in two columns is still one outcome.
  expect(algae?.total).toBe(1);
  expect(matrix.totalOutcomes).toBe(5);
});

test('a claim that the filter leaves out does not turn its cell into an uncovered one', () => {
  const matrix = buildMatrix(claims, ['relapse', 'mood'], nameOf, {
    ...NO_FILTER,
    result: 'harm',
  });
  expect(order(matrix)).toEqual(['Kava']);
  const kava = matrix.lines[0];
  expect(kava?.cells.get('mood')).toEqual({ entries: [], filtered: 1 });
  expect(kava?.cells.get('relapse')).toBeUndefined();
  expect([matrix.shownOutcomes, matrix.totalOutcomes, matrix.totalLines]).toEqual([1, 5, 3]);
});

test('an outcome filter keeps its column alone, with the claims that cover it beside another', () => {
  const matrix = buildMatrix(claims, ['relapse'], nameOf, { ...NO_FILTER, outcome: 'mood' });
  expect(matrix.columns).toEqual(['mood']);
  expect(order(matrix)).toEqual(['Algae', 'Kava']);
});

test('words are found in name and outcome, in any case and order, without accents', () => {
  const one = claim('Relapse rate', 'maté', 'relapse');
  const words = (text: string): boolean => passes(one, 'Maté', { ...NO_FILTER, words: text });
  expect(words('  rate MATE ')).toBe(true);
  expect(words('rate fatigue')).toBe(false);
  expect(words('')).toBe(true);
  expect(words('lapse')).toBe(false);
});

test('a single letter is a word of its own', () => {
  const found = (name: string): boolean =>
    passes(claim('disability', name.toLowerCase(), 'relapse'), name, {
      ...NO_FILTER,
      words: 'vitamin d',
    });
  expect(found('Vitamin D')).toBe(true);
  expect(found('Vitamin A')).toBe(false);
});

test('an outcome without studies has no certainty to filter by', () => {
  const filter = { ...NO_FILTER, certainty: 'very-low' } as const;
  expect(passes(claim('a', 'zinc', 'mood', { state: 'no-studies' }), 'Zinc', filter)).toBe(false);
  expect(passes(claim('a', 'zinc', 'mood'), 'Zinc', filter)).toBe(true);
});

test('sorting by a column: results in the order of the vocabulary, uncovered lines last both ways', () => {
  const matrix = buildMatrix(claims, [], nameOf);
  const by = (reversed: boolean): string[] =>
    sortLines(matrix.lines, { by: 'mood', reversed }).map((line) => line.name);
  // Kava: no studies; the result of Algae stands under fatigue; Zinc has nothing on mood.
  expect(by(false)).toEqual(['Kava', 'Algae', 'Zinc']);
  expect(by(true)).toEqual(['Algae', 'Kava', 'Zinc']);
});

test('results of a column stand in the order of the vocabulary, then by certainty', () => {
  const { lines } = buildMatrix(
    [
      claim('a', 'a', 'mood', { state: 'no-studies' }),
      claim('b', 'b', 'mood', { state: 'harm', certainty: 'low' }),
      claim('c', 'c', 'mood', { state: 'harm', certainty: 'moderate' }),
      claim('d', 'd', 'mood', { state: 'benefit', certainty: 'low' }),
    ],
    [],
    nameOf,
  );
  const sorted = sortLines(lines, { by: 'mood', reversed: false });
  expect(sorted.map((line) => line.name)).toEqual(['D', 'C', 'B', 'A']);
});

test('sorting by name, number and highest certainty', () => {
  const { lines } = buildMatrix(claims, [], nameOf);
  const by = (by: 'name' | 'outcomes' | 'certainty', reversed = false): string[] =>
    sortLines(lines, { by, reversed }).map((line) => line.name);
  expect(by('name', true)).toEqual(['Zinc', 'Kava', 'Algae']);
  // Kava and Zinc have two outcomes each and stand by name.
  expect(by('outcomes')).toEqual(['Kava', 'Zinc', 'Algae']);
  expect(by('outcomes', true)).toEqual(['Algae', 'Kava', 'Zinc']);
  // Kava high, Algae moderate, Zinc low.
  expect(by('certainty')).toEqual(['Kava', 'Algae', 'Zinc']);
});

test('the order is written into the address and read back', () => {
  expect(writeSort({ by: 'name', reversed: false })).toBe('');
  for (const text of ['-name', 'outcomes', '-certainty', 'relapse'])
    expect(writeSort(readSort(text, ['relapse']))).toBe(text);
  expect(readSort('bladder', ['relapse'])).toEqual({ by: 'name', reversed: false });
  expect(readSort(null, ['relapse'])).toEqual({ by: 'name', reversed: false });
});

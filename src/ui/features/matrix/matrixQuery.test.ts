import { expect, test } from 'vitest';
import { NO_FILTER } from './matrix.ts';
import { CLEARED, limitsSet, readFilter } from './matrixQuery.ts';

test('reads the filter from an address and passes over unknown words', () => {
  const filter = readFilter(
    new URLSearchParams('words=zinc&outcome=relapse&result=harm&certainty=sure&sort=name'),
  );
  expect(filter).toEqual({ ...NO_FILTER, words: 'zinc', outcome: 'relapse', result: 'harm' });
  expect(limitsSet(filter)).toBe(3);
});

test('an empty address sets no limit, and clearing takes away every one', () => {
  expect(readFilter(new URLSearchParams())).toEqual(NO_FILTER);
  expect(limitsSet(NO_FILTER)).toBe(0);
  expect(Object.keys(CLEARED)).toEqual(Object.keys(NO_FILTER));
});

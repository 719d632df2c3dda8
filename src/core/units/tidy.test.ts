import { expect, it } from 'vitest';
import { shown, shownTotal } from './tidy.ts';

it('keeps the digits of a total that its terms have', () => {
  expect(shown(650 + 388.8)).toBe('1039');
  expect(shownTotal(650 + 388.8)).toBe('1038.8');
  expect(shownTotal(1000 + 0.25)).toBe('1000.25');
  // 2 × 700 ÷ 1.2 = 1166.66…: cut to one decimal, not to none.
  expect(shownTotal((2 * 700) / 1.2)).toBe('1166.7');
});

it('writes every other number as a sentence does', () => {
  for (const value of [0, 0.000123456, 178.571428571, 200, 2_000_000]) {
    expect(shownTotal(value)).toBe(shown(value));
  }
  expect(shownTotal(350.004, 350)).toBe('350.004');
});

import { describe, expect, it } from 'vitest';
import { parseNumber } from './numbers.ts';

describe('parseNumber', () => {
  it.each([
    ['200', 200],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['0,025', 0.025],
    ['.5', 0.5],
    ['1,000', 1000],
    ['50 000', 50_000],
    ['1,234.5', 1234.5],
    ['0', 0],
  ])('reads %s', (text, number) => expect(parseNumber(text)).toBe(number));

  it.each(['', ' ', '.', 'two', '-5', '1.2.3', '1e3'])('takes %j for no number', (text) =>
    expect(parseNumber(text)).toBeNull(),
  );
});

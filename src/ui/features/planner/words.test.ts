import { describe, expect, it } from 'vitest';
import { asPhrase, daysWords, joinWords, timesWords } from './words.ts';

describe('words of a plan', () => {
  it('fits a sentence into another one', () => {
    expect(asPhrase('The amount is not known.')).toBe('the amount is not known');
    expect(asPhrase('UL not set.')).toBe('UL not set');
  });
  it('tells days', () => {
    expect(daysWords('daily')).toBe('every day');
    expect(daysWords(['mon', 'thu'])).toBe('on Monday and Thursday');
    expect(daysWords({ every: 7 })).toBe('every 7 days');
    expect(daysWords([])).toBe('no day chosen');
  });
  it('tells times, and says when there is none', () => {
    expect(timesWords(['08:00', '', '20:00'])).toBe('at 08:00 and 20:00');
    expect(timesWords([''])).toBe('no time given');
  });
  it('joins words', () => {
    expect(joinWords([])).toBe('');
    expect(joinWords(['a'])).toBe('a');
    expect(joinWords(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });
});

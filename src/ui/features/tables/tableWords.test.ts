import { describe, expect, it } from 'vitest';
import { countsText, progressWords, timeLeftText } from './tableWords.ts';

describe('words of an import', () => {
  it('count what there is', () => {
    expect(countsText({ foods: 575, amounts: 10_230, portions: 1, superseded: 0 })).toBe(
      '575 foods, 10,230 amounts, 1 portion',
    );
    expect(countsText({})).toBe('nothing');
    // A kind that has no word yet keeps its own.
    expect(countsText({ 'some-things': 2 })).toBe('2 some things');
  });

  it('tell the time left no finer than it is known', () => {
    expect(timeLeftText(3)).toBe('a few seconds');
    expect(timeLeftText(21)).toBe('about 30 seconds');
    expect(timeLeftText(58)).toBe('about 1 minute');
    expect(timeLeftText(170)).toBe('about 3 minutes');
  });

  it('say what is done, how far it is and how fast', () => {
    expect(progressWords(null)).toEqual({ phase: 'Beginning', percent: null, facts: '' });
    expect(
      progressWords({
        state: 'running',
        phase: 'amounts',
        // 43.9 % is not 44 % yet.
        share: 0.439,
        rows: 1_234_567,
        rowsPerSecond: 350_000,
        secondsLeft: 12,
      }),
    ).toEqual({
      phase: 'Writing the amounts',
      percent: 43,
      facts: '1,234,567 rows · 350,000 rows per second · about 20 seconds left',
    });
  });
});

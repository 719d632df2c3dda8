import { describe, expect, it } from 'vitest';
import { glued } from './glue.ts';

describe('numbers and their units', () => {
  it('stay together, hours with their minutes too', () => {
    expect(glued('2 per day × 200 mg = 400 mg per day')).toBe(
      '2 per day × 200\u00a0mg = 400\u00a0mg per day',
    );
    expect(glued('12:30 to 20:00: 7 h 30 min')).toBe('12:30 to 20:00: 7\u00a0h\u00a030\u00a0min');
  });

  it('are not seen in words that start like a unit', () => {
    expect(glued('3 guidelines, 2 Labels and 4 hours')).toBe('3 guidelines, 2 Labels and 4 hours');
  });
});

describe('dates', () => {
  it('stay on one line in every style', () => {
    expect(glued('reviewed 22 November 2026 · edition 2026.11')).toBe(
      'reviewed 22\u00a0November\u00a02026 · edition 2026.11',
    );
    expect(glued('1 Mar 2026')).toBe('1\u00a0Mar\u00a02026');
    expect(glued('on November 2, 2026.')).toBe('on November\u00a02,\u00a02026.');
  });

  it('are whole dates alone', () => {
    for (const text of ['in November 2026', '112 May 2026', 'Mayer 12, 20267', '2026-11-22'])
      expect(glued(text)).toBe(text);
  });
});

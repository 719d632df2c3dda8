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

import { describe, expect, it } from 'vitest';
import { median, readingGrade } from './readingLevel.ts';

describe('readingGrade', () => {
  it('follows the formula', () => {
    // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45
    expect(readingGrade('The cat sat on the mat.')).toBeCloseTo(-1.45, 2);
    // 5 words, 1 sentence; mag-ne-si-um 4 + re-du-ces 3 + mus-cle 2 + cramps 1 + prob-a-bly 3 = 13:
    // 0.39 × 5 + 11.8 × 13/5 − 15.59 = 17.04
    expect(readingGrade('Magnesium reduces muscle cramps probably.')).toBeCloseTo(17.04, 2);
  });
  it('counts clauses and empty texts', () => {
    expect(readingGrade('')).toBe(0);
    expect(readingGrade('It is so: it is so.')).toBeLessThan(readingGrade('It is so it is so.'));
  });
});

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[], null],
  ])('%j → %s', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

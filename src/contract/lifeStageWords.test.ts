import { describe, expect, it } from 'vitest';
import { groupWords, isAdultLabel } from './lifeStageWords.ts';

describe('groupWords', () => {
  it('names the people once and their ages after one another', () => {
    expect(
      groupWords(['Males, 31 to 50 years', 'Males, over 70 years', 'Pregnancy, 19 to 30 years']),
    ).toBe('Males, 31 to 50, over 70 years; Pregnancy, 19 to 30 years');
    expect(groupWords(['Women, 18 years and over', 'Lactation'])).toBe(
      'Women, 18 years and over; Lactation',
    );
  });
});

describe('isAdultLabel', () => {
  it('tells children and adolescents from adults by their label', () => {
    expect(
      ['Infants, 0 to 6 months', 'Males, 14 to 18 years', 'Pregnancy, 14 to 18 years'].some(
        isAdultLabel,
      ),
    ).toBe(false);
    expect(
      ['Males, 19 to 30 years', 'Women, 18 years and over (EFSA)', 'Lactation (EFSA)'].every(
        isAdultLabel,
      ),
    ).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { advicePhrases, overstatements } from './wording.ts';

describe('overstatements', () => {
  it.each(['high', 'moderate', 'low', 'very-low'] as const)(
    'rejects proof at %s certainty',
    (c) => {
      expect(overstatements('This proves that it cures MS.', c)).toEqual(
        expect.arrayContaining(['proves', 'cures']),
      );
      expect(overstatements('It is safe for you.', c)).toContain('safe for you');
    },
  );

  it('rejects an effect stated as a fact only where the certainty is low', () => {
    const statement = 'Magnesium reduces spasticity.';
    expect(overstatements(statement, 'very-low')).toEqual(['reduces']);
    expect(overstatements(statement, 'low')).toEqual(['reduces']);
    expect(overstatements(statement, 'moderate')).toEqual([]);
    expect(overstatements(statement, 'high')).toEqual([]);
  });

  it.each([
    'Magnesium may reduce spasticity.',
    'It is not known whether magnesium reduces spasticity.',
    'A higher intake is linked with a risk that no trial lowers.',
    'The evidence is very uncertain.',
  ])('accepts %j', (statement) => {
    expect(overstatements(statement, 'very-low')).toEqual([]);
  });

  it('judges each sentence for itself', () => {
    expect(overstatements('It may help. It improves sleep.', 'low')).toEqual(['improves']);
  });
});

describe('advicePhrases', () => {
  it('finds advice', () => {
    expect(advicePhrases('You should take 2 tablets.')).toEqual(
      expect.arrayContaining(['You should']),
    );
    expect(advicePhrases('Stop taking the medicine.')).toEqual(['Stop taking']);
  });
  it('leaves reports of handling alone', () => {
    expect(advicePhrases('Keep at least 2 hours apart; ask the pharmacist.')).toEqual([]);
  });
});

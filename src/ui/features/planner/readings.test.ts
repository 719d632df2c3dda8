import { describe, expect, it } from 'vitest';
import { readings } from './readings.ts';

const oxide = { amount: 400, unit: 'mg', substance: 'Magnesium', form: 'Magnesium oxide' };

describe('readings', () => {
  it('shows 400 mg magnesium oxide as 241 mg magnesium (400 × 0.603 = 241.2)', () => {
    const [elemental, compound, unknown] = readings({ ...oxide, fraction: 0.603 });
    expect(elemental?.sentence).toContain('400 mg magnesium.');
    expect(compound?.sentence).toContain('400 mg magnesium oxide = 241 mg magnesium');
    expect(compound?.amount).toBeCloseTo(241.2, 9);
    expect(unknown?.sentence).toContain('241 to 400 mg');
  });
  it('says that the share is not known instead of computing one', () => {
    const [, compound] = readings({ ...oxide, fraction: null });
    expect(compound?.amount).toBeNull();
    expect(compound?.sentence).toContain('not known');
  });
});

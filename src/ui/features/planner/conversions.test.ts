import { describe, expect, it } from 'vitest';
import { conversionOf, labelResults } from './conversions.ts';

const entry = {
  substance: 'vitamin-d',
  form: 'vitamin-d3',
  fraction: null,
  amount: 1000,
  unit: 'IU',
} as const;

describe('conversions of a label', () => {
  it('asks with the form, whose rule decides', () => {
    expect(conversionOf(entry)).toEqual({
      substance: 'vitamin-d',
      form: 'vitamin-d3',
      amount: 1000,
      unit: 'IU',
    });
  });
  it('asks nothing without an amount above 0, a substance, or where two readings stand', () => {
    expect(conversionOf({ ...entry, amount: null })).toBeNull();
    expect(conversionOf({ ...entry, amount: 0 })).toBeNull();
    expect(conversionOf({ ...entry, substance: null })).toBeNull();
    expect(conversionOf({ ...entry, fraction: 0.603 })).toBeNull();
  });
  it('shows units of labels and leaves those of blood tests out', () => {
    const result = { of: 'vitamin D', arithmetic: '', note: null, sources: [] };
    const results = [
      { ...result, amount: 25, unit: 'mcg' },
      { ...result, amount: 2.5, unit: 'ng/mL' },
      { ...result, amount: 1000, unit: 'IU' },
    ];
    expect(labelResults({ units: [], results, sources: [] }, 'IU').map((r) => r.unit)).toEqual([
      'mcg',
    ]);
  });
});

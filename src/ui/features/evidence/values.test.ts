import { describe, expect, it } from 'vitest';
import type { IntakeRecord } from '../../../contract/records.ts';
import { adultValues, grouped, isLimit } from './values.ts';

const value = (lifeStage: string, amount: number | null, fields: Partial<IntakeRecord> = {}) =>
  ({
    authority: 'NASEM',
    kind: 'RDA',
    scope: 'total',
    unit: 'mg',
    amountMax: null,
    equivalent: null,
    increment: false,
    qualifier: null,
    form: null,
    reason: null,
    source: 'nasem-2019',
    report: null,
    lifeStage,
    amount,
    ...fields,
  }) as unknown as IntakeRecord;
const labels = {
  'male-14-18': 'Males, 14 to 18 years',
  'male-31-50': 'Males, 31 to 50 years',
  'male-51-70': 'Males, 51 to 70 years',
  'efsa-women': 'Women, 18 years and over (EFSA)',
};

describe('adultValues', () => {
  const found = adultValues(
    [
      value('efsa-women', 300, { authority: 'EFSA', kind: 'AI' }),
      value('male-14-18', 410),
      value('male-31-50', 420),
      value('male-51-70', 420),
      value('male-31-50', 350, { kind: 'UL', report: 'nasem-1997' as IntakeRecord['report'] }),
    ],
    labels,
  );
  it('leaves children out and puts equal values of several groups together', () => {
    expect(found.map((one) => [one.record.kind, one.record.amount, one.who])).toEqual([
      ['RDA', 420, 'Males, 31 to 50, 51 to 70 years'],
      ['UL', 350, 'Males, 31 to 50 years'],
      ['AI', 300, 'Women, 18 years and over'],
    ]);
  });
  it('names the sources of each, and tells limits from needs', () => {
    expect(found[1]?.sources).toEqual(['nasem-2019', 'nasem-1997']);
    expect(found.map((one) => isLimit(one.record))).toEqual([false, true, false]);
  });
  it('puts the values of one kind together', () => {
    const groups = grouped(
      adultValues(
        [value('male-31-50', 420), value('efsa-women', 310), value('male-51-70', 430)],
        labels,
      ),
    );
    expect(groups.map((one) => one.values.map(({ record }) => record.amount))).toEqual([
      [420, 310, 430],
    ]);
  });
  it('keeps "no value set" apart from other values', () => {
    const none = adultValues([value('male-31-50', null, { reason: 'Not enough data' })], labels);
    expect(none[0]?.record.amount).toBeNull();
  });
});

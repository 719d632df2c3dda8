import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOf, findingsOf, item, sumIn } from '../testing/plans.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

describe('the remark that a limit lies below the RDA', () => {
  const noteFor = (profile: { age: number; sex: 'female' | 'male' }) =>
    sumIn(
      checkOf(reference, { profile, items: [item('magnesium', 300, 'mg')] }),
      'magnesium',
    ).references.find((one) => one.authority === 'NASEM' && one.kind === 'UL')?.note ?? '';
  it('is told to a man of 40 years: UL 350 mg, RDA 420 mg', () => {
    expect(noteFor({ age: 40, sex: 'male' })).toContain('Lower than the RDA');
  });
  it('is not told to a woman of 40 years: UL 350 mg, RDA 320 mg', () => {
    expect(noteFor({ age: 40, sex: 'female' })).not.toContain('Lower than the RDA');
  });
});

it('names the sources of the factors in a reckoning', () => {
  const check = checkOf(reference, {
    items: [item('vitamin-d', 4000, 'IU', { form: 'vitamin-d3' })],
  });
  const [part] = sumIn(check, 'vitamin-d').contributions;
  expect(part?.arithmetic).toBe('4000 IU × 0.025 = 100 mcg');
  expect(part?.sources?.length).toBeGreaterThan(0);
  const known = new Set(check.sources.map((one) => one.id));
  expect(part?.sources?.every((id) => known.has(id))).toBe(true);
});

it('tells an amount above a limit without the almonds: 50 mg + 30 g × 0.137 mg per 100 g', () => {
  const check = checkOf(reference, {
    items: [item('vitamin-b6', 50, 'mg')],
    foods: [{ food: 'almonds-raw', grams: 30 }],
  });
  expect(sumIn(check, 'vitamin-b6').total).toBeCloseTo(50.0411, 6);
  const [finding] = [...findingsOf(check, 'upper-limit'), ...findingsOf(check, 'above-reference')];
  expect(finding?.message).toMatch(/^50 mg of vitamin B6 a day /u);
  expect(finding?.ask).toContain('is 50 mg of vitamin B6 a day');
});

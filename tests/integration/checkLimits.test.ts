/** Amounts against published limits, each in the scope of the limit, and what a check says where it knows nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOutput } from '../../src/contract/check.ts';
import {
  checkOf,
  findingsOf,
  item,
  subjectsOf,
  sumIn,
  type PlanParts,
} from '../../src/core/testing/plans.ts';
import { openTestReference, type TestReference } from '../../src/core/testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const check = (parts: PlanParts): CheckOutput => checkOf(reference, parts);
describe('limits', () => {
  const limits = (result: CheckOutput): string[] =>
    [...findingsOf(result, 'upper-limit'), ...findingsOf(result, 'above-reference')].map(
      (one) => one.id,
    );

  it('a pregnant woman with retinol above 3000 mcg: 12000 IU × 0.3 = 3600', () => {
    const result = check({
      profile: { age: 30, state: 'pregnant' },
      items: [item('vitamin-a', 12_000, 'IU', { form: 'retinol' })],
    });
    expect(limits(result)).toEqual([
      'upper-limit:vitamin-a/NASEM/UL/preformed',
      'above-reference:vitamin-a/EFSA/UL/preformed',
    ]);
    expect(subjectsOf(result, 'caution')).toContain('caution/vitamin-a-pregnancy');
  });
  it('the same as beta-carotene passes no limit of preformed vitamin A', () => {
    const result = check({
      items: [item('vitamin-a', 12_000, 'IU', { form: 'beta-carotene-supplement' })],
    });
    expect(limits(result)).toEqual([]);
  });
  it('folic acid and 5-MTHF together: 600 + 500 mcg pass 1000', () => {
    const result = check({
      items: [
        item('folate', 600, 'mcg', { form: 'folic-acid' }),
        item('folate', 500, 'mcg', { form: '5-mthf' }),
      ],
    });
    expect(sumIn(result, 'folate').supplements).toBeCloseTo(2020, 9); // 600 × 1.7 + 500 × 2
    expect(findingsOf(result, 'upper-limit')[0]?.message).toContain('1100 mcg of folate');
  });
  it('700 mcg folic acid is not above the limit, though it is 1190 mcg DFE', () => {
    expect(limits(check({ items: [item('folate', 700, 'mcg', { form: 'folic-acid' })] }))).toEqual(
      [],
    );
  });
  it('an amount left open is never set against a limit that counts something else', () => {
    const [open] = findingsOf(
      check({ items: [item('folate', 800, 'mcg', { form: 'folic-acid', basis: 'unknown' })] }),
      'ambiguous-amount',
    );
    // 800 mcg folic acid is 1360 mcg DFE, but the limit of 1000 counts folic acid.
    expect(open?.message).not.toContain('UL');
  });
  it('vitamin E in IU without a form: 1200 IU may be 1080 mg by mass', () => {
    const [open] = findingsOf(
      check({ items: [item('vitamin-e', 1200, 'IU')] }),
      'ambiguous-amount',
    );
    expect(open?.message).toContain('1080 mg a day where the NASEM UL is 1000 mg'); // 1200 × 0.9
  });
  it('nicotinamide does not pass the limit of nicotinic acid', () => {
    const profile = { authority: 'EFSA' as const };
    expect(
      limits(check({ profile, items: [item('niacin', 30, 'mg', { form: 'nicotinamide' })] })),
    ).toEqual([]);
    expect(
      limits(check({ profile, items: [item('niacin', 30, 'mg', { form: 'nicotinic-acid' })] })),
    ).toEqual(['upper-limit:niacin/EFSA/UL/free-nicotinic-acid/nicotinic-acid']);
    const [open] = findingsOf(check({ profile, items: [item('niacin', 30, 'mg')] }), 'upper-limit');
    expect(open?.message).toContain('no form was given');
  });
  it('calcifediol counts 2.5 times: 50 mcg are 125 mcg', () => {
    const result = check({
      profile: { authority: 'EFSA' },
      items: [item('vitamin-d', 50, 'mcg', { form: 'calcifediol' })],
    });
    expect(findingsOf(result, 'upper-limit')[0]?.message).toContain('125 mcg of vitamin D');
  });
  it('50 000 IU vitamin D once a week: 1250 ÷ 7 = 178.6 mcg a day', () => {
    for (const days of [['mon' as const], { every: 7 }]) {
      const result = check({ items: [item('vitamin-d', 50_000, 'IU', { days })] });
      expect(sumIn(result, 'vitamin-d').supplements).toBeCloseTo(1250 / 7, 8);
      expect(findingsOf(result, 'upper-limit')[0]?.message).toContain('178.6 mcg of vitamin D');
    }
    expect(
      limits(check({ items: [item('vitamin-d', 20_000, 'IU', { days: { every: 7 } })] })),
    ).toEqual([]); // 500 ÷ 7 = 71.4
  });
  it('what is taken as needed counts as if it were taken, and says so', () => {
    const result = check({ items: [item('magnesium', 400, 'mg', { asNeeded: true })] });
    expect(limits(result)).toContain('upper-limit:magnesium/NASEM/UL/supplements');
    expect(findingsOf(result, 'upper-limit')[0]?.arithmetic).toContain('taken as needed');
  });
  it('keeps what the authority says about its value beside what the sum lacks', () => {
    const [found] = findingsOf(check({ items: [item('iron', 60, 'mg')] }), 'above-reference');
    expect(found?.message).toContain('No food was entered, so only supplements are counted.');
    expect(found?.message).toContain(
      'Does not apply to people treated with iron under medical supervision.',
    );
  });
  it('servings and times multiply: 2 tablets three times a day', () => {
    const times = ['08:00', '13:00', '20:00'];
    expect(
      sumIn(check({ items: [item('magnesium', 60, 'mg', { servings: 2, times })] }), 'magnesium')
        .supplements,
    ).toBe(360);
    expect(
      sumIn(check({ items: [item('magnesium', 60, 'mg', { times: [] })] }), 'magnesium')
        .supplements,
    ).toBe(60);
  });
  it('says so where the authority has no values for the person: a child and EFSA', () => {
    const result = check({
      profile: { age: 9, authority: 'EFSA' },
      items: [item('vitamin-d', 10_000, 'IU')],
    });
    expect(findingsOf(result, 'not-covered').map((one) => one.title)).toEqual([
      'No EFSA values for this age and state',
    ]);
    expect(limits(result)).toEqual(['above-reference:vitamin-d/NASEM/UL/total']); // 250 mcg, the UL is 100
  });
});

describe('nothing known is never an all-clear', () => {
  it('an ingredient, a medicine and a food without a record', () => {
    const result = check({
      profile: { medications: [{ medication: null, name: 'a new tablet' }] },
      items: [
        {
          product: 'Mix',
          ingredients: [{ substance: null, name: 'Passiflora', amount: 1, unit: 'g' }],
        },
      ],
      foods: [{ food: null, name: 'soup', grams: 250 }],
    });
    expect(
      findingsOf(result, 'not-covered')
        .map((one) => one.title)
        .sort(),
    ).toEqual(['Not covered: Passiflora', 'Not covered: a new tablet', 'Not covered: soup']);
    expect(result.coverage.map((line) => line.result)).toEqual(['not-covered']);
    for (const sum of result.intakes) {
      expect(sum.food).toEqual({ amount: null, known: 0, of: 1 });
      expect(sum.total).toBeNull();
    }
  });
  it('a food whose value is unknown is not counted as nothing', () => {
    const result = check({
      foods: [
        { food: 'almonds-raw', grams: 30 },
        { food: 'salmon-atlantic-wild-cooked', grams: 100 },
      ],
    });
    expect(sumIn(result, 'vitamin-d').food).toMatchObject({ known: 1, of: 2 });
    const statuses = sumIn(result, 'vitamin-d').references.map((one) => one.status);
    expect(statuses).not.toContain('below');
  });
  it('an empty plan finds nothing and claims nothing', () => {
    const result = check({});
    expect(result).toMatchObject({ intakes: [], findings: [], coverage: [], questions: [] });
    expect(result.notice).toContain('A missing warning is not a sign of safety');
  });
});

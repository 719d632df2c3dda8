/** Borders come from the published values: vitamin D UL 100 mcg (NASEM and EFSA), magnesium UL 350 mg (NASEM). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/check.ts';
import { checkOf, item, sumIn } from '../testing/plans.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const check = (...items: ReturnType<typeof item>[]) => checkOf(reference, { items });
const slipsIn = (...items: ReturnType<typeof item>[]): Finding[] =>
  check(...items).findings.filter((one) => one.id.endsWith('/slip'));

describe('far above a limit', () => {
  it.each([
    // 10 × 100 mcg = 1000 mcg: ten times the limit is the slip that is meant
    ['vitamin-d', 999, 'mcg', false],
    ['vitamin-d', 1000, 'mcg', true],
    // 40,000 IU × 0.025 = 1000 mcg
    ['vitamin-d', 39_999, 'IU', false],
    ['vitamin-d', 40_000, 'IU', true],
    // 10 × 350 mg = 3500 mg
    ['magnesium', 3499.9, 'mg', false],
    ['magnesium', 3500, 'mg', true],
  ] as const)('%s %d %s is asked about: %s', (substance, amount, unit, asked) => {
    expect(slipsIn(item(substance, amount, unit))).toHaveLength(asked ? 1 : 0);
  });

  it('50,000 mcg vitamin D is 2,000,000 IU: was it IU?', () => {
    const days = { every: 7 };
    const result = check(item('vitamin-d', 50_000, 'mcg', { days }));
    const [slip] = result.findings.filter((one) => one.id.endsWith('/slip'));
    expect(slip).toMatchObject({
      rule: 'ambiguous-amount',
      action: 'monitor',
      subjects: ['substance/vitamin-d'],
      paths: ['items[0].ingredients[0]'],
      group: { key: 'amount/vitamin-d', title: 'Amount of vitamin D' },
      slip: { path: 'items[0].ingredients[0]', unit: 'IU' },
    });
    // 50,000 ÷ 7 = 7142.86 mcg a day; as IU 50,000 × 0.025 ÷ 7 = 178.57 mcg a day
    expect(slip?.message).toContain('comes to 7,143 mcg a day');
    expect(slip?.message).toContain('71.43 times the highest published limit');
    expect(slip?.message).toContain('50,000 IU (178.6 mcg a day)');
    expect(slip?.arithmetic).toContain('50000 mcg × 40 = 2000000 IU');
    expect(slip?.arithmetic).toContain('50000 IU × 0.025 = 1250 mcg');
    expect(slip?.sources).toContain('iom-2011');
    // What was entered is what is counted.
    expect(sumIn(result, 'vitamin-d').supplements).toBeCloseTo(50_000 / 7, 6);
  });

  it('offers fewer digits where another unit explains nothing: 4000 mg magnesium', () => {
    const [slip] = slipsIn(item('magnesium', 4000, 'mg'));
    // 4 mg (4000 mcg) is no amount of magnesium that anyone recommends; 4000 ÷ 10 = 400 mg
    expect(slip?.message).toContain('400 mg (400 mg a day)');
    expect(slip?.message).not.toContain('mcg');
    expect(slip).not.toHaveProperty('slip');
  });

  it('counts for a limit what its scope counts: beta-carotene is no preformed vitamin A', () => {
    // 70,000 mcg retinol is above 10 × 3000 mcg; 70,000 mcg beta-carotene × 0.5 = 35,000 mcg RAE is not retinol,
    // and stays below 100 × the highest recommended amount (1300 mcg RAE, NASEM, in lactation).
    expect(slipsIn(item('vitamin-a', 70_000, 'mcg', { form: 'retinol' }))).toHaveLength(1);
    expect(
      slipsIn(item('vitamin-a', 70_000, 'mcg', { form: 'beta-carotene-supplement' })),
    ).toHaveLength(0);
  });

  it('says nothing of an amount that is left out of the sums', () => {
    expect(slipsIn(item('magnesium', 50_000, 'mg', { basis: 'unknown' }))).toHaveLength(0);
  });
});

describe('where there is no limit', () => {
  it.each([
    // Lowest recommended amount of thiamin: 1.1 mg (NASEM, women). 1100 mcg is that, 1099 mcg is less.
    ['thiamin', 1099, 'mg', false],
    ['thiamin', 1100, 'mg', true],
    ['vitamin-b12', 1000, 'mg', true],
    ['biotin', 300, 'mg', true],
  ] as const)('%s %d %s is asked about: %s', (substance, amount, unit, asked) => {
    const slips = slipsIn(item(substance, amount, unit));
    expect(slips).toHaveLength(asked ? 1 : 0);
    for (const slip of slips) {
      // 1,100: digits in groups of three.
      expect(slip.message).toContain(`${amount.toLocaleString('en')} mcg`);
      expect(slip.slip?.unit).toBe('mcg');
    }
  });
});

describe('far below what is recommended', () => {
  it.each([
    // Lowest recommended amount of magnesium for adults: 300 mg (EFSA, women); a 1000th is 300 mcg.
    ['magnesium', 300, 'mcg', false],
    ['magnesium', 299, 'mcg', true],
    // A 1000th of 75 mg (NASEM, women) is 75 mcg.
    ['vitamin-c', 75, 'mcg', false],
    ['vitamin-c', 50, 'mcg', true],
  ] as const)('%s %d %s is asked about: %s', (substance, amount, unit, asked) => {
    const slips = slipsIn(item(substance, amount, unit));
    expect(slips).toHaveLength(asked ? 1 : 0);
    for (const slip of slips) {
      expect(slip.message).toContain(`${amount} mg`);
      expect(slip.slip?.unit).toBe('mg');
    }
  });
});

it('asks nothing about ordinary products', () => {
  const label: [string, number, 'mg' | 'mcg' | 'IU' | 'g'][] = [
    ['vitamin-a', 800, 'mcg'],
    ['vitamin-a', 10_000, 'IU'],
    ['vitamin-c', 1000, 'mg'],
    ['vitamin-d', 10, 'mcg'],
    ['vitamin-d', 10_000, 'IU'],
    ['vitamin-e', 12, 'mg'],
    ['vitamin-k', 80, 'mcg'],
    ['thiamin', 300, 'mg'],
    ['riboflavin', 400, 'mg'],
    ['niacin', 500, 'mg'],
    ['vitamin-b6', 100, 'mg'],
    ['folate', 400, 'mcg'],
    ['folate', 5, 'mg'],
    ['vitamin-b12', 2.4, 'mcg'],
    ['vitamin-b12', 1000, 'mcg'],
    ['vitamin-b12', 1, 'mg'],
    ['biotin', 30, 'mcg'],
    ['biotin', 10, 'mg'],
    ['biotin', 10_000, 'mcg'],
    ['pantothenic-acid', 500, 'mg'],
    ['choline', 10, 'mg'],
    ['calcium', 200, 'mg'],
    ['chloride', 36, 'mg'],
    ['chromium', 35, 'mcg'],
    ['copper', 500, 'mcg'],
    ['iodine', 150, 'mcg'],
    ['iron', 14, 'mg'],
    ['iron', 100, 'mg'],
    ['magnesium', 50, 'mg'],
    ['manganese', 2, 'mg'],
    ['molybdenum', 45, 'mcg'],
    ['phosphorus', 20, 'mg'],
    ['potassium', 40, 'mg'],
    ['selenium', 55, 'mcg'],
    ['selenium', 200, 'mcg'],
    ['zinc', 10, 'mg'],
    ['boron', 150, 'mcg'],
    ['nickel', 5, 'mcg'],
    ['vanadium', 10, 'mcg'],
    ['silicon', 2, 'mg'],
    ['sodium', 5, 'mg'],
    ['epa-dha', 1, 'g'],
    ['creatine', 5, 'g'],
    ['melatonin', 2, 'mg'],
  ];
  expect(
    slipsIn(...label.map(([substance, amount, unit]) => item(substance, amount, unit))).map(
      (one) => one.message,
    ),
  ).toEqual([]);
});

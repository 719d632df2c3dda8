import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { SubstanceAmount } from '../../../contract/answers.ts';
import { intakeRecord as value } from '../../testing/intakeRecord.ts';
import { arithmeticText, percentText, shareOfLimit, shareOfNeed, type Share } from './shares.ts';

const food = (more: Partial<Record<keyof SubstanceAmount, unknown>>) =>
  v.parse(SubstanceAmount, {
    substance: 'magnesium',
    unit: 'mg',
    columns: ['magnesium_mg'],
    amount: 270,
    note: null,
    byScope: {},
    ...more,
  });
const known = (share: Share) => {
  if (!share.known) throw new Error(share.reason);
  return share;
};
const reason = (share: Share): string => (share.known ? '' : share.reason);

describe('share of a value to be reached', () => {
  it('almonds hold 270 mg magnesium in 100 g: 30 g bring 81 mg, 25.3 % of 320 mg', () => {
    const share = known(shareOfNeed(food({}), 30, [value({})], 'NASEM'));
    expect(share.amount).toBeCloseTo(81, 9);
    expect(share.percent).toBeCloseTo(25.3125, 9);
    expect(percentText(share.percent)).toBe('25.3%');
    expect(arithmeticText(share)).toBe('81\u00a0mg ÷ 320\u00a0mg');
  });
  it('rounds as the amount beside it: 21.15 g protein in 100 g are 6.345 g in 30 g', () => {
    const protein = food({ substance: 'protein', unit: 'g', amount: 21.15 });
    const rda = value({ substance: 'protein', unit: 'g', amount: 46 });
    expect(arithmeticText(known(shareOfNeed(protein, 30, [rda], 'NASEM')))).toBe(
      '6.35\u00a0g ÷ 46\u00a0g',
    );
  });
  it('turns units of mass: 1.2 g EPA and DHA against 250 mg are 480 %', () => {
    const amount = food({ substance: 'epa-dha', unit: 'g', amount: 1.2 });
    const ai = value({ substance: 'epa-dha', authority: 'EFSA', kind: 'AI', amount: 250 });
    expect(known(shareOfNeed(amount, 100, [ai], 'EFSA')).percent).toBeCloseTo(480, 9);
  });
  it('takes the RDA before the AI, and never an average requirement', () => {
    const rda = value({});
    const ear = value({ kind: 'EAR', amount: 265 });
    expect(known(shareOfNeed(food({}), 100, [ear, rda], 'NASEM')).record.kind).toBe('RDA');
    expect(reason(shareOfNeed(food({}), 100, [ear], 'NASEM'))).toMatch(
      /no recommended or adequate intake/,
    );
  });
  it('does not take the value of another authority', () => {
    expect(reason(shareOfNeed(food({}), 100, [value({})], 'EFSA'))).toMatch(/EFSA gives/);
  });
  it('keeps unknown unknown and zero zero', () => {
    expect(reason(shareOfNeed(food({ amount: null }), 30, [value({})], 'NASEM'))).toMatch(
      /not known/,
    );
    expect(known(shareOfNeed(food({ amount: 0 }), 30, [value({})], 'NASEM')).percent).toBe(0);
  });
  it('shows no share where it would have to choose between several values', () => {
    const values = [
      value({ authority: 'EFSA', kind: 'PRI', amount: 16, qualifier: 'premenopausal' }),
      value({ authority: 'EFSA', kind: 'PRI', amount: 11, qualifier: 'postmenopausal' }),
    ];
    expect(reason(shareOfNeed(food({}), 100, values, 'EFSA'))).toMatch(
      /16\u00a0mg \(premenopausal\), 11\u00a0mg \(postmenopausal\)/,
    );
  });
  it('uses the one value that the age leaves', () => {
    const grown = value({
      kind: 'PRI',
      authority: 'EFSA',
      amount: 950,
      qualifier: '25 years and over',
      minAgeMonths: 300,
    });
    expect(known(shareOfNeed(food({ amount: 95 }), 100, [grown], 'EFSA')).percent).toBeCloseTo(
      10,
      9,
    );
  });
  it.each([
    [{ unit: 'g/kg' }, /body weight/],
    [{ unit: 'mg/MJ' }, /energy eaten/],
    [{ unit: '% of energy' }, /share of energy/],
    [{ unit: 'L' }, /given in L/],
    [{ increment: true }, /added to the value for adults/],
    [{ amountMax: 400 }, /a range is given: 320–400/],
    [{ equivalent: 'RE', unit: 'mcg' }, /retinol equivalents/],
    [{ amount: null, reason: 'Not determinable.' }, /Not determinable/],
  ])('gives the reason where %o cannot be compared', (more, why) => {
    expect(reason(shareOfNeed(food({}), 100, [value(more)], 'NASEM'))).toMatch(why);
  });
  it('compares equivalents with themselves: 400 mcg DFE are all of 400 mcg DFE', () => {
    const folate = food({ substance: 'folate', unit: 'mcg DFE', amount: 400 });
    const rda = value({ substance: 'folate', unit: 'mcg', equivalent: 'DFE', amount: 400 });
    expect(known(shareOfNeed(folate, 100, [rda], 'NASEM')).percent).toBeCloseTo(100, 9);
  });
  it('calls the share of niacin equivalents a lower bound: tryptophan is not in the table', () => {
    const niacin = food({ substance: 'niacin', unit: 'mg NE', amount: 7 });
    const rda = value({ substance: 'niacin', equivalent: 'NE', amount: 14 });
    expect(known(shareOfNeed(niacin, 100, [rda], 'NASEM'))).toMatchObject({
      percent: 50,
      atLeast: true,
    });
  });
  it('sets litres against litres', () => {
    const water = food({ substance: 'water', unit: 'L', amount: 0.09 });
    const ai = value({ substance: 'water', kind: 'AI', unit: 'L', amount: 2.7 });
    expect(known(shareOfNeed(water, 300, [ai], 'NASEM')).percent).toBeCloseTo(10, 9);
  });
});

describe('share of a value not to be passed', () => {
  it('has none where the limit counts supplements only', () => {
    const ul = value({ kind: 'UL', amount: 350, scope: 'supplements' });
    expect(reason(shareOfLimit(food({}), 30, [ul], 'NASEM'))).toBe(
      'UL counts supplements and medicines only, not food',
    );
  });
  it('calcium: 269 mg in 100 g are 10.8 % of an upper level of 2,500 mg on everything', () => {
    const calcium = food({ substance: 'calcium', amount: 269 });
    const ul = value({ substance: 'calcium', kind: 'UL', amount: 2500 });
    expect(known(shareOfLimit(calcium, 100, [ul], 'NASEM')).percent).toBeCloseTo(10.76, 9);
  });
  it('counts retinol alone for the limit on preformed vitamin A', () => {
    const carrots = food({
      substance: 'vitamin-a',
      unit: 'mcg RAE',
      amount: 835,
      byScope: { preformed: 0 },
    });
    const ul = value({
      substance: 'vitamin-a',
      kind: 'UL',
      unit: 'mcg',
      equivalent: 'RAE',
      scope: 'preformed',
      amount: 3000,
    });
    expect(known(shareOfLimit(carrots, 100, [ul], 'NASEM')).percent).toBe(0);
    const unknown = { ...carrots, byScope: { preformed: null } };
    expect(reason(shareOfLimit(unknown, 100, [ul], 'NASEM'))).toMatch(/not known/);
  });
  it('leaves out a limit on one chemical form', () => {
    const ul = value({ kind: 'UL', amount: 900, form: 'nicotinamide' });
    expect(reason(shareOfLimit(food({}), 100, [ul], 'NASEM'))).toMatch(/nicotinamide only/);
  });
  it('goes on to another limit where there is no UL', () => {
    const sodium = food({ substance: 'sodium', amount: 1150 });
    const values = [
      value({ substance: 'sodium', kind: 'UL', amount: null, reason: 'Not determined.' }),
      value({ substance: 'sodium', kind: 'CDRR', amount: 2300 }),
    ];
    const share = known(shareOfLimit(sodium, 100, values, 'NASEM'));
    expect(share.record.kind).toBe('CDRR');
    expect(share.percent).toBeCloseTo(50, 9);
  });
  it('says so where no limit is given', () => {
    expect(reason(shareOfLimit(food({}), 100, [], 'EFSA'))).toBe('EFSA gives this person no limit');
  });
});

it.each([
  [0, '0%'],
  [0.046, '0.046%'],
  [1234.5, '1,235%'],
])('writes %s as %s', (number, words) => {
  expect(percentText(number)).toBe(words);
});

/** Plans as a pharmacist meets them: each expects the findings that the records call for, and no false all-clear. */
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
const on = (...medicines: [string, ...string[]][]) => ({
  medications: medicines.map(([medication, ...times]) => ({ medication, times })),
});
/** Ids of the interaction records among the findings on pairs; timing findings repeat them. */
const interactions = (result: CheckOutput): string[] =>
  subjectsOf(
    { ...result, findings: result.findings.filter((one) => one.rule.endsWith('interaction')) },
    'interaction',
  );
const cautions = (result: CheckOutput): string[] => subjectsOf(result, 'caution');
const timings = (result: CheckOutput): string[] =>
  findingsOf(result, 'timing').map((one) => one.title);
const between = (result: CheckOutput, one: string, other: string): string | undefined =>
  result.coverage.find((line) => line.pair[0] === one && line.pair[1] === other)?.result;

describe('timing', () => {
  it.each([
    // 2 hours before or 6 hours after magnesium
    ['ciprofloxacin', '08:00', '10:00', true],
    ['ciprofloxacin', '08:00', '09:59', false],
    ['ciprofloxacin', '14:00', '08:00', true],
    ['ciprofloxacin', '13:59', '08:00', false],
    // 4 hours before or 8 hours after
    ['moxifloxacin', '08:00', '12:00', true],
    ['moxifloxacin', '08:00', '11:59', false],
    ['moxifloxacin', '16:00', '08:00', true],
    ['moxifloxacin', '15:59', '08:00', false],
    // across midnight: 23:00 is 3 hours before 02:00
    ['levothyroxine', '02:00', '23:00', false],
    ['levothyroxine', '04:00', '23:00', true],
  ])('%s at %s and magnesium at %s: far enough is %s', (medicine, at, magnesium, fits) => {
    const result = check({
      profile: on([medicine, at]),
      items: [item('magnesium', 200, 'mg', { times: [magnesium] })],
    });
    expect(timings(result)).toHaveLength(fits ? 0 : 1);
    expect(findingsOf(result, 'interaction')).toHaveLength(1);
  });
  it('a bisphosphonate comes first: the other order is never a permitted layout', () => {
    const calcium = item('calcium', 500, 'mg', { times: ['12:00'] });
    expect(timings(check({ profile: on(['alendronic-acid', '07:00']), items: [calcium] }))).toEqual(
      [],
    );
    expect(
      timings(check({ profile: on(['alendronic-acid', '10:00']), items: [calcium] })),
    ).toHaveLength(1);
    const late = check({ profile: on(['alendronic-acid', '22:00']), items: [calcium] });
    expect(timings(late)).toHaveLength(1);
    expect(findingsOf(late, 'timing')[0]?.message).toContain(
      'first thing, before food, drink and everything else',
    );
  });
  it('raltegravir and magnesium: no hours are given, and none help', () => {
    const result = check({
      profile: on(['raltegravir', '08:00']),
      items: [item('magnesium', 200, 'mg', { times: ['20:00'] })],
    });
    expect(findingsOf(result, 'interaction')[0]).toMatchObject({
      action: 'avoid',
      seriousness: 'major',
    });
    expect(findingsOf(result, 'interaction')[0]?.arithmetic).toContain('no gap in hours helps');
    expect(timings(result)).toEqual([]);
  });
  it('doxycycline and iron: the hours, and that they may not be enough', () => {
    const [found] = findingsOf(
      check({
        profile: on(['doxycycline', '08:00']),
        items: [item('iron', 14, 'mg', { times: ['20:00'] })],
      }),
      'interaction',
    );
    expect(found?.message).toContain('With doxycycline a gap may not be enough');
    expect(found?.arithmetic).toContain('when a gap may not be enough');
  });
  it('cladribine and anything taken by mouth', () => {
    const result = check({
      profile: on(['cladribine', '08:00']),
      items: [
        item('vitamin-c', 100, 'mg', { times: ['09:00'] }),
        item('zinc', 5, 'mg', { times: ['12:00'] }),
      ],
    });
    expect(interactions(result)).toContain('interaction/oral-supplements-cladribine');
    expect(timings(result)).toEqual(['vitamin-c product at 09:00 and cladribine at 08:00']);
    expect(between(result, 'substance/vitamin-c', 'medication/cladribine')).toBe('found');
  });
  it('dolutegravir and calcium may be taken together with a meal', () => {
    const items = [item('calcium', 500, 'mg', { times: ['08:00'] })];
    const profile = on(['dolutegravir', '08:00']);
    expect(timings(check({ profile, items }))).toHaveLength(1);
    expect(timings(check({ profile: { ...profile, meals: ['08:00'] }, items }))).toEqual([]);
    expect(interactions(check({ profile: { ...profile, meals: ['08:00'] }, items }))).toEqual([
      'interaction/calcium-integrase-inhibitors',
    ]);
  });
  it('two minerals on different days of the week never meet; on the same day they do', () => {
    const iron = item('iron', 14, 'mg', { days: ['tue'] });
    const at = (days: ('mon' | 'tue')[]) =>
      check({ items: [item('calcium', 500, 'mg', { days }), iron] });
    expect(timings(at(['mon']))).toEqual([]);
    expect(timings(at(['mon', 'tue']))).toHaveLength(1);
    expect(interactions(at(['mon']))).toEqual(['interaction/calcium-iron']);
  });
});

describe('pairs with a medicine', () => {
  it('warfarin: St. John’s wort, vitamin K and fish oil, each with its own weight', () => {
    const result = check({
      profile: on(['warfarin', '18:00']),
      items: [
        item('st-johns-wort', 300, 'mg'),
        item('vitamin-k', 100, 'mcg'),
        item('epa-dha', 1, 'g'),
      ],
    });
    const found = findingsOf(result, 'interaction').map((one) => [one.subjects[2], one.action]);
    expect(found).toEqual([
      ['interaction/sjw-warfarin', 'avoid'],
      ['interaction/vitamin-k-warfarin', 'minimise-risk'],
      ['interaction/omega-3-anticoagulants', 'monitor'],
    ]);
  });
  it('a medicine without any record is "not covered", never "none recorded"', () => {
    const result = check({ profile: on(['fampridine']), items: [item('magnesium', 100, 'mg')] });
    expect(between(result, 'substance/magnesium', 'medication/fampridine')).toBe('not-covered');
    expect(findingsOf(result, 'not-covered').map((one) => one.subjects)).toEqual([
      ['medication/fampridine'],
    ]);
  });
  it('a name that is too broad says which kinds have records: ginseng', () => {
    const [found] = findingsOf(check({ items: [item('ginseng', 200, 'mg')] }), 'not-covered');
    expect(found?.message).toContain('It holds records about American ginseng and Asian ginseng');
  });
  it('two covered sides without a record are "none recorded", with the date', () => {
    const result = check({ profile: on(['warfarin']), items: [item('magnesium', 100, 'mg')] });
    const line = result.coverage.find((one) => one.pair[1] === 'medication/warfarin');
    expect(line).toMatchObject({ result: 'none-recorded', asOf: result.asOf });
    expect(result.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
  it('EPA and DHA named beside their sum are told once', () => {
    const product = {
      product: 'Fish oil',
      ingredients: [
        { substance: 'epa-dha', amount: 500, unit: 'mg' as const },
        { substance: 'epa', amount: 300, unit: 'mg' as const },
        { substance: 'dha', amount: 200, unit: 'mg' as const },
      ],
    };
    const result = check({ profile: on(['warfarin']), items: [product] });
    expect(interactions(result)).toEqual(['interaction/omega-3-anticoagulants']);
    expect(sumIn(result, 'epa-dha').supplements).toBe(500); // the parts are in it already
    expect(between(result, 'substance/epa', 'medication/warfarin')).toBe('found');
  });
  it('EPA and DHA named alone add up', () => {
    const result = check({ items: [item('epa', 300, 'mg'), item('dha', 200, 'mg')] });
    expect(sumIn(result, 'epa-dha').supplements).toBe(500);
  });
});

describe('conditions', () => {
  it('weak kidneys: magnesium and potassium', () => {
    const result = check({
      profile: { conditions: ['chronic-kidney-disease'] },
      items: [item('magnesium', 100, 'mg'), item('potassium', 200, 'mg')],
    });
    expect(cautions(result)).toEqual([
      'caution/magnesium-chronic-kidney-disease',
      'caution/potassium-chronic-kidney-disease',
    ]);
    expect(findingsOf(result, 'caution').map((one) => one.action)).toEqual([
      'usually-avoid',
      'usually-avoid',
    ]);
  });
  it('type 2 diabetes is diabetes: alpha-lipoic acid', () => {
    const result = check({
      profile: { conditions: ['type-2-diabetes'] },
      items: [item('alpha-lipoic-acid', 600, 'mg')],
    });
    expect(cautions(result)).toContain('caution/alpha-lipoic-acid-diabetes');
    expect(between(result, 'substance/alpha-lipoic-acid', 'condition/type-2-diabetes')).toBe(
      'found',
    );
  });
  it.each([
    [17, 'caution/magnesium-children', true],
    [18, 'caution/magnesium-children', false],
    [64, 'caution/magnesium-older-adults', false],
    [65, 'caution/magnesium-older-adults', true],
  ])('age %d implies %s: %s', (age, caution, expected) => {
    expect(
      cautions(check({ profile: { age }, items: [item('magnesium', 100, 'mg')] })).includes(
        caution,
      ),
    ).toBe(expected);
  });
  it('breast-feeding implies its cautions, and asks in words that fit', () => {
    const result = check({
      profile: { age: 30, state: 'lactating' },
      items: [item('magnesium', 100, 'mg')],
    });
    const [general] = result.findings.filter((one) =>
      one.subjects.includes('caution/any-supplement-lactation'),
    );
    expect(general?.ask).toBe(
      'Ask your doctor or pharmacist: what do the supplements I take mean for me while I breast-feed?',
    );
  });
  it('a smoker who takes vitamin A as beta-carotene is warned like one who takes beta-carotene', () => {
    const profile = { conditions: ['smoking'] };
    const asVitaminA = item('vitamin-a', 10_000, 'IU', { form: 'beta-carotene-supplement' });
    expect(cautions(check({ profile, items: [asVitaminA] }))).toEqual(
      cautions(check({ profile, items: [item('beta-carotene', 6, 'mg')] })),
    );
    expect(cautions(check({ profile, items: [asVitaminA] }))).toHaveLength(1);
  });
  it('biotin and creatine always ask about blood tests', () => {
    const result = check({ items: [item('biotin', 30, 'mcg'), item('creatine', 3, 'g')] });
    expect(
      findingsOf(result, 'lab-test')
        .map((one) => one.subjects[0])
        .sort(),
    ).toEqual(['substance/biotin', 'substance/creatine']);
  });
});

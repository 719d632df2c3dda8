import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insideSentence } from '../../contract/names.ts';
import type { PlanChange, PlanChanges } from '../../contract/planChanges.ts';
import { item, planOf, type PlanParts } from '../testing/plans.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

type Item = ReturnType<typeof item>;
const compare = (before: PlanParts, after: PlanParts): PlanChanges =>
  reference.handlers.compare({ before: planOf(before), after: planOf(after) });
const changesOf = (before: PlanParts, after: PlanParts): PlanChange[] =>
  compare(before, after).changes;
const linesOf = (before: Item, after: Item): string[] => {
  const [change, ...more] = changesOf({ items: [before] }, { items: [after] });
  expect(more).toEqual([]);
  return change?.lines ?? [];
};

const magnesium = item('magnesium', 200, 'mg', {
  product: 'Magnesium citrate',
  form: 'magnesium-citrate',
  times: ['08:00', '20:00'],
});
const zinc = item('zinc', 10, 'mg', { product: 'Zinc' });
const iron = item('iron', 14, 'mg', { product: 'Iron', times: ['12:00'] });

describe('items', () => {
  it('are the same in any order, with their ingredients, times and days in any order', () => {
    const mixed: Item = {
      product: 'Mix',
      ingredients: [
        { substance: 'zinc', amount: 5, unit: 'mg' },
        { substance: 'iron', amount: 7, unit: 'mg' },
      ],
      times: ['08:00', '20:00'],
      days: ['mon', 'thu'],
    };
    const turned: Item = {
      ...mixed,
      ingredients: [...mixed.ingredients].reverse(),
      times: ['20:00', '08:00'],
      days: ['thu', 'mon'],
    };
    const medications = [
      { medication: 'levothyroxine', times: ['08:00'] },
      { medication: null, name: 'a new tablet' },
    ];
    const conditions = ['multiple-sclerosis', 'chronic-kidney-disease'];
    const foods = [
      { food: 'almonds-raw', grams: 30 },
      { food: null, name: 'soup', grams: 200 },
    ];
    const result = compare(
      {
        profile: { medications, conditions, meals: ['07:30', '18:30'], diet: ['vegan', 'raw'] },
        items: [magnesium, mixed, zinc, iron, { ...zinc, times: ['20:00'] }],
        foods,
      },
      {
        profile: {
          medications: [...medications].reverse(),
          conditions: [...conditions].reverse(),
          meals: ['18:30', '07:30'],
          diet: ['raw', 'vegan'],
        },
        items: [{ ...zinc, times: ['20:00'] }, iron, turned, zinc, magnesium],
        foods: [...foods].reverse(),
      },
    );
    expect(result).toEqual({ same: true, changes: [], sums: [], findings: [] });
  });

  it('that came and went are named once, without lines', () => {
    expect(changesOf({ items: [magnesium, zinc] }, { items: [iron, zinc] })).toEqual([
      { area: 'items', kind: 'added', name: 'Iron', lines: [] },
      { area: 'items', kind: 'removed', name: 'Magnesium citrate', lines: [] },
    ]);
  });

  it('without a product name are called by what they hold', () => {
    const unnamed: Item = {
      ingredients: [
        { substance: 'magnesium', amount: 1, unit: 'mg' },
        { name: 'Sea moss', amount: 1, unit: 'g' },
      ],
    };
    expect(changesOf({}, { items: [unnamed] })[0]?.name).toBe('Magnesium and Sea moss');
  });

  it('tell a dose as a person says it', () => {
    expect(linesOf(magnesium, { ...magnesium, times: ['08:00'] })).toEqual([
      '200 mg twice a day → 200 mg once a day',
      'Times: 08:00 and 20:00 → 08:00',
    ]);
    const more: Item = {
      ...magnesium,
      ingredients: [{ substance: 'magnesium', form: 'magnesium-citrate', amount: 1.5, unit: 'g' }],
      servings: 2,
    };
    expect(linesOf(magnesium, more)).toEqual(['200 mg twice a day → 2 × 1.5 g twice a day']);
    expect(linesOf({ ...zinc, days: ['mon', 'thu'] }, { ...zinc, servings: 3 })).toEqual([
      '10 mg once on a day of use → 3 × 10 mg once a day',
      'Days: on Monday and Thursday → every day',
    ]);
  });

  it('of several ingredients tell servings apart from amounts, and what is new or gone', () => {
    const before: Item = {
      product: 'Mix',
      ingredients: [
        { substance: 'zinc', amount: 5, unit: 'mg' },
        { substance: 'iron', amount: 7, unit: 'mg' },
      ],
      times: ['08:00'],
    };
    const after: Item = {
      ...before,
      ingredients: [
        { substance: 'vitamin-d', amount: 1000, unit: 'IU' },
        { substance: 'zinc', amount: 10, unit: 'mg', basis: 'unknown' },
      ],
      servings: 2,
    };
    expect(linesOf(before, after)).toEqual([
      '1 serving once a day → 2 servings once a day',
      'Zinc per serving: 5 mg → 10 mg',
      'Amount of zinc counts: the nutrient itself → not clear',
      'Iron no longer in it: 7 mg per serving',
      'Vitamin D new in it: 1,000 IU per serving',
    ]);
  });

  it('tell every other field, each in a line of its own', () => {
    expect(
      linesOf(magnesium, {
        ...magnesium,
        product: 'Magnesium oxide',
        ingredients: [
          {
            substance: 'magnesium',
            form: 'magnesium-oxide',
            amount: 200,
            unit: 'mg',
            basis: 'compound',
          },
        ],
        times: ['09:00', '20:00'],
        timesFixed: true,
        days: { every: 2 },
        asNeeded: true,
        since: '2026-05-01',
        advisedByClinician: true,
        advisedBy: 'Dr Example',
        reason: 'leg cramps',
        reviewOn: '2027-03-01',
        pack: { servings: 60, price: 12.5, openedOn: '2026-11-01' },
      }),
    ).toEqual([
      'Name: “Magnesium citrate” → “Magnesium oxide”',
      `Form of magnesium: ${insideSentence(reference.form('magnesium-citrate').name)} → magnesium oxide`,
      'Amount of magnesium counts: the nutrient itself → the whole compound',
      'Times: 08:00 and 20:00 → 09:00 and 20:00',
      'Times are fixed: no → yes',
      'Days: every day → every 2 days',
      'Only as needed: no → yes',
      'Taken since: not entered → 1 May 2026',
      'Advised by a clinician: no → yes',
      'Advised by: not entered → “Dr Example”',
      'Reason: not entered → “leg cramps”',
      'Review on: not entered → 1 March 2027',
      'Servings in a pack: not entered → 60',
      'Price of a pack: not entered → 12.5',
      'Pack started on: not entered → 1 November 2026',
    ]);
  });

  it('that mean the same have no line: null and left out, spaces, all weekdays and daily', () => {
    const { same } = compare(
      { items: [{ ...zinc, reason: null, advisedBy: '', pack: null, days: { every: 1 } }] },
      {
        items: [
          {
            ...zinc,
            reason: '  ',
            pack: { servings: null },
            days: ['sun', 'sat', 'fri', 'thu', 'wed', 'tue', 'mon'],
          },
        ],
      },
    );
    expect(same).toBe(true);
  });

  it('are known again by name although the content changed, and by content although the name did', () => {
    const renamed = { ...magnesium, product: 'Another brand' };
    expect(changesOf({ items: [magnesium] }, { items: [renamed] })).toEqual([
      {
        area: 'items',
        kind: 'changed',
        name: 'Another brand',
        lines: ['Name: “Magnesium citrate” → “Another brand”'],
      },
    ]);
    const refilled = item('zinc', 10, 'mg', {
      product: 'magnesium CITRATE',
      times: zinc.times ?? [],
    });
    expect(changesOf({ items: [magnesium] }, { items: [refilled] })[0]).toMatchObject({
      kind: 'changed',
      name: 'magnesium CITRATE',
    });
  });

  it('keep long notes whole, one below the other', () => {
    const long = 'x'.repeat(81);
    expect(linesOf({ ...zinc, reason: 'short' }, { ...zinc, reason: long })).toEqual([
      'Reason before: “short”',
      `Reason after: “${long}”`,
    ]);
  });
});

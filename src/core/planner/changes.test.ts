import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CofactorError, type Failure } from '../../contract/errors.ts';
import type { PlanChanges } from '../../contract/planChanges.ts';
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

const magnesium = item('magnesium', 200, 'mg', {
  product: 'Magnesium citrate',
  form: 'magnesium-citrate',
  times: ['08:00', '20:00'],
});
const zinc = item('zinc', 10, 'mg', { product: 'Zinc' });
const iron = item('iron', 14, 'mg', { product: 'Iron', times: ['12:00'] });

describe('sums', () => {
  it('stand beside each other where the known amount of supplements differs', () => {
    // 200 mg × 2 = 400 mg before; 200 mg × 1 after. Zinc stays, iron comes.
    const { sums } = compare(
      { items: [magnesium, zinc] },
      { items: [{ ...magnesium, times: ['08:00'] }, zinc, iron] },
    );
    expect(sums).toEqual([
      { substance: 'substance/magnesium', name: 'Magnesium', unit: 'mg', before: 400, after: 200 },
      { substance: 'substance/iron', name: 'Iron', unit: 'mg', before: null, after: 14 },
    ]);
  });

  it('of a substance that is no longer taken, or only eaten, are null and not 0', () => {
    const { sums } = compare(
      { items: [magnesium], foods: [{ food: 'almonds-raw', grams: 30 }] },
      { foods: [{ food: 'almonds-raw', grams: 30 }] },
    );
    expect(sums).toEqual([
      { substance: 'substance/magnesium', name: 'Magnesium', unit: 'mg', before: 400, after: null },
    ]);
  });
});

describe('findings', () => {
  const profile = { medications: [{ medication: 'levothyroxine', times: ['07:00'] }] };
  const titles = (result: PlanChanges): string[] =>
    result.findings.map((one) => `${one.kind} ${one.rule}: ${one.title}`);

  it('that came with a new product are new, and gone the other way round', () => {
    const added = compare({ profile }, { profile, items: [magnesium] });
    const removed = compare({ profile, items: [magnesium] }, { profile });
    expect(added.findings.every((one) => one.kind === 'new')).toBe(true);
    expect(removed.findings.map((one) => ({ ...one, kind: 'new' }))).toEqual(added.findings);
    // 200 mg × 2 = 400 mg a day from supplements are above the NASEM UL of 350 mg for them.
    expect(added.findings.map((one) => one.rule)).toEqual(
      expect.arrayContaining(['upper-limit', 'interaction']),
    );
  });

  it('above a limit stay the same finding while the amount changes, and go with it below', () => {
    const more = { ...magnesium, servings: 2 };
    expect(titles(compare({ items: [magnesium] }, { items: [more] }))).toEqual([]);
    // 200 mg once a day: below 350 mg (NASEM) and below 250 mg (EFSA).
    const less = { ...magnesium, times: ['08:00'] };
    const gone = compare({ items: [magnesium] }, { items: [less] }).findings;
    expect(gone.map((one) => [one.kind, one.rule])).toEqual([
      ['gone', 'upper-limit'],
      ['gone', 'above-reference'],
    ]);
  });

  it('stay the same when a third product joins two with the same substance', () => {
    const other = (name: string): Item => ({ ...zinc, product: name });
    const result = compare(
      { items: [other('One'), other('Two')] },
      { items: [other('One'), other('Two'), other('Three')] },
    );
    expect(result.findings.filter((one) => one.rule === 'duplicate')).toEqual([]);
    expect(result.changes).toHaveLength(1);
  });

  it('of an open amount stay with their product when it moves and is renamed, not with another', () => {
    const open = {
      ...magnesium,
      ingredients: [
        { substance: 'magnesium', amount: 400, unit: 'mg' as const, basis: 'unknown' as const },
      ],
    };
    const renamed = { ...open, product: 'Renamed' };
    expect(titles(compare({ items: [open, zinc] }, { items: [zinc, renamed] }))).toEqual([]);
    const clear = { ...magnesium, times: ['08:00'] };
    expect(titles(compare({ items: [open] }, { items: [clear] }))).toEqual([
      expect.stringMatching(/^gone ambiguous-amount/u),
    ]);
  });

  it('that nothing covers are told apart by their names', () => {
    const by = (name: string): PlanParts => ({
      profile: { medications: [{ medication: null, name }] },
      items: [zinc],
    });
    expect(titles(compare(by('tablet 1'), by('tablet 2')))).toEqual([
      'new not-covered: Not covered: tablet 2',
      'gone not-covered: Not covered: tablet 1',
    ]);
  });
});

describe('faults', () => {
  const failureOf = (before: PlanParts, after: PlanParts): Failure => {
    try {
      compare(before, after);
    } catch (error) {
      if (error instanceof CofactorError) return error.failure;
      throw error;
    }
    throw new Error('no failure');
  };
  const wrong: PlanParts = { items: [zinc, item('unobtainium', 1, 'mg')] };

  it('name the plan and the field', () => {
    expect(failureOf(wrong, {})).toMatchObject({
      code: 'unknown-id',
      field: 'before.items[1].ingredients[0].substance',
      message: expect.stringMatching(
        /^before\.items\[1\]\.ingredients\[0\]\.substance: no substance/u,
      ),
    });
    expect(failureOf({}, wrong).field).toBe('after.items[1].ingredients[0].substance');
    const unit: PlanParts = { items: [item('magnesium', 1, 'IU')] };
    expect(failureOf({}, unit)).toMatchObject({
      code: 'invalid-input',
      field: 'after.items[0].ingredients[0].unit',
    });
  });
});

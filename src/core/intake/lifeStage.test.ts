import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Authority, LifeState, Sex } from '../../contract/vocabulary.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { ageInMonths, lifeStageOf } from './lifeStage.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

function stage(
  authority: Authority,
  age: number,
  sex: Sex,
  state: LifeState = 'none',
): string | null {
  return lifeStageOf(reference.intakes.lifeStages(), authority, { age, sex, state })?.id ?? null;
}

describe('NASEM', () => {
  it.each([
    [0, 'male', 'infant-0-6mo'],
    [1, 'male', 'child-1-3'],
    [3, 'female', 'child-1-3'],
    [4, 'female', 'child-4-8'],
    [8, 'male', 'child-4-8'],
    [9, 'male', 'male-9-13'],
    [13, 'female', 'female-9-13'],
    [14, 'female', 'female-14-18'],
    [18, 'female', 'female-14-18'],
    [19, 'female', 'female-19-30'],
    [30, 'male', 'male-19-30'],
    [31, 'male', 'male-31-50'],
    [50, 'female', 'female-31-50'],
    [51, 'female', 'female-51-70'],
    [70, 'male', 'male-51-70'],
    [71, 'male', 'male-71-plus'],
    [120, 'female', 'female-71-plus'],
  ] as const)('at %d years, %s: %s', (age, sex, id) => {
    expect(stage('NASEM', age, sex)).toBe(id);
  });
  it.each([
    [13, 'pregnant', null],
    [14, 'pregnant', 'pregnancy-14-18'],
    [18, 'pregnant', 'pregnancy-14-18'],
    [19, 'pregnant', 'pregnancy-19-30'],
    [30, 'pregnant', 'pregnancy-19-30'],
    [31, 'pregnant', 'pregnancy-31-50'],
    [50, 'pregnant', 'pregnancy-31-50'],
    [51, 'pregnant', null],
    [18, 'lactating', 'lactation-14-18'],
    [19, 'lactating', 'lactation-19-30'],
    [51, 'lactating', null],
  ] as const)('at %d years, %s: %s', (age, state, id) => {
    expect(stage('NASEM', age, 'female', state)).toBe(id);
  });
});

describe('EFSA', () => {
  it.each([
    [17, 'female', 'none', null],
    [17, 'female', 'pregnant', null],
    [0, 'male', 'none', null],
    [18, 'female', 'none', 'efsa-female-adult'],
    [18, 'male', 'none', 'efsa-male-adult'],
    [90, 'male', 'none', 'efsa-male-adult'],
    [18, 'female', 'pregnant', 'efsa-pregnancy'],
    [40, 'female', 'lactating', 'efsa-lactation'],
  ] as const)('at %d years, %s, %s: %s', (age, sex, state, id) => {
    expect(stage('EFSA', age, sex, state)).toBe(id);
  });
});

describe('the values of a person', () => {
  const magnesium = () => reference.substance('magnesium').id;
  it('are those of the two authorities, NASEM first', () => {
    const found = reference.intakes.forPerson(magnesium(), {
      age: 34,
      sex: 'female',
      state: 'none',
    });
    expect(found.map(({ record }) => record.authority)).toEqual(
      found
        .map(({ record }) => record.authority)
        .sort((a, b) => (a === 'NASEM' ? 0 : 1) - (b === 'NASEM' ? 0 : 1)),
    );
    const uls = found
      .filter(({ record }) => record.kind === 'UL')
      .map(({ record }) => record.amount);
    expect(uls).toEqual([350, 250]);
  });
  it('are none where no authority has any', () => {
    expect(
      reference.intakes.forPerson(magnesium(), { age: 12, sex: 'female', state: 'pregnant' }),
    ).toEqual([]);
  });
  it('keep the narrower age range of a value: EFSA gives calcium for 18 to 24 years and from 25', () => {
    const calcium = reference.substance('calcium').id;
    const at = (age: number) =>
      reference.intakes
        .forPerson(calcium, { age, sex: 'female', state: 'none' })
        .filter(({ record }) => record.authority === 'EFSA' && record.kind === 'PRI')
        .map(({ record }) => record.amount);
    expect(at(24)).toEqual([1000]);
    expect(at(25)).toEqual([950]);
  });
  it('count completed years as their first month', () => {
    expect(ageInMonths(19)).toBe(228);
  });
});

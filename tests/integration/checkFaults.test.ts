/** Faults of a plan are refused with the exact path of the field, by the door that every host uses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Failure } from '../../src/contract/errors.ts';
import { CofactorError } from '../../src/contract/errors.ts';
import { parsePlanText } from '../../src/contract/planText.ts';
import { openTestReference, type TestReference } from '../../src/core/testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const ingredient = { substance: 'magnesium', amount: 200, unit: 'mg' };
const profile = { age: 34, sex: 'female' };
const plan = (more: Record<string, unknown>) => ({
  format: 'cofactor-plan',
  version: 1,
  profile,
  items: [{ ingredients: [ingredient] }],
  ...more,
});
const withIngredient = (more: Record<string, unknown>) =>
  plan({ items: [{ ingredients: [{ ...ingredient, ...more }] }] });

/** The failure with which a plan file is refused; null when it is taken. */
function refused(file: unknown): Failure | null {
  try {
    reference.handlers.check({ plan: parsePlanText(JSON.stringify(file)) });
    return null;
  } catch (error) {
    if (error instanceof CofactorError) return error.failure;
    throw error;
  }
}

it('takes the plan that the faults below are put into', () => {
  expect(refused(plan({}))).toBeNull();
});

describe('ids that no record has', () => {
  it.each([
    ['items[0].ingredients[0].substance', withIngredient({ substance: 'unobtainium' })],
    ['items[0].ingredients[0].form', withIngredient({ form: 'unobtainium-citrate' })],
    [
      'items[0].ingredients[1].substance',
      plan({ items: [{ ingredients: [ingredient, { ...ingredient, substance: 'kryptonite' }] }] }),
    ],
    ['profile.conditions[0]', plan({ profile: { ...profile, conditions: ['dragon-pox'] } })],
    [
      'profile.medications[1].medication',
      plan({
        profile: {
          ...profile,
          medications: [{ medication: 'warfarin' }, { medication: 'felixir' }],
        },
      }),
    ],
    ['foods[0].food', plan({ foods: [{ food: 'ambrosia', grams: 10 }] })],
  ])('%s', (field, file) => {
    expect(refused(file)).toMatchObject({ code: 'unknown-id', field });
    expect(refused(file)?.message).toContain('no ');
  });
});

describe('units and forms that do not fit', () => {
  it.each([
    ['IU', 'magnesium'],
    ['CFU', 'magnesium'],
    ['mcg RAE', 'vitamin-c'],
    ['mcg DFE', 'vitamin-a'],
    ['mg', 'probiotics'],
    ['L', 'zinc'],
  ])('%s of %s', (unit, substance) => {
    const failure = refused(withIngredient({ unit, substance }));
    expect(failure).toMatchObject({ code: 'invalid-input', field: 'items[0].ingredients[0].unit' });
    expect(failure?.message).toMatch(/is not a unit of .*; use /);
  });
  it('a form of another substance', () => {
    expect(refused(withIngredient({ form: 'zinc-gluconate' }))).toMatchObject({
      code: 'invalid-input',
      field: 'items[0].ingredients[0].form',
    });
  });
  it('an unknown unit', () => {
    expect(refused(withIngredient({ unit: 'spoons' }))).toMatchObject({
      code: 'invalid-input',
      field: 'items[0].ingredients[0].unit',
    });
  });
});

describe('values out of bounds', () => {
  it.each([
    ['items[0].ingredients[0].amount', withIngredient({ amount: 0 })],
    ['items[0].ingredients[0].amount', withIngredient({ amount: -5 })],
    ['items[0].ingredients[0].amount', withIngredient({ amount: '200' })],
    ['items[0].ingredients[0].amount', withIngredient({ amount: null })],
    [
      'items[0].ingredients[0].substance',
      plan({ items: [{ ingredients: [{ amount: 1, unit: 'mg' }] }] }),
    ],
    ['items[0].times[0]', plan({ items: [{ ingredients: [ingredient], times: ['25:00'] }] })],
    ['items[0].days', plan({ items: [{ ingredients: [ingredient], days: 'sometimes' }] })],
    ['items[0].ingredients', plan({ items: [{ ingredients: [] }] })],
    ['profile.age', plan({ profile: { ...profile, age: -1 } })],
    ['profile.age', plan({ profile: { ...profile, age: 34.5 } })],
    ['profile.sex', plan({ profile: { age: 34 } })],
    ['profile.state', plan({ profile: { age: 34, sex: 'male', state: 'pregnant' } })],
    [
      'profile.medications[0].name',
      plan({ profile: { ...profile, medications: [{ medication: null }] } }),
    ],
    ['foods[0].grams', plan({ foods: [{ food: 'almonds-raw', grams: -1 }] })],
    ['foods[0].name', plan({ foods: [{ food: null, grams: 10 }] })],
    ['version', plan({ version: 2 })],
    ['surprise', plan({ surprise: true })],
  ])('%s', (field, file) => {
    expect(refused(file)).toMatchObject({ code: 'invalid-input', field });
  });
});

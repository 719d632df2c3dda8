import { describe, expect, it } from 'vitest';
import { complete } from './complete.ts';
import { draftOf, emptyIngredient, emptyItem, emptyMedication, nextKey, withSex } from './draft.ts';
import { samplePlan } from './samplePlan.ts';

const draft = () => draftOf(samplePlan());
const first = <T>(list: readonly T[]): T => {
  const [item] = list;
  if (item === undefined) throw new Error('the sample plan has such a row');
  return item;
};

describe('complete', () => {
  it('gives back the plan that was opened', () => {
    const result = complete(draft());
    expect(result.unfinished).toEqual([]);
    expect(result.plan).toStrictEqual(samplePlan());
  });

  it('leaves an unfinished ingredient out and names the field', () => {
    const d = draft();
    first(d.items).ingredients.push({ ...emptyIngredient(), substance: 'zinc' });
    const result = complete(d);
    expect(result.plan?.items[0]?.ingredients).toHaveLength(1);
    expect(result.unfinished).toEqual([
      { path: 'items[0].ingredients[1].amount', message: 'Enter the amount as a number.' },
    ]);
  });

  it('keeps an amount of zero out instead of counting it', () => {
    const d = draft();
    first(first(d.items).ingredients).amount = 0;
    const result = complete(d);
    expect(result.plan?.items).toEqual([]);
    expect(result.unfinished.map((u) => u.path)).toEqual(['items[0].ingredients[0].amount']);
  });

  it('has no plan without an age', () => {
    const d = draft();
    d.profile.age = null;
    expect(complete(d).plan).toBeNull();
    expect(complete(d).unfinished.map((u) => u.path)).toEqual(['profile.age']);
  });

  it('keeps a medicine that no list has by its name', () => {
    const d = draft();
    d.profile.medications.push({ ...emptyMedication(), name: 'a new tablet' }, emptyMedication());
    const result = complete(d);
    expect(result.plan?.profile.medications.map((m) => [m.medication, m.name])).toEqual([
      ['levothyroxine', undefined],
      [null, 'a new tablet'],
    ]);
    expect(result.unfinished.map((u) => u.path)).toEqual(['profile.medications[2].medication']);
  });

  it('finds the row of the draft behind a path of the plan', () => {
    const d = draft();
    // Draft: [unfinished item, sample item with an unfinished first ingredient].
    d.items.unshift(emptyItem());
    d.items[1]?.ingredients.unshift(emptyIngredient());
    d.foods.unshift({ key: nextKey(), food: null, name: '', grams: null });
    const { draftPath } = complete(d);
    expect(draftPath('items[0].ingredients[0].unit')).toBe('items[1].ingredients[1].unit');
    expect(draftPath('foods[0].grams')).toBe('foods[1].grams');
    expect(draftPath('profile.age')).toBe('profile.age');
  });

  it('drops empty time fields, because "no time" is no time', () => {
    const d = draft();
    first(d.items).times = ['08:00', ''];
    expect(complete(d).plan?.items[0]?.times).toEqual(['08:00']);
  });

  it('names the field when a time does not exist', () => {
    const d = draft();
    first(d.items).times = ['25:00'];
    const result = complete(d);
    expect(result.plan).toBeNull();
    expect(result.unfinished[0]?.path).toBe('items[0].times[0]');
  });
});

describe('withSex', () => {
  it('ends pregnancy when the sex is no longer female', () => {
    const d = draft();
    d.profile.state = 'pregnant';
    withSex(d.profile, 'male');
    expect(d.profile.state).toBe('none');
  });
});

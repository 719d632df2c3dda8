import { describe, expect, it } from 'vitest';
import { complete } from './complete.ts';
import { draftOf } from './draft.ts';
import { samplePlan } from './samplePlan.ts';
import { completeTimes } from './unfinished.ts';

describe('completeTimes', () => {
  it('a new time that stands already counts once, and its field says so', () => {
    const done = completeTimes(undefined, ['08:00', '', '08:00'], 'items[0].times', true);
    expect(done.value).toEqual(['08:00']);
    expect(done.unfinished).toEqual([
      {
        path: 'items[0].times[2]',
        message:
          '08:00 is entered twice and counts once. Change or remove one; for more at one time, enter more servings.',
      },
    ]);
  });

  it('what a file holds twice is neither lost nor silent', () => {
    const stored = ['08:00', '08:00'];
    const done = completeTimes(stored, stored, 'items[0].times', true);
    expect(done.value).toEqual(stored);
    expect(done.unfinished.map(({ path, message }) => [path, message.split('.')[0]])).toEqual([
      ['items[0].times[1]', '08:00 is entered twice and counts twice'],
    ]);
    // From the first change on the form decides.
    expect(completeTimes(stored, [...stored, '20:00'], 'items[0].times', true).value).toEqual([
      '08:00',
      '20:00',
    ]);
  });

  it('nothing is counted by the times of a medicine', () => {
    const done = completeTimes([], ['07:00', '07:00'], 'profile.medications[0].times', false);
    expect(done.value).toEqual(['07:00']);
    expect(done.unfinished[0]?.message).toBe('07:00 is entered twice. Change or remove one.');
  });

  it('different times are left as they are', () => {
    expect(completeTimes(undefined, ['20:00', '08:00'], 'profile.meals', false)).toEqual({
      value: ['20:00', '08:00'],
      unfinished: [],
    });
  });
});

it('a plan with doubled times is still checked, each time once', () => {
  const draft = draftOf(samplePlan());
  const [item] = draft.items;
  if (item === undefined) throw new Error('the sample has a product');
  item.times = ['08:00', '08:00', '20:00'];
  draft.profile.meals = ['07:30', '07:30'];
  const { plan, unfinished } = complete(draft);
  expect(plan?.items[0]?.times).toEqual(['08:00', '20:00']);
  expect(plan?.profile.meals).toEqual(['07:30']);
  expect(unfinished.map(({ path }) => path).sort()).toEqual([
    'items[0].times[1]',
    'profile.meals[1]',
  ]);
});

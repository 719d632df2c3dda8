import { describe, expect, it } from 'vitest';
import { comparisonOf, comparisonQuery, gramsOn, highestOf, withFood } from './comparison.ts';

const read = (query: string) => comparisonOf(new URLSearchParams(query));

describe('the address of a comparison', () => {
  it('holds foods, basis and portions', () => {
    expect(read('ids=almonds-raw,cashews-raw&per=portion&p=2,0')).toEqual({
      ids: ['almonds-raw', 'cashews-raw'],
      per: 'portion',
      portions: [2, 0],
      leftOut: 0,
    });
  });
  it('counts a food once, leaves out what is no id, and takes no sixth', () => {
    expect(read('ids=a,a,b,../x,c').ids).toEqual(['a', 'b', 'c']);
    expect(read('ids=a,b,c,d,e,f')).toMatchObject({ ids: ['a', 'b', 'c', 'd', 'e'], leftOut: 1 });
  });
  it('is written as it is read', () => {
    const state = { ids: ['a', 'b'], per: 'portion', portions: [1, 0] } as const;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(comparisonQuery(state)))
      if (value !== null) query.set(name, value);
    expect(comparisonOf(query)).toEqual({ ...state, leftOut: 0 });
  });
  it('needs no words for what goes without saying', () => {
    expect(comparisonQuery({ ids: ['a'], per: '100g', portions: [3] })).toEqual({
      ids: 'a',
      per: null,
      p: null,
    });
  });
});

it('has room for five foods', () => {
  expect(withFood(['a', 'b', 'c', 'd'], 'e')).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(withFood(['a', 'b', 'c', 'd', 'e'], 'f')).toBeNull();
  expect(withFood(['a', 'b', 'c', 'd', 'e'], 'c')).toEqual(['a', 'b', 'c', 'd', 'e']);
});

describe('gramsOn', () => {
  it('100 kcal of a food with 400 kcal in 100 g are 25 g', () => {
    expect(gramsOn('100kcal', 400, undefined)).toBe(25);
  });
  it('stays unknown without energy or portion', () => {
    expect(gramsOn('100kcal', null, undefined)).toBeNull();
    expect(gramsOn('100kcal', 0, undefined)).toBeNull();
    expect(gramsOn('portion', 579, undefined)).toBeNull();
  });
  it('weighs a portion as the table does', () => {
    expect(gramsOn('portion', 579, { label: '1 oz', grams: 28.35, ordinary: true })).toBe(28.35);
    expect(gramsOn('100g', null, undefined)).toBe(100);
  });
});

describe('highestOf', () => {
  it('points out the highest, and equals together', () => {
    expect(highestOf([270, 292, 35])).toEqual([false, true, false]);
    expect(highestOf([5, 5, 1])).toEqual([true, true, false]);
  });
  it('never takes unknown for low', () => {
    expect(highestOf([270, null])).toEqual([false, false]);
    expect(highestOf([null, 3, 2])).toEqual([false, true, false]);
  });
  it('has nothing to point out where all are nil or equal', () => {
    expect(highestOf([0, 0])).toEqual([false, false]);
    expect(highestOf([4, 4])).toEqual([false, false]);
    expect(highestOf([])).toEqual([]);
  });
  it('takes no rounding of the machine for a difference', () => {
    // 100 kcal of a food with 579 kcal in 100 g, worked out.
    expect(highestOf([(579 * ((100 / 579) * 100)) / 100, 100, 99.99999999999999])).toEqual([
      false,
      false,
      false,
    ]);
  });
});

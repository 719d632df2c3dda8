import { describe, expect, it } from 'vitest';
import { reuse } from './reuse.ts';

const answer = (zinc: number | null) => ({
  sums: [
    { name: 'Magnesium', parts: [{ amount: 200 }] },
    { name: 'Zinc', parts: [{ amount: zinc }] },
  ],
  note: null,
});

describe('reuse', () => {
  it('is the answer before where nothing changed', () => {
    const before = answer(30);
    expect(reuse(before, answer(30))).toBe(before);
  });
  it('shares what is equal and takes what is not', () => {
    const before = answer(30);
    const after = reuse(before, answer(15));
    expect(after).toEqual(answer(15));
    expect(after.sums[0]).toBe(before.sums[0]);
    expect(after.sums[1]).not.toBe(before.sums[1]);
  });
  it('finds a part by its id when others come or go before it', () => {
    const finding = (id: string) => ({ id, sources: [{ from: id }] });
    const before = [finding('a'), finding('b')];
    const after = reuse(before, [finding('new'), finding('a'), finding('b')]);
    expect(after.map(({ id }) => id)).toEqual(['new', 'a', 'b']);
    expect(after[1]).toBe(before[0]);
    expect(after[2]).toBe(before[1]);
    const fewer = reuse(before, [finding('b')]);
    expect(fewer).toEqual([finding('b')]);
    expect(fewer[0]).toBe(before[1]);
  });
  it('two parts with one id are taken as they are', () => {
    const twice = (x: number) => [
      { id: 'a', x },
      { id: 'a', x: 2 },
    ];
    expect(reuse(twice(1), twice(3))).toEqual(twice(3));
    expect(reuse(twice(1), twice(1))).toEqual(twice(1));
  });
  it('tells null, a missing field and a shorter list apart', () => {
    expect(reuse(answer(30), answer(null))).toEqual(answer(null));
    expect(reuse<{ a?: number; b: number }>({ a: 1, b: 2 }, { b: 2 })).toEqual({ b: 2 });
    expect(Object.keys(reuse<object>({ b: 2 }, { a: undefined, b: 2 }))).toEqual(['a', 'b']);
    expect(reuse([1, 2], [1])).toEqual([1]);
    expect(reuse<number[] | null>(null, [1])).toEqual([1]);
  });
});

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
  it('tells null, a missing field and a shorter list apart', () => {
    expect(reuse(answer(30), answer(null))).toEqual(answer(null));
    expect(reuse<{ a?: number; b: number }>({ a: 1, b: 2 }, { b: 2 })).toEqual({ b: 2 });
    expect(Object.keys(reuse<object>({ b: 2 }, { a: undefined, b: 2 }))).toEqual(['a', 'b']);
    expect(reuse([1, 2], [1])).toEqual([1]);
    expect(reuse<number[] | null>(null, [1])).toEqual([1]);
  });
});

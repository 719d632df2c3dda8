import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AmountSorter, MOST_FOODS } from './amountSorter.ts';
import { NumberIndex } from './numberIndex.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sorter-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Amount = [food: number, column: number, rank: number, amount: number];

function sorted(amounts: readonly Amount[], runSize: number): Amount[] {
  const sorter = new AmountSorter((run) => path.join(folder, `${run}.partial`), runSize);
  for (const [food, column, rank, amount] of amounts) sorter.add(food, column, rank, amount);
  const given: Amount[] = [];
  const count = sorter.drain((food, column, amount, rank) =>
    given.push([food, column, rank, amount]),
  );
  expect(count).toBe(given.length);
  return given;
}

it('takes the lowest rank of a food and column, and of equals the first, over runs', () => {
  const amounts: Amount[] = [
    [2, 1, 1, 10],
    [2, 1, 0, 20],
    [1, 63, 3, 30],
    [2, 1, 0, 40],
    [1, 63, 3, 50],
    [MOST_FOODS, 0, 0, 60],
  ];
  for (const runSize of [1, 2, 3, 100])
    expect(sorted(amounts, runSize)).toEqual([
      [1, 63, 3, 30],
      [2, 1, 0, 20],
      [MOST_FOODS, 0, 0, 60],
    ]);
  expect(readdirSync(folder)).toEqual([]);
});

it('gives what a sort in memory gives', () => {
  const amount = fc.tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 0, max: 63 }),
    fc.integer({ min: 0, max: 3 }),
    fc.double({ noNaN: true }),
  );
  fc.assert(
    fc.property(
      fc.array(amount, { maxLength: 120 }),
      fc.integer({ min: 1, max: 50 }),
      (amounts, runSize) => {
        const best = new Map<string, Amount>();
        for (const one of amounts) {
          const key = `${one[0]} ${one[1]}`;
          const known = best.get(key);
          if (known === undefined || one[2] < known[2]) best.set(key, one);
        }
        const expected = [...best.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(sorted(amounts, runSize)).toEqual(expected);
      },
    ),
    { seed: 9, numRuns: 300 },
  );
});

it('finds numbers again, as a Map does', () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 500 }),
    fc.integer({ min: 0, max: 99_999_999_999_999 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat()), { maxLength: 400 }), (pairs) => {
      const index = new NumberIndex(4, true);
      const map = new Map(pairs);
      for (const [one, value] of pairs) index.set(one, value);
      expect(index.size).toBe(map.size);
      for (const [one, value] of map) expect(index.get(one)).toBe(value);
      expect(index.get(99_999_999_999_999 + 1)).toBe(-1);
    }),
    { seed: 5, numRuns: 200 },
  );
});

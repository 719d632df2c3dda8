import { describe, expect, it } from 'vitest';
import { gramsProblem, weightOf } from './foodAmount.ts';

const portions = [
  { label: '1 almond', grams: 1.2, ordinary: false },
  { label: '1 oz (23 kernels)', grams: 28.35, ordinary: true },
];
const read = (query: string) => weightOf(new URLSearchParams(query), portions);

describe('weightOf', () => {
  it('is 100 g until somebody chooses', () => {
    expect(read('')).toEqual({ grams: 100, label: '100\u00a0g', portion: null });
  });
  it('reads a portion of the table by its place', () => {
    expect(read('portion=1')).toEqual({
      grams: 28.35,
      label: '1 oz (23 kernels), 28.35\u00a0g',
      portion: 1,
    });
  });
  it('reads a weight of one’s own', () => {
    expect(read('grams=30')).toEqual({ grams: 30, label: '30\u00a0g', portion: null });
  });
  it.each(['portion=2', 'portion=-1', 'portion=x', 'grams=0', 'grams=-5', 'grams=1e9', 'grams=x'])(
    'takes nothing from %s',
    (query) => {
      expect(read(query).grams).toBe(100);
    },
  );
});

it('says what is wrong with a weight', () => {
  expect(gramsProblem(null)).toMatch(/in grams/);
  expect(gramsProblem(0)).toMatch(/in grams/);
  expect(gramsProblem(5001)).toMatch(/at most 5,000 g/);
  expect(gramsProblem(30)).toBeNull();
});

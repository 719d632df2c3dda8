import { describe, expect, it } from 'vitest';
import type { IntakeSum, ReferenceComparison } from '../../contract/check.ts';
import { decimalsFor, figuresOf, rounded } from './sumFigures.ts';

const limit = (amount: number, compared: number, more: Partial<ReferenceComparison> = {}) =>
  ({ amount, compared, unit: 'mg', kind: 'UL', scope: 'total', ...more }) as ReferenceComparison;
const sum = (
  supplements: number | null,
  food: number | null,
  references = [] as ReferenceComparison[],
) =>
  ({
    unit: 'mg',
    supplements,
    food: { amount: food, known: 1, of: 1 },
    total: (supplements ?? 0) + (food ?? 0),
    references,
  }) as unknown as IntakeSum;

/** As print shows them. */
function shown(one: IntakeSum): [number, number, number] {
  const { decimals, totalDecimals } = figuresOf(one);
  const [a, b, c] = [one.supplements ?? 0, one.food.amount ?? 0, one.total ?? 0];
  return [rounded(a, decimals), rounded(b, decimals), rounded(c, totalDecimals)];
}

it('rounds half up on the number as it is written', () => {
  expect(rounded(3.945, 2)).toBe(3.95);
  expect(rounded(14.659, 2)).toBe(14.66);
  expect(rounded(216.6, 0)).toBe(217);
  expect(rounded(1e10, 0)).toBe(1e10);
});

it('counts the decimals that so many digits leave', () => {
  expect(decimalsFor(516.6, 3)).toBe(0);
  expect(decimalsFor(19.402, 3)).toBe(1);
  // 50.04 in three digits is 50.0, which needs none.
  expect(decimalsFor(50.04, 3)).toBe(0);
  expect(decimalsFor(0.0411, 2)).toBe(3);
  expect(decimalsFor(1200, 3)).toBe(0);
});

describe('parts and total of a nutrient', () => {
  it.each([
    // 300 + 216.6 = 516.6
    [300, 216.6, [300, 217, 517]],
    // 25 mg × 3 ÷ 7 = 10.714…; with one decimal 10.7 + 3.9 would not come to 14.7.
    [75 / 7, 3.945, [10.71, 3.95, 14.66]],
    // A label's 500.5 mg stays as it is.
    [500.5, 123.1, [500.5, 123.1, 623.6]],
    [500, 1.635, [500, 2, 502]],
    [30, 8.208, [30, 8.2, 38.2]],
    [50, 0.0411, [50, 0, 50]],
  ] as const)('%f and %f', (supplements, food, expected) => {
    const one = sum(supplements, food);
    expect(figuresOf(one).about).toBe(false);
    expect(shown(one)).toEqual(expected);
  });

  it('have a total with a digit less where the rounded parts do not come to it', () => {
    // 30 mg × 3 ÷ 7 = 12.857…, with 0.936 together 13.793…: 12.86 + 0.94 = 13.80.
    const one = sum(90 / 7, 0.936);
    expect(shown(one)).toEqual([12.86, 0.94, 13.8]);
    expect(figuresOf(one).about).toBe(true);
  });

  it('add up in print, or are told as about', () => {
    let about = 0;
    for (let at = 1; at <= 400; at += 1) {
      const one = sum((at * 7.3) / 7, at * 0.3183);
      const figures = figuresOf(one);
      const [a, b, c] = shown(one);
      if (figures.about) about += 1;
      else expect(rounded(a + b, figures.decimals)).toBe(c);
      // Even then the difference is less than what the last digit of the parts is worth.
      expect(Math.abs(a + b - (one.total ?? 0))).toBeLessThan(10 ** -figures.decimals + 1e-9);
    }
    expect(about).toBeLessThan(200);
  });

  it('never look equal to a limit that they are not equal to', () => {
    // 350 mg is the limit; 350.04 mg is above it, 349.96 mg below.
    expect(shown(sum(350, 0.04, [limit(350, 350.04)]))).toEqual([350, 0.04, 350.04]);
    expect(shown(sum(349, 0.96, [limit(350, 349.96)]))[2]).toBe(349.96);
    expect(shown(sum(350, 0, [limit(350, 350)]))).toEqual([350, 0, 350]);
    // A limit on supplements is read against those alone.
    expect(shown(sum(300, 50.04, [limit(350, 300, { scope: 'supplements' })]))[2]).toBe(350);
  });
});

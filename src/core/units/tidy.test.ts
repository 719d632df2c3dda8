import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shown, shownTotal, tidy } from './tidy.ts';

it('keeps the digits of a total that its terms have', () => {
  expect(shown(650 + 388.8)).toBe('1039');
  expect(shownTotal(650 + 388.8)).toBe('1038.8');
  expect(shownTotal(1000 + 0.25)).toBe('1000.25');
  // 2 × 700 ÷ 1.2 = 1166.66…: cut to one decimal, not to none.
  expect(shownTotal((2 * 700) / 1.2)).toBe('1166.7');
});

it('writes every other number as a sentence does', () => {
  for (const value of [0, 0.000123456, 178.571428571, 200, 2_000_000]) {
    expect(shownTotal(value)).toBe(shown(value));
  }
  expect(shownTotal(350.004, 350)).toBe('350.004');
});

it('trims to 12 significant digits, by whichever way', () => {
  const amount = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    // Products of what people enter: short decimals with the noise of a few operations.
    fc
      .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }))
      .map(([a, b]) => ((a / 1000) * b) / 100),
    fc
      .tuple(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: -2e-12, max: 2e-12, noNaN: true }))
      .map(([micro, noise]) => (micro / 1e6) * (1 + noise)),
  );
  fc.assert(
    fc.property(amount, (value) => tidy(value) === Number.parseFloat(value.toPrecision(12))),
    { numRuns: 20_000 },
  );
});

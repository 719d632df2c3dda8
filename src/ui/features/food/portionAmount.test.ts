import { expect, it } from 'vitest';
import { portionAmount } from './portionAmount.ts';

it('scales by weight: 270 mg magnesium in 100 g almonds are 81 mg in 30 g', () => {
  expect(portionAmount(270, 30)).toBeCloseTo(81, 9);
});
it('keeps unknown unknown and zero zero', () => {
  expect(portionAmount(null, 30)).toBeNull();
  expect(portionAmount(0, 30)).toBe(0);
});

/** A scale of amounts from 0, shared by the tracks of one nutrient. */

export interface AmountScale {
  max: number;
  ticks: readonly number[];
}

const MOST_STEPS = 5;

/** A scale from 0 to a round number at or above `reach`, with a few round values between. A reach of 0 gives 0 to 1. */
export function amountScale(reach: number): AmountScale {
  const span = reach > 0 ? reach : 1;
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS));
  const step = ([1, 2, 5, 10].find((factor) => factor * power * MOST_STEPS >= span) ?? 10) * power;
  // A tail of binary fractions would be written out: 3 × 0.1 is 0.3.
  const clean = (value: number): number => Number(value.toPrecision(12));
  const count = Math.ceil(clean(span / step));
  return {
    max: clean(count * step),
    ticks: Array.from({ length: count + 1 }, (_, at) => clean(at * step)),
  };
}

/** Numbers inside drawings, the same on screen and in print. */

const DIGITS = 4;

/** At most four significant digits, no exponent, a true minus sign. */
export function figure(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  return rounded.toLocaleString('en-GB', { maximumFractionDigits: 10 }).replace('-', '−');
}

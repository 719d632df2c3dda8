/** Numbers inside drawings, the same on screen and in print. */

const DIGITS = 4;
/** Made once: making one takes longer than writing a number with it. */
const format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 });

/** At most four significant digits, no exponent, a true minus sign. */
export function figure(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  return format.format(rounded).replace('-', '−');
}

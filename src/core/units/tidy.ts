/** Numbers without binary noise, for sums and for sentences. */

/** Trims binary noise from products and quotients: 12 significant digits. */
export function tidy(value: number): number {
  return Number.parseFloat(value.toPrecision(12));
}

const MEANT_DIGITS = 4;

/**
 * The number as it stands in a sentence: whole part in full, decimals up to four significant digits (178.571428571 →
 * "178.6"). `apartFrom` is a number that it must not look equal to: "350.004 is above 350" keeps its decimals.
 */
export function shown(value: number, apartFrom?: number | null): string {
  const whole = Math.trunc(Math.abs(value));
  const decimals =
    whole === 0
      ? Math.max(0, MEANT_DIGITS - 1 - Math.floor(Math.log10(Math.abs(value) || 1)))
      : Math.max(0, MEANT_DIGITS - String(whole).length);
  const rounded = Number.parseFloat(value.toFixed(Math.min(decimals, 100)));
  return String(rounded === apartFrom && rounded !== value ? tidy(value) : rounded);
}

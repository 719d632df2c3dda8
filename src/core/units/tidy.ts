/** Numbers without binary noise, for sums and for sentences. */

/** Below this a number with at most six decimals has at most 12 digits. */
const SHORT = 1e6;
/** A quarter of the least that the last of 12 digits is worth, as a part of the number. */
const NOISE = 0.25e-12;

/** Trims binary noise from products and quotients: 12 significant digits. */
export function tidy(value: number): number {
  // Most amounts are short already; writing them out and reading them again is the slowest part of a sum.
  const size = Math.abs(value);
  if (size < SHORT) {
    const near = Math.round(value * SHORT) / SHORT;
    // Nearer than half of the twelfth digit is noise: writing out would come to the same number.
    if (Math.abs(value - near) <= size * NOISE) return near === 0 ? value : near;
  }
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

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/**
 * A sum or product that stands beside its terms: two decimals in full, of more at least one, as its terms have. 650 and
 * 388.8 come to 1038.8, not to 1039. `apartFrom` as for `shown`.
 */
export function shownTotal(value: number, apartFrom?: number | null): string {
  const sentence = shown(value, apartFrom);
  const exact = String(tidy(value));
  const kept = decimalsOf(exact) <= 2 ? exact : String(Number.parseFloat(value.toFixed(1)));
  return decimalsOf(kept) > decimalsOf(sentence) ? kept : sentence;
}

/** A label rarely says whether "400 mg" counts the nutrient or the whole compound. The editor shows both readings. */
import type { Basis } from './draft.ts';

/** As entered. */
const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const formatExact = (amount: number): string => exact.format(amount);
/** A product with a rounded constant: three digits claim no more than the constant does. */
const threeDigits = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const formatRounded = (amount: number): string => threeDigits.format(amount);

export interface Reading {
  basis: Basis;
  /** Amount of the nutrient itself, in the unit entered; null for "unknown". */
  amount: number | null;
  sentence: string;
}

/**
 * Both readings of an amount of a form, for example 400 mg of magnesium oxide (fraction 0.603).
 * @param fraction share of the nutrient in the mass of the compound; null where no source gives one
 */
export function readings(entry: {
  amount: number;
  unit: string;
  substance: string;
  form: string;
  fraction: number | null;
}): Reading[] {
  const { amount, unit, fraction } = entry;
  const substance = entry.substance.toLowerCase();
  const form = entry.form.toLowerCase();
  const whole = `${formatExact(amount)} ${unit}`;
  const part = fraction === null ? null : amount * fraction;
  return [
    {
      basis: 'elemental',
      amount,
      sentence: `The label counts ${substance} alone: ${whole} ${substance}.`,
    },
    {
      basis: 'compound',
      amount: part,
      sentence:
        part === null
          ? `The label counts the whole compound: ${whole} ${form}. How much ${substance} that holds is not known.`
          : `The label counts the whole compound: ${whole} ${form} = ${formatRounded(part)} ${unit} ${substance}.`,
    },
    {
      basis: 'unknown',
      amount: null,
      sentence:
        part === null
          ? `The label does not say. The amount is left out of the sum.`
          : `The label does not say. The amount is left out of the sum and shown as a range: ${formatRounded(part)} to ${whole} ${substance}.`,
    },
  ];
}

/** Units in which a compound can be weighed: "400 IU of a compound" has no second reading. */
export const isMass = (unit: string): boolean => unit === 'mg' || unit === 'mcg' || unit === 'g';

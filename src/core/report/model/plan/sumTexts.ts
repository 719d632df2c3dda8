/** The amounts of one nutrient as a plan report prints them: in one unit, with one number of decimals everywhere. */
import type { IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import { figuresOf } from '../../../intake/sumFigures.ts';
import { massPart } from '../../../units/mass.ts';
import { formatAmount, formatRounded } from '../format.ts';

export interface SumTexts {
  /** A part of the sum, or what a limit counts of it. */
  part(amount: number | null): string;
  /** The total; "about", and with a digit less, where the rounded parts do not come to it. */
  total(): string;
  /** What was compared with a published value, in the unit of that. */
  compared(one: ReferenceComparison): string;
  decimals: number;
}

export function sumTexts(sum: IntakeSum): SumTexts {
  const { decimals, totalDecimals, about } = figuresOf(sum);
  const part = (amount: number | null): string => formatRounded(amount, decimals, sum.unit);
  return {
    decimals,
    part,
    total: () => `${about ? 'about ' : ''}${formatRounded(sum.total, totalDecimals, sum.unit)}`,
    compared: (one) =>
      one.unit === (massPart(sum.unit) ?? sum.unit)
        ? formatRounded(one.compared, decimals, one.unit)
        : formatAmount(one.compared, one.unit, one.amount === null ? [] : [one.amount]),
  };
}

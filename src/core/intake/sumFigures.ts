/**
 * One rounding for all printed numbers of a nutrient: supplements, food and total have the same decimals, so that the
 * printed parts add up to the printed total, which is otherwise told as "about", with a digit less. No amount looks like a
 * published value that it is not equal to.
 */
import type { IntakeSum } from '../../contract/check.ts';
import { massPart } from '../units/mass.ts';

/** Significant digits of what labels say, and of a sum that food is part of: a food table is not more exact than that. */
const LABEL_DIGITS = 4;
const SUM_DIGITS = 3;
const MOST_DECIMALS = 9;
const LONG_DIGITS = 12;
const SHORT_DECIMALS = 2;

/** Half up on the number as it is written: 3.945 is 3.95, whatever its binary fraction. */
export function rounded(value: number, decimals: number): number {
  const [digits = '', exponent = '0'] = value.toExponential(11).split('e');
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return Number(`${shifted}e${-decimals}`);
}

/** Decimals that leave `digits` significant digits; none for 0 and for whole numbers. */
export function decimalsFor(value: number, digits: number): number {
  if (value === 0 || Number.isInteger(value)) return 0;
  const most = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  const short = Array.from({ length: most }, (_, decimals) => decimals);
  const full = rounded(value, most);
  return short.find((decimals) => rounded(value, decimals) === full) ?? most;
}

export interface SumFigures {
  /** Of every part. */
  decimals: number;
  totalDecimals: number;
  /** The rounded parts do not come to the total in their own decimals. */
  about: boolean;
}

const known = (values: readonly (number | null | undefined)[]): number[] =>
  values.flatMap((value) => value ?? []);

/** Each published value with the amounts that are read against it. EAR and AR are values of groups, which none is. */
function comparisonsOf({ references, unit, total, range }: IntakeSum): [number, number[]][] {
  const own = massPart(unit) ?? unit;
  return references.flatMap((one): [number, number[]][] =>
    one.amount === null || one.unit !== own || one.kind === 'EAR' || one.kind === 'AR'
      ? []
      : [
          [
            one.amount,
            known(one.scope === 'total' ? [total, range?.low, range?.high] : [one.compared]),
          ],
        ],
  );
}

export function figuresOf(sum: IntakeSum): SumFigures {
  const { supplements, food, total, range } = sum;
  const comparisons = comparisonsOf(sum);
  const looksEqual = (decimals: number): boolean =>
    comparisons.some(([published, amounts]) =>
      amounts.some(
        (amount) =>
          amount !== published && rounded(amount, decimals) === rounded(published, decimals),
      ),
    );
  const addsUp = (decimals: number): boolean =>
    supplements === null ||
    food.amount === null ||
    total === null ||
    rounded(rounded(supplements, decimals) + rounded(food.amount, decimals), decimals) ===
      rounded(total, decimals);
  let least = Math.max(
    0,
    // A label's own amount keeps the decimals that it has; what is shared out over days has endless ones.
    ...known([supplements]).flatMap((one) => [shortDecimals(one), decimalsFor(one, LABEL_DIGITS)]),
    ...known([total, range?.low, range?.high]).map((one) => decimalsFor(one, SUM_DIGITS)),
  );
  while (least < MOST_DECIMALS && looksEqual(least)) least += 1;
  if (addsUp(least)) return { decimals: least, totalDecimals: least, about: false };
  // 12.86 and 0.94 are not 13.79, but about 13.8.
  const coarser = least - 1;
  const parts = rounded(supplements ?? 0, least) + rounded(food.amount ?? 0, least);
  const fits =
    coarser >= 0 &&
    !looksEqual(coarser) &&
    rounded(parts, coarser) === rounded(total ?? 0, coarser);
  return { decimals: least, totalDecimals: fits ? coarser : least, about: true };
}

/** Decimals of a number that has two at most; none of any other. */
const shortDecimals = (value: number): number => {
  const exact = decimalsFor(value, LONG_DIGITS);
  return exact > SHORT_DECIMALS ? 0 : exact;
};

/** Sums in the order of the page, and each in words. */
import type { Contribution, IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import { amountText, measuredText, numberText } from '../../../shared/format.ts';
import { foodCoverage, isLimit, totalText } from '../words.ts';

/** Whether a part of a sum comes from a product or a medicine; a food without a record has a name and no item. */
export const isProduct = (part: Contribution): boolean =>
  part.food === undefined &&
  (part.item !== undefined || (part.path !== undefined && !part.path.startsWith('foods')));

/** From this share of a limit on, a nutrient of food alone is shown beside those that are taken. A border of the page alone. */
const NEAR = 0.8;

/** Above a value, or near it where it is a limit. A limit of narrower scope is set beside what it counts. */
export const nearLimit = ({ kind, status, amount, compared }: ReferenceComparison): boolean =>
  status === 'above' ||
  (isLimit(kind) && amount !== null && compared !== null && compared >= NEAR * amount);

/** So many quiet sums stand in sight all the same: to fold two would save nothing. */
const FEW_QUIET = 2;

/** Above or near a published value, or not to be reckoned whole: what has to be in sight. */
const isLoud = (sum: IntakeSum): boolean =>
  sum.total === null || sum.range !== undefined || sum.references.some(nearLimit);

/**
 * Sums that come from products or are near a limit, then those of food alone; in each, above a value first, then near it.
 * Of those that are taken the quiet ones stand apart when there are several.
 */
export function orderSums(sums: readonly IntakeSum[]): {
  loud: IntakeSum[];
  quiet: IntakeSum[];
  foodOnly: IntakeSum[];
} {
  const rank = (sum: IntakeSum): number => {
    if (sum.references.some((r) => r.status === 'above')) return 0;
    return sum.references.some(nearLimit) ? 1 : 2;
  };
  const sorted = sums
    .map((sum, at) => ({ sum, at }))
    .sort((a, b) => rank(a.sum) - rank(b.sum) || a.at - b.at)
    .map(({ sum }) => sum);
  const taken = sorted.filter(
    (sum) => sum.contributions.some(isProduct) || sum.references.some(nearLimit),
  );
  const foodOnly = sorted.filter((sum) => !taken.includes(sum));
  const quiet = taken.filter((sum) => !isLoud(sum));
  return quiet.length <= FEW_QUIET
    ? { loud: taken, quiet: [], foodOnly }
    : { loud: taken.filter(isLoud), quiet, foodOnly };
}

/** "Calcium 481 mg": a folded sum still says how much it is. */
export const nameAndTotal = (sum: IntakeSum): string => `${sum.name} ${totalText(sum)}`;

/** The sum in words: the text equivalent of its bar, and what a screen reader hears. */
export function describeSum(sum: IntakeSum): string {
  const { unit } = sum;
  const parts: string[] = [];
  if (sum.total === null) parts.push(`${sum.name}: the total is not known.`);
  else parts.push(`${sum.name}: ${totalText(sum)} on an average day.`);
  if (sum.supplements !== null) parts.push(`Supplements: ${amountText(sum.supplements, unit)}.`);
  if (sum.food.amount !== null) parts.push(`Food: ${measuredText(sum.food.amount, unit)}.`);
  if (sum.range !== undefined)
    parts.push(
      `One amount can be read in two ways: the total is ${numberText(sum.range.low)} or ${amountText(sum.range.high, unit)}.`,
    );
  if (sum.food.of > 0) parts.push(foodCoverage(sum));
  return parts.join(' ');
}

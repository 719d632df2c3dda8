/** Amounts of a nutrient as bars: supplements and food, with the published values as marks. */
import type { IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { IntakeBar } from '../../../../contract/reportDocument.ts';
import { formatAmount, NOT_KNOWN } from '../format.ts';
import { limitKinds, scopeWords } from '../words.ts';

const marked: ReadonlySet<string> = new Set(['RDA', 'AI', 'PRI', 'UL', 'SLI', 'SAI', 'CDRR']);

/** Whether a supplement of the plan contributes, even where the amount is not known. */
export const fromSupplements = (sum: IntakeSum): boolean =>
  sum.contributions.some((part) => part.item !== undefined);

/** "known for 9 of 11 foods". */
const coverageText = (sum: IntakeSum): string =>
  sum.food.of === 0 ? 'no foods entered' : `known for ${sum.food.known} of ${sum.food.of} foods`;

/** Published amounts, beside which a sum gets as many digits as it takes to stay apart. */
export const against = (sum: IntakeSum): number[] =>
  sum.references.flatMap((one) => (one.amount === null ? [] : [one.amount]));

/** The bar of a nutrient; null where nothing is known. Supplements come first, so that a limit on them reads from the left. */
export function barOf(sum: IntakeSum): IntakeBar | null {
  const { food, supplements, unit } = sum;
  const close = against(sum);
  const segments: IntakeBar['segments'] = [];
  if (supplements !== null && supplements > 0) {
    segments.push({
      label: `Supplements ${formatAmount(supplements, unit, close)}`,
      amount: supplements,
      pattern: 'supplement',
    });
  }
  if (food.amount !== null && food.amount > 0) {
    segments.push({
      label: `Food ${formatAmount(food.amount, unit, close)} (${coverageText(sum)})`,
      amount: food.amount,
      pattern: 'food',
    });
  }
  if (segments.length === 0) return null;
  // Named in the legend, so that a bar never passes for the whole.
  if (supplements === null && fromSupplements(sum)) {
    segments.unshift({ label: `Supplements: ${NOT_KNOWN}`, amount: 0, pattern: 'supplement' });
  }
  if (food.amount === null && food.of > 0) {
    segments.push({ label: `Food: ${NOT_KNOWN}`, amount: 0, pattern: 'food' });
  }
  const marks = sum.references
    .filter((one) => marked.has(one.kind) && one.compared !== null && sameUnit(one, unit))
    .flatMap((one) =>
      one.amount === null
        ? []
        : [{ label: markLabel(one), amount: one.amount, limit: limitKinds.has(one.kind) }],
    );
  const description = [
    `Bar of ${sum.name} per average day.`,
    `${segments.map((segment) => segment.label).join(', ')}.`,
    ...(marks.length === 0 ? [] : [`Marks: ${marks.map((mark) => mark.label).join('; ')}.`]),
  ].join(' ');
  return { label: sum.name, unit, segments, marks, description };
}

/** Folate is summed in mcg DFE; a value in plain mcg of folic acid has no place on its bar. */
export function sameUnit(one: ReferenceComparison, unit: string): boolean {
  return one.unit === unit || `${one.unit} ${one.equivalent ?? ''}` === unit;
}

function markLabel(one: ReferenceComparison): string {
  const scope = one.scope === 'total' ? '' : `, ${scopeWords[one.scope]}`;
  return `${one.kind} ${formatAmount(one.amount, one.unit)} (${one.authority}${scope})`;
}

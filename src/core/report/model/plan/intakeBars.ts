/** Amounts of a nutrient as bars: each limit beside the part of the intake that it counts. Values to be reached count all. */
import type { IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { IntakeBar } from '../../../../contract/reportDocument.ts';
import { rounded } from '../../../intake/sumFigures.ts';
import { formatAmount, NOT_KNOWN } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { limitKinds, scopeWords } from '../words.ts';
import { groupedBy } from './order.ts';
import { sumTexts } from './sumTexts.ts';

const needKinds: ReadonlySet<string> = new Set(['RDA', 'AI', 'PRI', 'SAI']);

/** Whether a supplement of the plan contributes, even where the amount is not known. */
export const fromSupplements = (sum: IntakeSum): boolean =>
  sum.contributions.some((part) => part.item !== undefined);

/** "known for 9 of 11 foods". */
const coverageText = (sum: IntakeSum): string =>
  sum.food.of === 0 ? 'no foods entered' : `known for ${sum.food.known} of ${sum.food.of} foods`;

/** Folate is summed in mcg DFE; a value in plain mcg of folic acid has no place on a bar of all folate. */
function sameUnit(one: ReferenceComparison, unit: string): boolean {
  return one.unit === unit || `${one.unit} ${one.equivalent ?? ''}` === unit;
}

const countsAll = (one: ReferenceComparison, sum: IntakeSum): boolean =>
  one.scope === 'total' && sameUnit(one, sum.unit);

/** Limits that something was set against, whether or not that showed more than a lower bound. */
export const drawnLimits = (sum: IntakeSum): ReferenceComparison[] =>
  sum.references.filter(
    (one) => limitKinds.has(one.kind) && one.amount !== null && one.compared !== null,
  );

/** "UL 100 mcg (EFSA, NASEM)": one mark for values that are the same. */
function marksOf(values: readonly ReferenceComparison[], glossary: Glossary): IntakeBar['marks'] {
  const marks = new Map<string, { amount: number; limit: boolean; authorities: string[] }>();
  for (const one of values) {
    if (one.amount === null) continue;
    glossary.use(`kind/${one.kind}`);
    const scope = one.scope === 'total' ? '' : `, ${scopeWords[one.scope]}`;
    const key = `${one.kind} ${formatAmount(one.amount, one.unit)}${scope}`;
    const known = marks.get(key) ?? {
      amount: one.amount,
      limit: limitKinds.has(one.kind),
      authorities: [],
    };
    known.authorities.push(one.authority);
    marks.set(key, known);
  }
  glossary.use('authority');
  return [...marks].map(([label, { amount, limit, authorities }]) => ({
    label: `${label} (${[...new Set(authorities)].join(', ')})`,
    amount,
    limit,
  }));
}

/** All of the nutrient. Supplements come first, so that what is taken reads from the left. */
function allOf(sum: IntakeSum, coverage: boolean): IntakeBar['segments'] {
  const { food, supplements } = sum;
  const texts = sumTexts(sum);
  const known = coverage ? ` (${coverageText(sum)})` : '';
  const segments: IntakeBar['segments'] = [];
  if (supplements !== null && supplements > 0) {
    segments.push({
      label: `Supplements ${texts.part(supplements)}`,
      amount: supplements,
      pattern: 'supplement',
    });
  }
  // On the sheet for the visit, food too little to be told in the decimals of the sum is left out.
  const told = coverage || rounded(food.amount ?? 0, texts.decimals) > 0;
  if (food.amount !== null && food.amount > 0 && told) {
    segments.push({
      label: `Food ${texts.part(food.amount)}${known}`,
      amount: food.amount,
      pattern: 'food',
    });
  }
  if (segments.length === 0 || !coverage) return segments;
  // Named in the legend, so that a bar never passes for the whole.
  if (supplements === null && fromSupplements(sum)) {
    segments.unshift({ label: `Supplements: ${NOT_KNOWN}`, amount: 0, pattern: 'supplement' });
  }
  if (food.amount === null && food.of > 0) {
    segments.push({ label: `Food: ${NOT_KNOWN}`, amount: 0, pattern: 'food' });
  }
  return segments;
}

/** Only what the limit counts: food behind a limit on supplements would look as if it were above it. */
function countedOf(sum: IntakeSum, limit: ReferenceComparison): IntakeBar['segments'] {
  const { compared } = limit;
  if (compared === null) return [];
  return [
    {
      label: `${countedWords(sum, limit)} ${sumTexts(sum).compared(limit)}`,
      amount: compared,
      pattern: 'supplement',
    },
  ];
}

/** Folic acid and preformed vitamin A are in food too; of the other parts a food table tells nothing. */
function countedWords(
  sum: IntakeSum,
  { equivalent, scope, compared }: ReferenceComparison,
): string {
  if (equivalent === 'folic-acid') return 'Folic acid';
  if (scope === 'preformed') return 'Preformed';
  return compared === sum.supplements ? 'Supplements' : 'Counted for this limit';
}

export interface BarChoice {
  /** Also marks the values to be reached, on the bar of all that is taken in. */
  needs: boolean;
  /** Says for how many foods the amount is known. */
  coverage: boolean;
}

/** Limits that count the same amount share a bar; none where the amount is not known. */
export function limitBars(
  sum: IntakeSum,
  limits: readonly ReferenceComparison[],
  choice: BarChoice,
  glossary: Glossary,
): IntakeBar[] {
  const needs = choice.needs
    ? sum.references.filter((one) => needKinds.has(one.kind) && one.compared !== null)
    : [];
  return groupedBy(limits, (one) =>
    countsAll(one, sum) ? 'all' : `${one.unit} ${one.compared ?? ''}`,
  ).flatMap((group) => {
    const [first] = group;
    const all = countsAll(first, sum);
    const segments = all ? allOf(sum, choice.coverage) : countedOf(sum, first);
    if (segments.length === 0) return [];
    const marked = all ? [...group, ...needs.filter((one) => countsAll(one, sum))] : group;
    const marks = marksOf(marked, glossary);
    return [
      {
        label: sum.name,
        unit: all ? sum.unit : first.unit,
        segments,
        marks,
        description: `${sum.name} per average day: ${segments.map((one) => one.label).join(', ')}. ${marks.map((mark) => mark.label).join('; ')}.`,
      },
    ];
  });
}

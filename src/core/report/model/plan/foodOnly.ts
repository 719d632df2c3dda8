/** Nutrients that come from food alone. */
import type { CheckOutput, IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { heading, left, paragraph, right, run, table } from '../blocks.ts';
import { decimalsFor } from '../../../intake/sumFigures.ts';
import { count, formatRounded, joinWords, NOT_KNOWN } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { limitKinds } from '../words.ts';
import { valueText } from './intakeValues.ts';

export function foodOnlyBlocks(
  sums: readonly IntakeSum[],
  check: CheckOutput,
  glossary: Glossary,
): Block[] {
  if (sums.length === 0) return [];
  const { authority } = check.profile;
  glossary.use('authority');
  const none = sums.filter((sum) => sum.food.amount === 0);
  const some = sums.filter((sum) => sum.food.amount !== 0);
  return [
    heading('Nutrients from food alone', 'intake-food-only'),
    paragraph(
      'From the foods entered and no others, so an amount below a published value is no finding: it may only mean that more is eaten than was entered.',
      'quiet',
    ),
    table(
      `Nutrients that no supplement of the plan contains, with the values of ${authority}`,
      [
        left('Nutrient', 24),
        right('From food', 18),
        left('Known for', 18),
        left('Published value', 40),
      ],
      some.map((sum) => [
        sum.name,
        amountText(sum, authority),
        sum.food.of === 0 ? NOT_KNOWN : `${sum.food.known} of ${count(sum.food.of, 'food')}`,
        mainValue(sum, authority, glossary),
      ]),
    ),
    ...(none.length === 0
      ? []
      : [
          paragraph(
            `The food table gives 0 for the foods that it knows: ${joinWords(none.map((sum) => `${sum.name} (${sum.food.known} of ${sum.food.of})`))}.`,
            'quiet',
          ),
        ]),
  ];
}

const mainOf = (sum: IntakeSum, authority: string): ReferenceComparison | undefined =>
  sum.references.find(
    (one) =>
      one.authority === authority &&
      one.amount !== null &&
      ['RDA', 'PRI', 'AI', 'SAI'].includes(one.kind),
  );

/** Three digits at most, and no finer than the published value needs: beside 1,500 mg of sodium stand whole milligrams. */
const DIGITS = 3;
const MOST_DECIMALS = 2;
/** Decimals to which a value of so many digits is known, zeros at its end among them: 1.1 g is known to 0.01 g beside it. */
const besideValue = (value: number): number =>
  Math.max(0, DIGITS - 1 - Math.floor(Math.log10(value)));

function amountText(sum: IntakeSum, authority: string): string {
  const { amount } = sum.food;
  const main = mainOf(sum, authority)?.amount ?? null;
  const most = main === null || main <= 0 ? MOST_DECIMALS : besideValue(main);
  return formatRounded(amount, Math.min(most, decimalsFor(amount ?? 0, DIGITS)), sum.unit);
}

function mainValue(sum: IntakeSum, authority: string, glossary: Glossary): Run {
  const main = mainOf(sum, authority);
  if (main === undefined) return run('none recorded');
  glossary.use(`kind/${main.kind}`);
  const over = sum.references.find((one) => limitKinds.has(one.kind) && one.status === 'above');
  if (over !== undefined) glossary.use(`kind/${over.kind}`);
  // Only "above a limit" holds whatever else is eaten; "below" would say nothing but that the list is short.
  return run(
    `${main.kind} ${valueText(main)}` +
      (over === undefined
        ? ''
        : `; above the ${over.authority} ${over.kind} of ${valueText(over)}`),
    [...new Set([main.source, ...(over === undefined ? [] : [over.source])])],
  );
}

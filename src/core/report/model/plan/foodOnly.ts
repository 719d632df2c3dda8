/** Nutrients that come from food alone. */
import type { CheckOutput, IntakeSum } from '../../../../contract/check.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { heading, left, paragraph, right, run, table } from '../blocks.ts';
import { count, formatFoodAmount, joinWords, NOT_KNOWN } from '../format.ts';
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
        formatFoodAmount(sum.food.amount, sum.unit),
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

function mainValue(sum: IntakeSum, authority: string, glossary: Glossary): Run {
  const main = sum.references.find(
    (one) =>
      one.authority === authority &&
      one.amount !== null &&
      ['RDA', 'PRI', 'AI', 'SAI'].includes(one.kind),
  );
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

/** Sums per nutrient, beside the published values of both authorities. */
import type { CheckOutput, IntakeSum } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import {
  denseList,
  heading,
  paragraph,
  run,
  strong,
  type Inline,
  type Section,
} from '../blocks.ts';
import { closed, formatAmount, groupedDigits, joinWords } from '../format.ts';
import { foodOnlyBlocks } from './foodOnly.ts';
import type { PlanInput } from './input.ts';
import { limitKinds } from '../words.ts';
import { barOf, fromSupplements } from './intakeBars.ts';
import { valueBlocks } from './intakeValues.ts';

export function intakesSection(input: PlanInput): Section {
  const { check, glossary } = input;
  const detailed = check.intakes.filter(fromSupplements);
  const foodOnly = check.intakes.filter((sum) => !fromSupplements(sum));
  return {
    id: 'intakes',
    title: 'Amounts per average day',
    blocks: [
      paragraph(
        `Sums of what was entered, beside published values for healthy people of this age and sex (${stagesText(check)}). A value is compared only with the part of the intake that it counts. They are not targets for one person.`,
        'quiet',
      ),
      ...(check.intakes.length === 0
        ? [paragraph('Nothing that was entered has an amount that can be summed.')]
        : []),
      ...valueBlocks(detailed, glossary),
      ...barBlocks(detailed),
      ...arithmeticBlocks(detailed),
      ...foodOnlyBlocks(foodOnly, check, glossary),
    ],
  };
}

/** "NASEM: Males, 51 to 70 years; EFSA: no group for this person". */
function stagesText(check: CheckOutput): string {
  return Object.entries(check.profile.lifeStages)
    .map(
      ([authority, label]) =>
        `${authority}: ${label?.replace(` (${authority})`, '') ?? 'no group for this person'}`,
    )
    .join('; ');
}

/** One bar for each nutrient that a limit can be marked for: without a limit it shows no more than the table. */
function barBlocks(sums: readonly IntakeSum[]): Block[] {
  const bars = sums
    .map(barOf)
    .filter((bar) => bar !== null)
    .filter((bar) => bar.marks.some((mark) => mark.limit));
  const drawn = new Set(bars.map((bar) => bar.label));
  const left = sums
    .filter((sum) => sum.references.some((one) => limitKinds.has(one.kind) && one.amount !== null))
    .map((sum) => sum.name)
    .filter((name) => !drawn.has(name));
  return [
    ...(bars.length === 0
      ? []
      : [
          {
            type: 'bars',
            caption: 'Amounts beside their upper limits, per average day',
            bars,
          } satisfies Block,
        ]),
    ...(left.length === 0
      ? []
      : [
          paragraph(
            `Not drawn here: ${joinWords(left)}. The amount is not known, or the limit counts something else than the whole sum. The table has the values.`,
            'quiet',
          ),
        ]),
  ];
}

function arithmeticBlocks(sums: readonly IntakeSum[]): Block[] {
  const lines = sums.flatMap((sum): Inline[] => {
    const parts = sum.contributions.filter((part) => part.item !== undefined);
    return parts.length === 0
      ? []
      : [
          [
            strong(`${sum.name}: `),
            run(
              closed(
                parts
                  .map(
                    (part) =>
                      `${part.name}: ${groupedDigits(part.arithmetic ?? formatAmount(part.amount, sum.unit))}`,
                  )
                  .join('; '),
              ),
            ),
          ],
        ];
  });
  return lines.length === 0
    ? []
    : [heading('How the amounts from supplements add up', 'intake-arithmetic'), denseList(lines)];
}

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
import type { Glossary } from '../glossary.ts';
import { foodOnlyBlocks } from './foodOnly.ts';
import type { PlanInput } from './input.ts';
import { limitKinds } from '../words.ts';
import { drawnLimits, fromSupplements, limitBars } from './intakeBars.ts';
import { valueBlocks } from './intakeValues.ts';
import { sumTexts } from './sumTexts.ts';

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
      ...barBlocks(detailed, glossary),
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

/** Bars for each nutrient that a limit can be marked for: without a limit they show no more than the table. */
function barBlocks(sums: readonly IntakeSum[], glossary: Glossary): Block[] {
  const bars = sums.flatMap((sum) =>
    limitBars(sum, drawnLimits(sum), { needs: true, coverage: true }, glossary),
  );
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
            caption: 'What each upper limit counts, beside that limit, per average day',
            bars,
          } satisfies Block,
        ]),
    ...(left.length === 0
      ? []
      : [
          paragraph(
            `Not drawn here, because the amount that the limit counts is not known: ${joinWords(left)}. The table has the values.`,
            'quiet',
          ),
        ]),
  ];
}

/** What the name of a product adds to that of its nutrient: "as ferrous fumarate" for "Iron, as ferrous fumarate". */
function besideNutrient(name: string, nutrient: string): string {
  // "Curcumin" of "Curcumin (turmeric)" says no more than the nutrient.
  if (name === nutrient || nutrient.startsWith(`${name} (`)) return '';
  return `${name.startsWith(`${nutrient}, `) ? name.slice(nutrient.length + 2) : name}: `;
}

/** The last number of a step of reckoning. */
const RESULT = / = [\d.,]+ (?:mcg|mg|g|L|IU|CFU)(?: (?:RAE|DFE|NE))?(?: per day)?$/u;

/**
 * "1,250 mg × 0.4004 = 500.5 mg per day": the last result counts for a day. `shown` is that result as the table has it, so
 * that one number is not rounded in two ways.
 */
function perDay(reckoning: string, shown: string | null): string {
  const steps = reckoning.split('; ');
  const last = steps.findLastIndex((step) => RESULT.test(step));
  return steps
    .map((step, index) => {
      if (index !== last) return step;
      const result =
        shown === null ? step.replace(/ per day$/u, '') : step.replace(RESULT, ` = ${shown}`);
      return `${result} per day`;
    })
    .join('; ');
}

function arithmeticBlocks(sums: readonly IntakeSum[]): Block[] {
  const lines = sums.flatMap((sum): Inline[] => {
    const parts = sum.contributions.filter((part) => part.item !== undefined);
    if (parts.length === 0) return [];
    const alone = parts.length === 1;
    const runs = parts.map((part, index) => {
      const name = alone ? besideNutrient(part.name, sum.name) : `${part.name}: `;
      const said = groupedDigits(part.arithmetic ?? formatAmount(part.amount, sum.unit));
      const shown = alone ? sumTexts(sum).part(part.amount) : null;
      const known =
        part.amount === null
          ? said
          : perDay(said, shown?.startsWith('less') === true ? null : shown);
      const text = `${index === 0 ? '' : '; '}${name}${known}`;
      return run(index === parts.length - 1 ? closed(text) : text, part.sources);
    });
    return [[strong(`${sum.name}: `), ...runs]];
  });
  return lines.length === 0
    ? []
    : [heading('How the amounts from supplements add up', 'intake-arithmetic'), denseList(lines)];
}

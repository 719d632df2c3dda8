/** Sums per nutrient, beside the published values of both authorities. */
import type { CheckOutput, IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { Block, IntakeBar } from '../../../../contract/reportDocument.ts';
import {
  heading,
  left,
  list,
  paragraph,
  right,
  run,
  strong,
  table,
  type Section,
} from '../blocks.ts';
import {
  closed,
  formatAmount,
  formatFoodAmount,
  groupedDigits,
  joinWords,
  NOT_KNOWN,
} from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { equivalentWords, limitKinds, scopeWords, statusWords } from '../words.ts';
import type { PlanInput } from './input.ts';

const FIRST_LETTER = 'a'.charCodeAt(0);
const marked: ReadonlySet<string> = new Set(['RDA', 'AI', 'PRI', 'UL', 'SLI', 'SAI', 'CDRR']);

export function intakesSection(input: PlanInput): Section {
  const { check, glossary } = input;
  const detailed = check.intakes.filter(fromSupplements);
  const foodOnly = check.intakes.filter((sum) => !fromSupplements(sum));
  return {
    id: 'intakes',
    title: 'Amounts per average day',
    blocks: [
      paragraph(
        'Sums of what was entered, beside published reference values for healthy people of this age and sex. A value is compared only with the part of the intake that it counts. They are not targets for one person.',
        'quiet',
      ),
      ...(check.intakes.length === 0
        ? [paragraph('Nothing that was entered has an amount that can be summed.')]
        : []),
      ...detailed.flatMap((sum) => nutrientBlocks(sum, glossary)),
      ...foodOnlyBlocks(foodOnly, check, glossary),
    ],
  };
}

/** Whether a supplement of the plan contributes, even where the amount is not known. */
export const fromSupplements = (sum: IntakeSum): boolean =>
  sum.contributions.some((part) => part.item !== undefined);

/** "known for 9 of 11 foods". */
export const coverageText = (sum: IntakeSum): string =>
  sum.food.of === 0 ? 'no foods entered' : `known for ${sum.food.known} of ${sum.food.of} foods`;

function against(sum: IntakeSum): number[] {
  return sum.references.flatMap((one) => (one.amount === null ? [] : [one.amount]));
}

function nutrientBlocks(sum: IntakeSum, glossary: Glossary): Block[] {
  const close = against(sum);
  const amount = (value: number | null): string => formatAmount(value, sum.unit, close);
  const bar = barOf(sum);
  const food =
    sum.food.of === 0 ? 'no foods entered' : `${amount(sum.food.amount)} (${coverageText(sum)})`;
  return [
    heading(sum.name, `intake-${sum.substance}`),
    paragraph([
      strong('Supplements: '),
      run(`${amount(sum.supplements)}. `),
      strong('Food: '),
      run(`${food}. `),
      strong('Known total: '),
      run(`${amount(sum.total)} a day.`),
      ...(sum.range === undefined
        ? []
        : [
            run(
              ` One amount has two readings and is left out of the sums: the total would lie between ${amount(sum.range.low)} if it counts the compound and ${amount(sum.range.high)} if it counts the nutrient.`,
            ),
          ]),
    ]),
    ...arithmeticBlocks(sum),
    // A bar without a mark shows no more than the sentence above it.
    ...(bar === null || bar.marks.length === 0
      ? []
      : [
          {
            type: 'bars',
            caption: `${sum.name} per average day, ${sum.unit}`,
            bars: [bar],
          } satisfies Block,
        ]),
    ...(sum.references.length === 0
      ? [paragraph('No reference value is recorded for this substance and this person.', 'quiet')]
      : referenceBlocks(sum, glossary)),
  ];
}

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
function sameUnit(one: ReferenceComparison, unit: string): boolean {
  return one.unit === unit || `${one.unit} ${one.equivalent ?? ''}` === unit;
}

function markLabel(one: ReferenceComparison): string {
  const scope = one.scope === 'total' ? '' : `, ${scopeWords[one.scope]}`;
  return `${one.kind} ${formatAmount(one.amount, one.unit)} (${one.authority}${scope})`;
}

function valueText(one: ReferenceComparison): string {
  if (one.amount === null) return 'no value set';
  const equivalent = one.equivalent === null ? '' : ` ${equivalentWords[one.equivalent]}`;
  const upper = one.amountMax === null ? '' : ` to ${formatAmount(one.amountMax, one.unit)}`;
  return `${formatAmount(one.amount, one.unit)}${upper}${equivalent}`;
}

function resultText(one: ReferenceComparison): string {
  const words = limitKinds.has(one.kind) ? statusWords.limit : statusWords.need;
  return words[one.status];
}

/** The note without the alternative that it stands for: the row names that already. */
function noteText(one: ReferenceComparison): string | null {
  if (one.note === null) return null;
  const { qualifier } = one;
  return closed(qualifier === null ? one.note : one.note.replace(`: ${qualifier}`, ''));
}

/** The table of values, and below it the notes, each once. */
function referenceBlocks(sum: IntakeSum, glossary: Glossary): Block[] {
  const notes = [...new Set(sum.references.map(noteText))].filter((note) => note !== null);
  const letter = (one: ReferenceComparison): string => {
    const index = notes.indexOf(noteText(one) ?? '');
    return index < 0 ? '' : ` (${String.fromCharCode(FIRST_LETTER + index)})`;
  };
  return [
    referenceTable(sum, glossary, letter),
    ...(notes.length === 0
      ? []
      : [
          paragraph(
            notes
              .map((note, index) => `(${String.fromCharCode(FIRST_LETTER + index)}) ${note}`)
              .join(' '),
            'quiet',
          ),
        ]),
  ];
}

function referenceTable(
  sum: IntakeSum,
  glossary: Glossary,
  letter: (one: ReferenceComparison) => string,
): Block {
  glossary.use('authority');
  return table(
    `${sum.name}: published values for this person, per day`,
    [
      left('Value', 25),
      right('Amount', 14),
      left('Counts', 21),
      right('Known intake', 14),
      left('Intake is', 18),
      right('Year', 8),
    ],
    sum.references.map((one) => {
      glossary.use(`kind/${one.kind}`);
      glossary.useScope(one.scope);
      if (one.equivalent !== null) glossary.use(`equivalent/${one.equivalent}`);
      const details = [one.qualifier, one.form].filter((part) => part !== null).join(', ');
      return [
        [run(`${one.authority} ${one.kind}${details === '' ? '' : ` (${details})`}`, [one.source])],
        valueText(one),
        scopeWords[one.scope],
        one.compared === null
          ? NOT_KNOWN
          : formatAmount(one.compared, one.unit, one.amount === null ? [] : [one.amount]),
        `${resultText(one)}${letter(one)}`,
        one.year === null ? 'undated' : String(one.year),
      ];
    }),
  );
}

function arithmeticBlocks(sum: IntakeSum): Block[] {
  const items = sum.contributions.filter((part) => part.item !== undefined);
  if (items.length === 0) return [];
  const lines = items.map(
    (part) =>
      `${part.name}: ${groupedDigits(part.arithmetic ?? formatAmount(part.amount, sum.unit))}`,
  );
  return lines.length === 1
    ? [paragraph([strong('How it adds up: '), run(lines.join(''))])]
    : [paragraph(strong('How it adds up')), list(lines)];
}

function foodOnlyBlocks(
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
        sum.food.of === 0 ? NOT_KNOWN : `${sum.food.known} of ${sum.food.of} foods`,
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

function mainValue(
  sum: IntakeSum,
  authority: string,
  glossary: Glossary,
): { text: string; cites?: (typeof sum.references)[number]['source'][] } {
  const main = sum.references.find(
    (one) =>
      one.authority === authority &&
      one.amount !== null &&
      ['RDA', 'PRI', 'AI', 'SAI'].includes(one.kind),
  );
  if (main === undefined) return { text: 'none recorded' };
  glossary.use(`kind/${main.kind}`);
  const over = sum.references.find((one) => limitKinds.has(one.kind) && one.status === 'above');
  if (over !== undefined) glossary.use(`kind/${over.kind}`);
  // Only "above a limit" holds whatever else is eaten; "below" would say nothing but that the list is short.
  return {
    text:
      `${main.kind} ${valueText(main)}` +
      (over === undefined
        ? ''
        : `; above the ${over.authority} ${over.kind} of ${valueText(over)}`),
    cites: [...new Set([main.source, ...(over === undefined ? [] : [over.source])])],
  };
}

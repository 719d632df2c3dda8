/** Foods by their content of one nutrient. */
import type { InferOutput } from 'valibot';
import type { FoodsOutput } from '../../../contract/answers.ts';
import { decimalsFor } from '../../intake/sumFigures.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { left, paragraph, right, run, table, type Inline } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import {
  closed,
  count,
  formatDate,
  formatFoodAmount,
  formatRounded,
  smallerUnit,
} from './format.ts';
import { createGlossary } from './glossary.ts';
import { methodSection } from './method.ts';
import { createNotes } from './tableNotes.ts';

type Foods = InferOutput<typeof FoodsOutput>;

export interface FoodsReportInput extends ReportOptions {
  foods: Foods;
  notice: string;
}

const basisWords = { '100g': '100 g', portion: 'ordinary portion', '100kcal': '100 kcal' } as const;

/** How many foods are listed, and why the others are not: an unknown value is not none. */
function countsText({ rows, total, missing, withoutPortion, portion }: Foods): string {
  const unknown = missing - withoutPortion;
  const listed = portion === undefined || portion === 'ordinary' ? 'ordinary portion' : 'portion';
  return [
    `${count(rows.length, 'food')} of ${total}.`,
    unknown === 0
      ? 'No food of this list lacks a value.'
      : `For ${count(unknown, 'further food')} the content is not known; that does not mean that there is none.`,
    ...(withoutPortion === 0
      ? []
      : [`${count(withoutPortion, 'further food')} left out: no ${listed} listed.`]),
  ].join(' ');
}

/** How many more decimals than its largest number a column may have for the sake of its smallest. */
const FINER = 2;

/** One number of decimals for the whole column: three digits of its largest number, two of its smallest where that goes. */
function amountsOf({ rows, unit }: Foods): (amount: number) => string {
  const amounts = rows.map((row) => row.amount);
  const most = Math.max(0, ...amounts);
  const least = Math.min(...amounts.filter((amount) => amount > 0), most);
  const factor = smallerUnit[unit] !== undefined && most > 0 && most < 0.01 ? 1000 : 1;
  const shownIn = factor === 1 ? unit : (smallerUnit[unit] ?? unit);
  const coarse = decimalsFor(most * factor, 3);
  const decimals = Math.min(coarse + FINER, Math.max(coarse, decimalsFor(least * factor, 2)));
  return (amount) => formatRounded(amount * factor, decimals, shownIn, { fixed: amount > 0 });
}

export function foodsReport(input: FoodsReportInput): ReportDocument {
  const { foods } = input;
  const basis = basisWords[foods.per];
  const weighed = foods.per === '100g';
  const notes = createNotes();
  const amountText = amountsOf(foods);
  return reportDocument({
    title: `${foods.nutrientName} in food`,
    subtitle: `Per ${basis} · ${formatDate(input.asOf)} · edition ${foods.edition}`,
    edition: foods.edition,
    options: input,
    sections: [
      {
        id: 'foods',
        title: `Foods by their content of ${insideSentence(foods.nutrientName)}`,
        tight: true,
        blocks: [
          paragraph(input.notice, 'notice'),
          ...(foods.note === null ? [] : [paragraph(foods.note)]),
          paragraph(countsText(foods), 'quiet'),
          table(
            `${foods.nutrientName} per ${basis}, highest first`,
            [
              left('Food', weighed ? 60 : 44),
              right(foods.nutrientName, weighed ? 18 : 14),
              // The caption says it of all of them.
              ...(weighed ? [] : [left('Amount of food', 22)]),
              left('Group', weighed ? 22 : 20),
            ],
            foods.rows.map((row): Inline[] => [
              [
                run(row.name, [row.source]),
                // What the food table says of a food stands once under the list.
                ...(row.notes === null ? [] : [run(notes.mark(closed(row.notes)))]),
              ],
              amountText(row.amount),
              ...(weighed
                ? []
                : [
                    row.portion === undefined
                      ? formatFoodAmount(row.grams, 'g')
                      : `${row.portion}, ${formatFoodAmount(row.grams, 'g')}`,
                  ]),
              row.group,
            ]),
          ),
          ...notes.block(),
          paragraph('A high place in the list is not advice to eat more of a food.', 'quiet'),
        ],
      },
      createGlossary(input.terms).section(),
      methodSection({
        edition: foods.edition,
        options: input,
        contentDate: null,
        notice: null,
        how: [
          'Contents come from published food tables, per 100 g of the edible part. An ordinary portion is the household portion of the table that is nearest to what people eat at once; it is no recommended serving.',
          'A food without a value is left out of the list and counted.',
        ],
        notCovered: [
          'Brands, recipes, and losses by cooking that the food’s name does not mention.',
          'How much of a nutrient the body takes up from a food.',
        ],
      }),
    ],
    sources: foods.sources,
    secondHand: new Set(),
    subjects: [`substance/${foods.nutrient}`],
    own: [],
  });
}

/** Foods by their content of one nutrient. */
import type { InferOutput } from 'valibot';
import type { FoodsOutput } from '../../../contract/answers.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { left, paragraph, right, run, table, type Inline } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import { count, formatDate, formatFoodAmount } from './format.ts';
import { createGlossary } from './glossary.ts';
import { methodSection } from './method.ts';

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

export function foodsReport(input: FoodsReportInput): ReportDocument {
  const { foods } = input;
  const basis = basisWords[foods.per];
  const weighed = foods.per === '100g';
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
                ...(row.notes === null ? [] : [run(` (${row.notes})`)]),
              ],
              formatFoodAmount(row.amount, foods.unit),
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

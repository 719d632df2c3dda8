/** Foods by their content of one nutrient. */
import type { InferOutput } from 'valibot';
import type { FoodsOutput } from '../../../contract/answers.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { left, paragraph, right, run, table, type Inline } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import { count, formatAmount, formatDate } from './format.ts';
import { createGlossary } from './glossary.ts';
import { methodSection } from './method.ts';

export interface FoodsReportInput extends ReportOptions {
  foods: InferOutput<typeof FoodsOutput>;
  notice: string;
}

const basisWords = { '100g': '100 g', portion: 'portion', '100kcal': '100 kcal' } as const;

export function foodsReport(input: FoodsReportInput): ReportDocument {
  const { foods } = input;
  const basis = basisWords[foods.per];
  return reportDocument({
    title: `${foods.nutrientName} in food`,
    subtitle: `Per ${basis} · ${formatDate(input.asOf)} · edition ${foods.edition}`,
    edition: foods.edition,
    options: input,
    sections: [
      {
        id: 'foods',
        title: `Foods by their content of ${foods.nutrientName}`,
        blocks: [
          ...(foods.note === null ? [] : [paragraph(foods.note)]),
          paragraph(
            `${count(foods.rows.length, 'food')} of ${foods.total}. ${foods.missing === 0 ? 'No food of this list lacks a value.' : `For ${count(foods.missing, 'further food')} the content is not known; that does not mean that there is none.`}`,
            'quiet',
          ),
          table(
            `${foods.nutrientName} per ${basis}`,
            [
              left('Food', 48),
              left('Group', 22),
              left('Amount of food', 16),
              right(foods.nutrientName, 14),
            ],
            foods.rows.map((row): Inline[] => [
              [
                run(row.name, [row.source]),
                ...(row.notes === null ? [] : [run(` (${row.notes})`)]),
              ],
              row.group,
              row.portion === undefined
                ? formatAmount(row.grams, 'g')
                : `${row.portion}, ${formatAmount(row.grams, 'g')}`,
              formatAmount(row.amount, foods.unit),
            ]),
          ),
          paragraph(input.notice, 'notice'),
        ],
      },
      createGlossary(input.terms).section(),
      methodSection({
        edition: foods.edition,
        options: input,
        contentDate: null,
        notice: input.notice,
        how: [
          'Contents come from published food tables, per 100 g of the edible part; portions are those of the tables.',
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

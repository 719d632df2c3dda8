/** food_portion.csv: household measures with what they weigh. */
import { dataTypeNames } from './datasets.ts';
import type { Target } from './target.ts';

const SURVEY = dataTypeNames.indexOf('survey_fndds_food');
/** Measure "undetermined": the words are in the modifier. */
const NO_MEASURE = '9999';
/** Survey tables give a weight for people who did not say how much: no measure that anybody could choose. */
const unspecified = /^quantity not specified$/iu;

/** Unit of a serving, as labels give it. */
export const isGrams = (unit: string): boolean => /^(g|grm)$/iu.test(unit);
export const isVolume = (unit: string): boolean => /^(ml|mlt|l)$/iu.test(unit);

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** "1 cup, chopped"; '' where the table says nothing. */
export function portionLabel(parts: {
  readonly amount: string;
  readonly measure: string;
  readonly description: string;
  readonly modifier: string;
}): string {
  const { amount, measure, description, modifier } = parts;
  // "2.0" is two.
  const number = /^\d+(\.\d+)?$/u.test(amount) ? String(Number(amount)) : amount;
  const counted = (what: string): string => `${number} ${what}`.trim();
  if (measure !== '') return counted(join([measure, description, modifier]));
  if (description !== '') return join([description, modifier]);
  return modifier === '' ? '' : counted(modifier);
}

export async function readPortions({
  tables,
  foods,
  staging,
  lookups,
  tally,
}: Target): Promise<void> {
  const columns = {
    fdc: ['fdc_id'],
    order: ['seq_num'],
    amount: ['amount'],
    measure: ['measure_unit_id'],
    description: ['portion_description'],
    modifier: ['modifier'],
    grams: ['gram_weight'],
  };
  const optional = ['order', 'amount', 'measure', 'description', 'modifier'] as const;
  await tables.read('food_portion.csv', columns, optional, (at) => (cells) => {
    const key = cells.whole(at.fdc);
    if (foods.idOf(key) === 0) return;
    const grams = cells.number(at.grams);
    if (!(grams > 0)) {
      tally.skipOne('portions without a weight', () => `${key}`);
      return;
    }
    const measure = cells.text(at.measure);
    const isSurvey = foods.typeOf(key) === SURVEY;
    const label = portionLabel({
      amount: cells.text(at.amount),
      measure: measure === NO_MEASURE ? '' : (lookups.measures.get(measure) ?? ''),
      description: cells.text(at.description),
      // In survey tables the modifier is a code for machines.
      modifier: isSurvey ? '' : cells.text(at.modifier),
    });
    if (label === '' || unspecified.test(label))
      tally.skipOne('portions without a measure', () => `${key}: ${label}`);
    else staging.portion(key, Math.max(0, cells.whole(at.order)), label, grams);
  });
}

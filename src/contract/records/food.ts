/** Foods and portions. */
import * as v from 'valibot';
import { FoodId, SourceId, SubstanceId } from '../ids.ts';
import { text, positive, notNegative } from './fields.ts';

export const PortionRecord = v.strictObject({
  label: text,
  grams: positive,
  /** About what people eat at once. At most one portion of a food; none where no listed one is (flour, raw meat). */
  ordinary: v.boolean(),
});
export type PortionRecord = v.InferOutput<typeof PortionRecord>;

export const FoodRecord = v.strictObject({
  id: FoodId,
  name: text,
  group: text,
  synonyms: v.array(text),
  /** Five- or six-digit USDA number, kept as text. */
  ndbNumber: v.nullable(text),
  fdcId: v.nullable(text),
  /** Column of the food table → amount per 100 g; null where no value is given. */
  amounts: v.record(text, v.nullable(notNegative)),
  alaBasis: v.nullable(text),
  linoleicBasis: v.nullable(text),
  notes: v.nullable(text),
  /** Publication of the row, a source id. */
  source: SourceId,
  portions: v.array(PortionRecord),
  /** Reviewed by the rule of resources/content/README.md: true or false where the rule decides, null where it does not. */
  diets: v.strictObject({
    vegetarian: v.nullable(v.boolean()),
    vegan: v.nullable(v.boolean()),
    'lactose-free': v.nullable(v.boolean()),
  }),
  /** Substance whose interaction records speak of this food, such as grapefruit for its juice; null where none does. */
  substance: v.nullable(SubstanceId),
});
export type FoodRecord = v.InferOutput<typeof FoodRecord>;

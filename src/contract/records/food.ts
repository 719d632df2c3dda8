/** Foods and portions. */
import * as v from 'valibot';
import { FoodId, SourceId } from '../ids.ts';
import { text, positive, notNegative } from './fields.ts';

export const PortionRecord = v.strictObject({ label: text, grams: positive });
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
});
export type FoodRecord = v.InferOutput<typeof FoodRecord>;

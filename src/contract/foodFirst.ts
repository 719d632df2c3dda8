/** What food could bring towards published values that a plan does not reach. Information, never advice. */
import * as v from 'valibot';
import { EntityRef, FoodId, SourceId, SubstanceId } from './ids.ts';
import { Plan } from './plan.ts';
import { IntakeUnit, SumUnit } from './units.ts';
import * as words from './vocabulary.ts';

const text = v.string();

export const FoodFirstInput = v.strictObject({
  plan: Plan,
  /** Foods per nutrient. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 8),
});

/** A household portion of a food, with what it brings of one nutrient. */
export const FoodPortion = v.object({
  food: FoodId,
  name: text,
  group: text,
  portion: text,
  grams: v.number(),
  /** Of the nutrient at hand, in the unit of its sum. */
  amount: v.number(),
});
export type FoodPortion = v.InferOutput<typeof FoodPortion>;

/** A nutrient of which the known part of the plan stays under the value to be reached. */
export const NutrientGap = v.object({
  substance: SubstanceId,
  name: text,
  unit: SumUnit,
  /** Known part of food and supplements together; null: nothing is known. */
  total: v.nullable(v.number()),
  /** The amount is known for `known` of `of` foods. */
  food: v.object({ known: v.number(), of: v.number() }),
  /** Set where supplements of the plan have an amount that could not be counted. */
  incomplete: v.boolean(),
  reference: v.object({
    authority: v.picklist(words.authorities),
    kind: v.picklist(words.intakeKinds),
    amount: v.number(),
    unit: IntakeUnit,
    source: SourceId,
  }),
  /** Reference less known part, in `unit`. */
  missing: v.number(),
  foods: v.array(FoodPortion),
});
export type NutrientGap = v.InferOutput<typeof NutrientGap>;

export const FoodFirstOutput = v.object({
  gaps: v.array(NutrientGap),
  /** Diets and exclusions that narrowed the foods, in words, with how many foods each left out and how many it could not decide. */
  filters: v.array(text),
  /** Words of the plan's diet for which no food has a reviewed field: nothing was filtered by them. */
  notFiltered: v.array(text),
  /** What the list rests on (which portion is the ordinary one), and what it does not take into account. */
  notes: v.array(text),
  names: v.record(text, text),
  notice: text,
  edition: text,
});
export type FoodFirstOutput = v.InferOutput<typeof FoodFirstOutput>;

export const FoodCombinationInput = v.strictObject({
  plan: Plan,
  /** Nutrients whose gaps are to be closed; null: all of them. */
  nutrients: v.optional(v.nullable(v.array(SubstanceId)), null),
  /** Foods that the person does not want in this answer, beside those of the plan. */
  without: v.optional(v.array(FoodId), []),
});

export const FoodCombinationOutput = v.object({
  /** `impossible`: no combination within the bounds closes them · `stopped`: not finished in time, nothing is shown. */
  status: v.picklist(['closed', 'nothing-to-close', 'impossible', 'stopped']),
  /** Ordinary portions, at most `bounds.perFood` of each. */
  portions: v.array(
    v.object({
      food: FoodId,
      name: text,
      group: text,
      portion: text,
      count: v.number(),
      grams: v.number(),
    }),
  ),
  energyKcal: v.nullable(v.number()),
  /** Each nutrient with a value to be reached or not to be passed: before and with the portions. */
  nutrients: v.array(
    v.object({
      substance: SubstanceId,
      name: text,
      unit: SumUnit,
      before: v.number(),
      after: v.number(),
      reach: v.nullable(v.number()),
      limit: v.nullable(v.number()),
      /** Foods of the answer in which it is not known. */
      unknownIn: v.array(FoodId),
    }),
  ),
  bounds: v.object({ perFood: v.number(), portions: v.number(), foods: v.number() }),
  /** What the answer rests on, and what it could not take into account. */
  notes: v.array(text),
  subjects: v.array(EntityRef),
  notice: text,
  edition: text,
});
export type FoodCombinationOutput = v.InferOutput<typeof FoodCombinationOutput>;

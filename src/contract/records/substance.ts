/** Substances, their forms and monographs; names that may mean several; conditions. */
import * as v from 'valibot';
import { ConditionId, FormId, SourceId, SubstanceId } from '../ids.ts';
import { SumUnit } from '../units.ts';
import * as words from '../vocabulary.ts';
import { text, positive, notNegative, isoDate, sources } from './fields.ts';

/** Columns of the food table that add up to the substance; `factor` turns `unit` into the substance's unit. */
export const FoodColumn = v.strictObject({
  columns: v.pipe(v.array(text), v.minLength(1)),
  unit: text,
  factor: positive,
  note: v.optional(text),
});
export type FoodColumn = v.InferOutput<typeof FoodColumn>;

export const MonographStatement = v.strictObject({
  text,
  threshold: v.optional(
    v.strictObject({ amount: notNegative, unit: text, scope: v.optional(text) }),
  ),
  sources,
});
export type MonographStatement = v.InferOutput<typeof MonographStatement>;

export const Monograph = v.strictObject({
  functions: v.array(MonographStatement),
  body: v.array(MonographStatement),
  /** How the level in the body is measured, and how far such a test can be trusted. */
  statusTests: v.array(MonographStatement),
  foodSources: v.array(MonographStatement),
  deficiency: v.array(MonographStatement),
  riskGroups: v.array(MonographStatement),
  adverseEffects: v.array(MonographStatement),
});
export type Monograph = v.InferOutput<typeof Monograph>;

/** `per` is an amount in words ("1 mcg with food") that counts as `amount` of `unit`. */
export const Equivalence = v.strictObject({ per: text, amount: positive, unit: text });

export const FormRecord = v.strictObject({
  id: FormId,
  substance: SubstanceId,
  name: text,
  synonyms: v.array(text),
  formula: v.nullable(text),
  /** g/mol */
  molarMass: v.nullable(positive),
  /** Share of the substance's element in the mass of the compound, 0 to 1. */
  elementalFraction: v.nullable(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
  absorption: v.picklist(words.absorptions),
  note: v.nullable(text),
  equivalence: v.optional(Equivalence),
  otherEquivalences: v.optional(v.array(Equivalence)),
  sources: v.array(SourceId),
});
export type FormRecord = v.InferOutput<typeof FormRecord>;

export const SubstanceRecord = v.strictObject({
  id: SubstanceId,
  name: text,
  kind: v.picklist(words.substanceKinds),
  unit: v.nullable(SumUnit),
  synonyms: v.array(text),
  synonymsByLanguage: v.strictObject(v.entriesFromList(words.languages, v.optional(v.array(text)))),
  /** Chemical symbol to which the elemental fraction of the forms refers. */
  element: v.nullable(text),
  /** The broader substance whose interactions, cautions and claims apply here too. */
  partOf: v.nullable(SubstanceId),
  components: v.array(SubstanceId),
  related: v.array(SubstanceId),
  includesForms: v.array(FormId),
  foodColumn: v.nullable(FoodColumn),
  foodColumnByScope: v.record(v.picklist(words.intakeScopes), FoodColumn),
  /** A few plain sentences that stand on top; null where nobody has written them. */
  inShort: v.nullable(v.strictObject({ text, sources })),
  /** The day on which everything in the file was last compared with its sources. */
  reviewedOn: isoDate,
  monograph: v.nullable(Monograph),
  forms: v.array(FormRecord),
});
export type SubstanceRecord = v.InferOutput<typeof SubstanceRecord>;

/** A name that may mean several substances: Cofactor asks instead of guessing. */
export const AmbiguousName = v.strictObject({
  name: text,
  substances: v.pipe(v.array(SubstanceId), v.minLength(1)),
  note: v.nullable(text),
});
export type AmbiguousName = v.InferOutput<typeof AmbiguousName>;

export const ConditionRecord = v.strictObject({
  id: ConditionId,
  name: text,
  kind: v.picklist(words.conditionKinds),
  synonyms: v.array(text),
  partOf: v.nullable(ConditionId),
  icd10: v.array(text),
  icd10Confirmed: v.boolean(),
  note: v.nullable(text),
  /** Outcomes that matter to people with the condition; an answer names those on which nothing is recorded. */
  keyOutcomes: v.array(v.picklist(words.outcomeGroups)),
});
export type ConditionRecord = v.InferOutput<typeof ConditionRecord>;

/** Shapes that only content files have: the edition, terms, items that were left out; and what loading returns. */
import * as v from 'valibot';
import type {
  AmbiguousName,
  BeliefRecord,
  CautionRecord,
  ClaimRecord,
  ConditionRecord,
  ConversionRecord,
  DailyValueRecord,
  FoodRecord,
  IntakeRecord,
  InteractionRecord,
  LifeStageRecord,
  MedicationClassRecord,
  MedicationRecord,
  SourceRecord,
  SubstanceRecord,
} from '../../../contract/records.ts';
import { FoodId, SourceId, SubstanceId } from '../../../contract/ids.ts';
import { dietBasisNames } from './dietBases.ts';
import type { Located } from './problem.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));

export const Edition = v.strictObject({
  id: v.pipe(v.string(), v.slug('must be an id such as "cofactor-reference"')),
  title: text,
  edition: v.pipe(v.string(), v.regex(/^\d{4}\.\d{2}$/, 'must look like 2026.11')),
  /** Content date: what "none recorded" refers to. */
  date: v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-22')),
  /** The day on which intakes, foods, medicines, conditions and terms were last compared with their sources. */
  tablesReviewedOn: v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-22')),
  licence: text,
  /** The sources of the ATC and ICD-10 codes. */
  codes: v.strictObject({ atc: SourceId, icd10: SourceId }),
});
export type Edition = v.InferOutput<typeof Edition>;

export const termKinds = [
  'scope',
  'kind',
  'equivalent',
  'evidence',
  'daily-value-group',
  'field',
] as const;
export const Terms = v.strictObject(v.entriesFromList(termKinds, v.record(text, text)));
export interface Term {
  readonly kind: (typeof termKinds)[number];
  readonly id: string;
  readonly text: string;
}

export const LeftOutItem = v.strictObject({
  topic: text,
  text,
  /** What would be needed to verify it. */
  missing: text,
  status: v.nullable(text),
});

export type LeftOutItem = v.InferOutput<typeof LeftOutItem>;

/** A word that pages explain in place: in its own words, or in those of intakes/terms.yaml. */
export const GlossaryItem = v.strictObject({
  id: v.pipe(v.string(), v.slug('must be an id such as "hazard-ratio"')),
  term: text,
  also: v.array(text),
  text: v.nullable(text),
  /** `kind/UL`: the text of that entry of intakes/terms.yaml. */
  textOf: v.nullable(v.pipe(v.string(), v.regex(/^[a-z-]+\/[\w-]+$/, 'must look like "kind/UL"'))),
  sources: v.array(SourceId),
});
export type GlossaryItem = v.InferOutput<typeof GlossaryItem>;

/** A row of food-diets.csv; an empty field is null, the rule does not decide. */
export const FoodDiet = v.strictObject({
  food: FoodId,
  basis: v.picklist(dietBasisNames),
  vegetarian: v.nullable(v.boolean()),
  vegan: v.nullable(v.boolean()),
  lactoseFree: v.nullable(v.boolean()),
});
export type FoodDiet = v.InferOutput<typeof FoodDiet>;

/** A row of food-substances.csv: the interaction records of the substance speak of the food. */
export const FoodSubstance = v.strictObject({ food: FoodId, substance: SubstanceId });
export type FoodSubstance = v.InferOutput<typeof FoodSubstance>;

/** Everything in the content folder that reaches the built reference. */
export interface Content {
  readonly edition: Located<Edition> | null;
  readonly terms: readonly Located<Term>[];
  readonly glossary: readonly Located<GlossaryItem>[];
  readonly sources: readonly Located<SourceRecord>[];
  readonly substances: readonly Located<SubstanceRecord>[];
  readonly claims: readonly Located<ClaimRecord>[];
  readonly cautions: readonly Located<CautionRecord>[];
  readonly interactions: readonly Located<InteractionRecord>[];
  readonly conditions: readonly Located<ConditionRecord>[];
  readonly beliefs: readonly Located<BeliefRecord>[];
  readonly ambiguousNames: readonly Located<AmbiguousName>[];
  readonly medicationClasses: readonly Located<MedicationClassRecord>[];
  readonly medications: readonly Located<MedicationRecord>[];
  readonly lifeStages: readonly Located<LifeStageRecord>[];
  readonly intakes: readonly Located<IntakeRecord>[];
  readonly dailyValues: readonly Located<DailyValueRecord>[];
  readonly conversions: readonly Located<ConversionRecord>[];
  readonly foods: readonly Located<FoodRecord>[];
  readonly foodDiets: readonly Located<FoodDiet>[];
  readonly foodSubstances: readonly Located<FoodSubstance>[];
  /** Columns of the food table that hold amounts. */
  readonly foodColumns: readonly string[];
}

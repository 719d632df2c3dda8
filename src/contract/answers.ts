/** What search, ask, show, foods and sources return. */
import * as v from 'valibot';
import { ClaimId, ConditionId, EntityRef, FoodId, FormId, SourceId, SubstanceId } from './ids.ts';
import { PackId } from './imports.ts';
import {
  BeliefRecord,
  CertaintyGround,
  CautionRecord,
  ClaimRecord,
  ConditionRecord,
  ConversionRecord,
  FoodRecord,
  FormRecord,
  InteractionRecord,
  IntakeRecord,
  LifeStageRecord,
  MedicationClassRecord,
  MedicationRecord,
  MonographStatement,
  SourceRecord,
  StudyRecord,
  SubstanceRecord,
} from './records.ts';
import { PlanUnit, SumUnit } from './units.ts';
import * as words from './vocabulary.ts';

export * from './lookups.ts';
export * from './search.ts';

const text = v.string();

// ask -----------------------------------------------------------------------------------------------------------------

export const AskInput = v.union(
  [
    v.strictObject({
      question: v.pipe(v.string('must be text'), v.maxLength(2_000, 'is too long')),
    }),
    v.strictObject({ substance: SubstanceId, condition: ConditionId }),
  ],
  'needs a question, or a substance and a condition',
);

/** One row of the outcome table. `sentence` is generated from state, exposure, measure, change, size and certainty. */
export const OutcomeRow = v.object({
  claim: ClaimId,
  substance: SubstanceId,
  condition: ConditionId,
  outcome: text,
  outcomeGroup: v.picklist(words.outcomeGroups),
  otherOutcomeGroups: v.array(v.picklist(words.outcomeGroups)),
  state: v.picklist(words.claimStates),
  exposure: v.picklist(words.exposures),
  indirect: v.boolean(),
  /** Whom the evidence comes from, in words. */
  population: v.nullable(text),
  dose: v.nullable(text),
  direction: v.picklist(words.directions),
  size: v.picklist(words.sizes),
  certainty: v.picklist(words.certainties),
  certaintyReason: text,
  certaintyGrounds: v.array(CertaintyGround),
  sentence: text,
  inShort: v.nullable(text),
  statement: text,
  /** What kind of study would change the rating. */
  wouldChange: v.array(text),
  expertReview: v.nullable(text),
  reviewedOn: text,
  studies: v.array(StudyRecord),
  sources: v.array(SourceId),
});
export type OutcomeRow = v.InferOutput<typeof OutcomeRow>;

export const answerStatuses = ['answered', 'no-studies', 'not-covered'] as const;

export const AskOutput = v.object({
  question: text,
  substance: v.nullable(SubstanceId),
  condition: v.nullable(ConditionId),
  /** Names as shown; null when the question names none that the reference knows. */
  substanceName: v.nullable(text),
  conditionName: v.nullable(text),
  /** The word that was read as another one ("magnezium" read as "magnesium"). */
  corrected: v.nullable(v.object({ from: text, to: text })),
  /** Substances that an ambiguous name may mean; the person chooses. */
  ambiguous: v.array(EntityRef),
  status: v.picklist(answerStatuses),
  summary: text,
  outcomes: v.array(OutcomeRow),
  /** Outcomes that matter in this condition, recorded or not. */
  keyOutcomes: v.array(v.picklist(words.outcomeGroups)),
  belief: v.nullable(BeliefRecord),
  /** Harms of the substance that do not depend on the condition. */
  adverseEffects: v.array(MonographStatement),
  intakes: v.array(IntakeRecord),
  cautions: v.array(CautionRecord),
  interactions: v.array(InteractionRecord),
  sources: v.array(SourceRecord),
  /** Names of every record mentioned, by `kind/id`. */
  names: v.record(text, text),
  /** Labels of the life stages of `intakes`, by id. */
  lifeStages: v.record(text, text),
  notice: text,
  edition: text,
  /** The oldest review among the outcomes; null without outcomes. */
  reviewedOn: v.nullable(text),
  /** Present when that review is long ago. */
  ageNotice: v.nullable(text),
  nearest: v.array(EntityRef),
});
export type AskOutput = v.InferOutput<typeof AskOutput>;

// show ----------------------------------------------------------------------------------------------------------------

export const ShowInput = v.strictObject({
  ref: v.pipe(
    v.string('must be a reference such as "substance/magnesium"'),
    v.maxLength(300, 'is too long'),
  ),
});

/** Amount of a nutrient in 100 g; null where no value is given. */
export const NutrientAmount = v.object({
  column: text,
  label: text,
  substance: v.nullable(SubstanceId),
  amount: v.nullable(v.number()),
  unit: text,
});
export type NutrientAmount = v.InferOutput<typeof NutrientAmount>;

/** Amount of a substance in 100 g of a food, in the unit that its sums have, as published values count it. */
export const SubstanceAmount = v.object({
  substance: SubstanceId,
  unit: SumUnit,
  /** Columns of the food table that it is the sum of. */
  columns: v.array(text),
  /** null: not every column has a value. */
  amount: v.nullable(v.number()),
  /** What the columns leave out or include, in words. */
  note: v.nullable(text),
  /** What values of narrower scopes count, where the table tells it apart. */
  byScope: v.record(v.picklist(words.intakeScopes), v.nullable(v.number())),
});
export type SubstanceAmount = v.InferOutput<typeof SubstanceAmount>;

/** An imported food table, as it stands beside what comes from it. */
export const PackName = v.object({ id: text, title: text });
export type PackName = v.InferOutput<typeof PackName>;

const common = {
  id: text,
  title: text,
  sources: v.array(SourceRecord),
  related: v.array(EntityRef),
  /** Names of every record mentioned in `record` and `related`, by `kind/id`. */
  names: v.record(text, text),
  edition: text,
  /** The day of the last comparison with the sources. */
  reviewedOn: text,
  /** Present when that review is long ago. */
  ageNotice: v.nullable(text),
};

export const ShowOutput = v.variant('kind', [
  v.object({
    kind: v.literal('substance'),
    record: v.object({
      ...SubstanceRecord.entries,
      intakes: v.array(IntakeRecord),
      lifeStages: v.array(LifeStageRecord),
      claims: v.array(OutcomeRow),
      interactions: v.array(InteractionRecord),
      cautions: v.array(CautionRecord),
      conversions: v.array(ConversionRecord),
    }),
    ...common,
  }),
  v.object({ kind: v.literal('form'), record: FormRecord, ...common }),
  v.object({
    kind: v.literal('claim'),
    record: v.object({ ...ClaimRecord.entries, sentence: text, wouldChange: v.array(text) }),
    ...common,
  }),
  v.object({
    kind: v.literal('food'),
    record: v.object({
      ...FoodRecord.entries,
      nutrients: v.array(NutrientAmount),
      substances: v.array(SubstanceAmount),
      /** The imported table that it comes from, which nobody has reviewed; null for the reference. */
      pack: v.nullable(PackName),
    }),
    ...common,
  }),
  v.object({ kind: v.literal('interaction'), record: InteractionRecord, ...common }),
  v.object({ kind: v.literal('caution'), record: CautionRecord, ...common }),
  v.object({
    kind: v.literal('medication'),
    record: v.object({ ...MedicationRecord.entries, interactions: v.array(InteractionRecord) }),
    ...common,
  }),
  v.object({
    kind: v.literal('medication-class'),
    record: v.object({
      ...MedicationClassRecord.entries,
      members: v.array(MedicationRecord),
      interactions: v.array(InteractionRecord),
    }),
    ...common,
  }),
  v.object({
    kind: v.literal('condition'),
    record: v.object({
      ...ConditionRecord.entries,
      claims: v.array(OutcomeRow),
      cautions: v.array(CautionRecord),
    }),
    ...common,
  }),
  v.object({
    kind: v.literal('source'),
    record: v.object({
      csl: SourceRecord,
      /** The reference as printed, Vancouver/NLM style. */
      citation: text,
      /** `not-checked`: no list has been imported, or the source has neither DOI nor PMID, by which lists name papers. */
      retraction: v.variant('state', [
        v.object({ state: v.literal('not-checked') }),
        v.object({ state: v.literal('none-known'), asOf: text }),
        v.object({
          state: v.literal('listed'),
          nature: text,
          date: v.nullable(text),
          asOf: text,
        }),
      ]),
      /** What it supports in Cofactor. */
      supports: v.array(EntityRef),
    }),
    ...common,
  }),
]);
export type ShowOutput = v.InferOutput<typeof ShowOutput>;
export type ShowOf<K extends ShowOutput['kind']> = Extract<ShowOutput, { kind: K }>;

// foods ---------------------------------------------------------------------------------------------------------------

export const foodBases = ['100g', 'portion', '100kcal'] as const;
/** Which of the portions that the table lists for a food; `ordinary`: the one marked as about what people eat at once. */
export const portionChoices = ['ordinary', 'first', 'smallest', 'largest'] as const;

export const FoodsInput = v.strictObject({
  nutrient: SubstanceId,
  per: v.optional(v.picklist(foodBases, 'must be 100g, portion or 100kcal'), '100g'),
  portion: v.optional(
    v.picklist(portionChoices, 'must be ordinary, first, smallest or largest'),
    'ordinary',
  ),
  group: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Foods of one table only: the id of a pack, that of the reference included. */
  pack: v.optional(PackId),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 20),
});

export const FoodRow = v.object({
  food: FoodId,
  name: text,
  group: text,
  amount: v.number(),
  grams: v.number(),
  portion: v.optional(text),
  /** What is to know of the food that concerns the nutrient asked for. */
  notes: v.nullable(text),
  source: SourceId,
  /** The imported table that the food comes from; null for the reference. */
  pack: v.nullable(PackName),
});
export type FoodRow = v.InferOutput<typeof FoodRow>;

export const FoodsOutput = v.object({
  nutrient: SubstanceId,
  nutrientName: text,
  unit: SumUnit,
  per: v.picklist(foodBases),
  rows: v.array(FoodRow),
  /** Foods of the table (and group) that could not be ranked because a value is unknown, or no such portion listed. */
  missing: v.number(),
  /** How many of these have the values, but no portion of the wanted kind. */
  withoutPortion: v.number(),
  /** The kind of portion; absent where the amounts are not per portion. */
  portion: v.optional(v.picklist(portionChoices)),
  total: v.number(),
  /** Imported tables that are left out of this ranking, with the reason in a sentence. */
  notRanked: v.array(v.object({ pack: PackName, why: text })),
  groups: v.array(text),
  note: v.nullable(text),
  sources: v.array(SourceRecord),
  edition: text,
});
export type FoodsOutput = v.InferOutput<typeof FoodsOutput>;

// sources -------------------------------------------------------------------------------------------------------------

export const sourceFormats = ['ris', 'bibtex', 'csl-json'] as const;

export const BrowseOutput = v.object({
  substances: v.array(
    v.object({
      id: SubstanceId,
      name: text,
      kind: v.picklist(words.substanceKinds),
      unit: v.nullable(SumUnit),
      /** Units in which an amount of it can be entered in a plan; empty where none fits. */
      units: v.array(PlanUnit),
      inFoods: v.boolean(),
      forms: v.array(
        v.object({ id: FormId, name: text, elementalFraction: v.nullable(v.number()) }),
      ),
    }),
  ),
  conditions: v.array(
    v.object({ id: ConditionId, name: text, kind: v.picklist(words.conditionKinds) }),
  ),
  /** Questions that the reference answers: substance × condition with the number of outcomes. */
  questions: v.array(
    v.object({ substance: SubstanceId, condition: ConditionId, outcomes: v.number() }),
  ),
});
export type BrowseOutput = v.InferOutput<typeof BrowseOutput>;

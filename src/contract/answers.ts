/** What search, ask, show, foods and sources return. */
import * as v from 'valibot';
import { ClaimId, ConditionId, EntityRef, FoodId, FormId, SourceId, SubstanceId } from './ids.ts';
import {
  BeliefRecord,
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
  SourceRecord,
  StudyRecord,
  SubstanceRecord,
} from './records.ts';
import { SumUnit } from './units.ts';
import * as words from './vocabulary.ts';

const text = v.string();

// search --------------------------------------------------------------------------------------------------------------

export const SearchInput = v.strictObject({
  query: v.pipe(v.string('must be text'), v.maxLength(20_000, 'is too long')),
  kind: v.optional(v.picklist(words.searchKinds)),
  /** Counts all hits together. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 20),
});

export const SearchHit = v.object({
  kind: v.picklist(words.searchKinds),
  id: text,
  title: text,
  subtitle: text,
  matched: v.picklist(['exact', 'prefix', 'synonym', 'spelling', 'partial']),
  /** The words around the match; `highlights` are [start, end) offsets in the snippet. */
  snippet: text,
  highlights: v.array(v.tuple([v.number(), v.number()])),
});
export type SearchHit = v.InferOutput<typeof SearchHit>;

export const SearchOutput = v.object({
  query: text,
  corrected: v.nullable(text),
  /** The question that the words ask, when they name one substance and one condition. */
  answer: v.nullable(v.object({ substance: SubstanceId, condition: ConditionId })),
  hits: v.array(SearchHit),
  total: v.number(),
  tookMs: v.number(),
});
export type SearchOutput = v.InferOutput<typeof SearchOutput>;

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
  sentence: text,
  statement: text,
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
  belief: v.nullable(BeliefRecord),
  intakes: v.array(IntakeRecord),
  cautions: v.array(CautionRecord),
  interactions: v.array(InteractionRecord),
  sources: v.array(SourceRecord),
  notice: text,
  edition: text,
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

const common = {
  id: text,
  title: text,
  sources: v.array(SourceRecord),
  related: v.array(EntityRef),
  /** Names of every record mentioned in `record` and `related`, by `kind/id`. */
  names: v.record(text, text),
  edition: text,
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
    record: v.object({ ...ClaimRecord.entries, sentence: text }),
    ...common,
  }),
  v.object({
    kind: v.literal('food'),
    record: v.object({ ...FoodRecord.entries, nutrients: v.array(NutrientAmount) }),
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
      retraction: v.object({ state: v.literal('not-checked') }),
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

export const FoodsInput = v.strictObject({
  nutrient: SubstanceId,
  per: v.optional(v.picklist(foodBases, 'must be 100g, portion or 100kcal'), '100g'),
  group: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 20),
});

export const FoodRow = v.object({
  food: FoodId,
  name: text,
  group: text,
  amount: v.number(),
  grams: v.number(),
  portion: v.optional(text),
  notes: v.nullable(text),
  source: SourceId,
});
export type FoodRow = v.InferOutput<typeof FoodRow>;

export const FoodsOutput = v.object({
  nutrient: SubstanceId,
  nutrientName: text,
  unit: SumUnit,
  per: v.picklist(foodBases),
  rows: v.array(FoodRow),
  /** Foods of the table (and group) that could not be ranked because a value is unknown. */
  missing: v.number(),
  total: v.number(),
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

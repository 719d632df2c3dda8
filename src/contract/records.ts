/**
 * The records of the reference: what content files hold, what `show` returns. Unknown is null, never 0.
 * Notes on every field stand in resources/content/README.md; the closed lists of words in vocabulary.ts.
 */
import * as v from 'valibot';
import {
  CautionId,
  ClaimId,
  ConditionId,
  ConversionId,
  FoodId,
  FormId,
  InteractionId,
  LifeStageId,
  MedicationClassId,
  MedicationId,
  SourceId,
  SubstanceId,
} from './ids.ts';
import { IntakeUnit, SumUnit } from './units.ts';
import * as words from './vocabulary.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const isoDate = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-22'));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0, 'must be above 0'));
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0, 'must not be negative'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sources = v.pipe(v.array(SourceId), v.minLength(1, 'needs at least one source'));

// Sources -------------------------------------------------------------------------------------------------------------

const CslName = v.union([
  v.strictObject({ family: text, given: v.optional(text), suffix: v.optional(text) }),
  v.strictObject({ literal: text }),
]);
export type CslName = v.InferOutput<typeof CslName>;

const CslDate = v.strictObject({
  'date-parts': v.tuple([
    v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1), v.maxLength(3)),
  ]),
});

export const VerificationRecord = v.strictObject({
  design: v.nullish(v.picklist(words.studyDesigns)),
  participants: v.nullish(count),
  /** `shortened`: further authors exist; `unchecked`: the list may be cut. Both print "et al." */
  authorList: v.nullish(v.picklist(['shortened', 'unchecked'])),
  /** Chapters or tables of a book that are cited through this one record. */
  parts: v.optional(v.array(v.strictObject({ title: text, URL: text }))),
  verifiedFrom: v.pipe(v.array(text), v.minLength(1)),
  verifiedOn: isoDate,
  note: v.nullish(text),
});

/** A publication, label or web page in CSL-JSON; `custom` holds its design and verification record. */
export const SourceRecord = v.strictObject({
  id: SourceId,
  type: v.picklist(['article-journal', 'webpage', 'report', 'book', 'chapter', 'dataset']),
  title: text,
  author: v.optional(v.array(CslName)),
  editor: v.optional(v.array(CslName)),
  'container-title': v.optional(text),
  publisher: v.optional(text),
  'publisher-place': v.optional(text),
  issued: v.optional(CslDate),
  accessed: v.optional(CslDate),
  volume: v.optional(text),
  issue: v.optional(text),
  number: v.optional(text),
  page: v.optional(text),
  DOI: v.optional(text),
  PMID: v.optional(text),
  PMCID: v.optional(text),
  ISBN: v.optional(text),
  URL: v.optional(text),
  custom: VerificationRecord,
});
export type SourceRecord = v.InferOutput<typeof SourceRecord>;

// Substances ----------------------------------------------------------------------------------------------------------

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
});
export type ConditionRecord = v.InferOutput<typeof ConditionRecord>;

// Evidence ------------------------------------------------------------------------------------------------------------

export const Estimate = v.strictObject({
  about: text,
  measure: v.picklist(words.estimateMeasures),
  value: v.number(),
  low: v.number(),
  high: v.number(),
  /** Confidence level in percent. */
  level: v.pipe(v.number(), v.minValue(50), v.maxValue(100)),
  unit: v.nullable(text),
});
export type Estimate = v.InferOutput<typeof Estimate>;

export const StudyRecord = v.strictObject({
  source: SourceId,
  finding: text,
  direction: v.picklist(words.directions),
  participants: v.nullable(count),
  dose: v.nullable(text),
  duration: v.nullable(text),
  /** As printed in the source. */
  effect: v.nullable(text),
  estimates: v.array(Estimate),
  limitations: v.nullable(text),
  /** True where the finding was read in another text. */
  secondHand: v.boolean(),
});
export type StudyRecord = v.InferOutput<typeof StudyRecord>;

export const ClaimRecord = v.strictObject({
  id: ClaimId,
  substance: SubstanceId,
  condition: ConditionId,
  relatedConditions: v.array(ConditionId),
  outcome: text,
  outcomeGroup: v.picklist(words.outcomeGroups),
  otherOutcomeGroups: v.array(v.picklist(words.outcomeGroups)),
  exposure: v.picklist(words.exposures),
  /** The noun phrase that follows the verb of the generated sentence ("the number of relapses"). */
  measure: text,
  change: v.picklist(words.changes),
  /** False where "in people with <condition>" would be wrong, because the measure names it or other people were studied. */
  inCondition: v.boolean(),
  /** What was compared, where the bare name of the substance would be false or too broad ("ferrous sulfate"). */
  exposurePhrase: v.nullable(text),
  statement: text,
  direction: v.picklist(words.directions),
  certainty: v.picklist(words.certainties),
  certaintyReason: text,
  size: v.picklist(words.sizes),
  state: v.picklist(words.claimStates),
  /** True if the main evidence comes from people without the condition, another route, animals or cells. */
  indirect: v.boolean(),
  population: v.nullable(text),
  dose: v.nullable(text),
  studies: v.pipe(v.array(StudyRecord), v.minLength(1, 'needs at least one study')),
});
export type ClaimRecord = v.InferOutput<typeof ClaimRecord>;

/** A popular belief that goes beyond the evidence: what is said, and why it does not carry that far. */
export const BeliefRecord = v.strictObject({
  substance: SubstanceId,
  condition: ConditionId,
  belief: text,
  reasons: v.pipe(
    v.array(v.strictObject({ text, claim: v.nullable(ClaimId), sources })),
    v.minLength(1),
  ),
});
export type BeliefRecord = v.InferOutput<typeof BeliefRecord>;

// Interactions and cautions -------------------------------------------------------------------------------------------

/**
 * Hours by which the MEDICINE is taken before or after the supplement. An hour field is null where the source names only
 * the other order, which then must not be planned. `alternative` is another permitted layout.
 */
export const DrugSeparation = v.strictObject({
  beforeHours: v.nullable(notNegative),
  afterHours: v.nullable(notNegative),
  order: v.picklist(words.separationOrders),
  alternative: v.nullable(text),
});
export type DrugSeparation = v.InferOutput<typeof DrugSeparation>;

const interactionFields = {
  id: InteractionId,
  substance: SubstanceId,
  /** null: every form of the substance. */
  form: v.nullable(FormId),
  action: v.picklist(words.actions),
  severity: v.picklist(words.severities),
  mechanism: text,
  effect: text,
  management: text,
  /** null: the sources give no timing rule. */
  timing: v.nullable(v.picklist(words.timingKinds)),
  evidence: v.picklist(words.interactionEvidence),
  evidenceNote: v.nullable(text),
  secondHand: v.boolean(),
  sources,
};

export const DrugInteraction = v.strictObject({
  ...interactionFields,
  type: v.literal('medicine'),
  target: v.union([
    v.strictObject({ medication: MedicationId }),
    v.strictObject({ class: MedicationClassId }),
  ]),
  direction: v.picklist(words.drugDirections),
  separation: v.nullable(DrugSeparation),
});
export type DrugInteraction = v.InferOutput<typeof DrugInteraction>;

export const NutrientInteraction = v.strictObject({
  ...interactionFields,
  type: v.literal('substance'),
  with: SubstanceId,
  direction: v.picklist(words.nutrientDirections),
  separation: v.nullable(v.strictObject({ hours: notNegative })),
});
export type NutrientInteraction = v.InferOutput<typeof NutrientInteraction>;

export const InteractionRecord = v.variant('type', [DrugInteraction, NutrientInteraction]);
export type InteractionRecord = v.InferOutput<typeof InteractionRecord>;

export const CautionRecord = v.strictObject({
  id: CautionId,
  substance: SubstanceId,
  condition: ConditionId,
  level: v.picklist(words.cautionLevels),
  reason: text,
  secondHand: v.boolean(),
  sources,
});
export type CautionRecord = v.InferOutput<typeof CautionRecord>;

export const MedicationClassRecord = v.strictObject({
  id: MedicationClassId,
  name: text,
  atc: v.array(text),
  atcConfirmed: v.boolean(),
  note: v.nullable(text),
});
export type MedicationClassRecord = v.InferOutput<typeof MedicationClassRecord>;

export const MedicationRecord = v.strictObject({
  id: MedicationId,
  name: text,
  synonyms: v.array(text),
  classes: v.array(MedicationClassId),
  atc: v.array(text),
  atcConfirmed: v.boolean(),
  atcName: v.nullable(text),
});
export type MedicationRecord = v.InferOutput<typeof MedicationRecord>;

// Intake references ---------------------------------------------------------------------------------------------------

export const LifeStageRecord = v.strictObject({
  id: LifeStageId,
  label: text,
  authority: v.picklist(words.authorities),
  sex: v.picklist(['any', ...words.sexes]),
  state: v.picklist(words.lifeStates),
  /** Completed months, both included; null: no upper bound. */
  minAgeMonths: count,
  maxAgeMonths: v.nullable(count),
});
export type LifeStageRecord = v.InferOutput<typeof LifeStageRecord>;

/** A published amount per day. `amount` null: the authority has set no value, `reason` says why. */
export const IntakeRecord = v.strictObject({
  authority: v.picklist(words.authorities),
  substance: SubstanceId,
  lifeStage: LifeStageId,
  kind: v.picklist(words.intakeKinds),
  amount: v.nullable(notNegative),
  /** Upper end where the authority gives a range; `amount` is its lower end. */
  amountMax: v.nullable(notNegative),
  unit: IntakeUnit,
  equivalent: v.nullable(v.picklist(words.equivalents)),
  scope: v.picklist(words.intakeScopes),
  /** Several values for one life stage ("phytate intake 300 mg a day"): each is an alternative. */
  qualifier: v.nullable(text),
  /** Present where a value holds for one chemical form only, in words of the source. */
  form: v.nullable(text),
  /** True where the amount is added to the value for adults. */
  increment: v.boolean(),
  /** Narrower age range of this one value inside its life stage, in completed months. */
  minAgeMonths: v.nullable(count),
  maxAgeMonths: v.nullable(count),
  reason: v.nullable(text),
  note: v.nullable(text),
  /** Amount and unit in print where the amount above was converted. */
  asPublished: v.nullable(v.strictObject({ amount: notNegative, unit: text })),
  source: SourceId,
  report: v.nullable(SourceId),
  confirmed: v.boolean(),
  evidence: v.picklist(words.verificationEvidence),
});
export type IntakeRecord = v.InferOutput<typeof IntakeRecord>;

export const DailyValueRecord = v.strictObject({
  substance: SubstanceId,
  group: text,
  amount: v.nullable(notNegative),
  unit: text,
  equivalent: v.nullable(v.picklist(words.equivalents)),
  basis: text,
  reason: v.nullable(text),
  note: v.nullable(text),
  source: SourceId,
  confirmed: v.boolean(),
  evidence: v.picklist(words.verificationEvidence),
});
export type DailyValueRecord = v.InferOutput<typeof DailyValueRecord>;

export const ConversionRecord = v.strictObject({
  id: ConversionId,
  substance: SubstanceId,
  from: v.strictObject({ unit: text, form: v.nullable(text) }),
  to: v.strictObject({ unit: text, form: v.nullable(text) }),
  factor: positive,
  formula: v.nullable(text),
  note: v.nullable(text),
  source: SourceId,
  confirmed: v.boolean(),
  evidence: v.picklist(words.verificationEvidence),
  element: v.nullable(text),
  atomicMass: v.nullable(positive),
  charge: v.nullable(v.number()),
  milliequivalentsPerMillimole: v.nullable(v.number()),
});
export type ConversionRecord = v.InferOutput<typeof ConversionRecord>;

// Foods ---------------------------------------------------------------------------------------------------------------

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

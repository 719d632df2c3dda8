/** The result of a plan check: sums, comparisons with published values, findings, coverage. */
import * as v from 'valibot';
import { Schedule } from './day.ts';
import { EntityRef, FoodId, SourceId, SubstanceId } from './ids.ts';
import { Plan } from './plan.ts';
import { SourceRecord } from './records.ts';
import { IntakeUnit, PlanUnit, SumUnit } from './units.ts';
import * as words from './vocabulary.ts';

const text = v.string();
const amount = v.nullable(v.number());

export const CheckInput = v.strictObject({ plan: Plan });

export const Contribution = v.object({
  /** Product name of a plan item, with its path in the plan ("items[0].ingredients[0]"). */
  item: v.optional(text),
  path: v.optional(text),
  food: v.optional(FoodId),
  name: text,
  /** Per average day in the unit of the sum; null where it cannot be known. */
  amount,
  /** How the number was reached, in words and figures. */
  arithmetic: v.optional(text),
  /** Of the factors in it; absent where it has none. */
  sources: v.optional(v.array(SourceId)),
});
export type Contribution = v.InferOutput<typeof Contribution>;

export const referenceStatuses = ['below', 'meets', 'above', 'not-compared'] as const;

export const ReferenceComparison = v.object({
  authority: v.picklist(words.authorities),
  kind: v.picklist(words.intakeKinds),
  scope: v.picklist(words.intakeScopes),
  amount,
  amountMax: amount,
  unit: IntakeUnit,
  equivalent: v.nullable(v.picklist(words.equivalents)),
  qualifier: v.nullable(text),
  form: v.nullable(text),
  /** Year of the report that set the value; null where the source is undated. */
  year: v.nullable(v.number()),
  /** The part of the intake that this scope counts, in `unit`; null where it was not compared. */
  compared: amount,
  status: v.picklist(referenceStatuses),
  /** Why it was not compared, or why there is no value; null otherwise. */
  note: v.nullable(text),
  lifeStage: text,
  source: SourceId,
});
export type ReferenceComparison = v.InferOutput<typeof ReferenceComparison>;

export const IntakeSum = v.object({
  substance: SubstanceId,
  name: text,
  unit: SumUnit,
  food: v.object({
    /** null: known for none of the foods. */
    amount,
    /** The amount is known for `known` of `of` foods. */
    known: v.number(),
    of: v.number(),
  }),
  supplements: amount,
  total: amount,
  /** Present when an amount has two readings (basis unknown): total if it is the compound, total if it is elemental. */
  range: v.optional(v.object({ low: v.number(), high: v.number() })),
  contributions: v.array(Contribution),
  references: v.array(ReferenceComparison),
});
export type IntakeSum = v.InferOutput<typeof IntakeSum>;

export const findingRules = [
  'upper-limit',
  'above-reference',
  'interaction',
  'nutrient-interaction',
  'caution',
  'duplicate',
  'timing',
  'lab-test',
  'ambiguous-amount',
  'not-covered',
] as const;

export const Finding = v.object({
  /** Stable for the same rule, subjects and places in the plan. */
  id: text,
  rule: v.picklist(findingRules),
  action: v.picklist(words.actions),
  /** The reference's severity grade; null where the rule has none. */
  seriousness: v.nullable(v.picklist(words.severities)),
  evidence: v.nullable(v.picklist(words.interactionEvidence)),
  subjects: v.array(EntityRef),
  /** Places in the plan that raised it ("items[0].ingredients[1]", "profile.medications[0]"). */
  paths: v.array(text),
  /** Findings with the same key tell of the same thing ("With ciprofloxacin") and are shown together. */
  group: v.object({ key: text, title: text }),
  title: text,
  message: text,
  /** Whole sentences of the message that tell its point in a line; absent where its first sentence does. */
  inShort: v.optional(text),
  /** The end of the message that findings on other limits of the same substance share; absent where there is none. */
  sharedEnd: v.optional(text),
  arithmetic: v.optional(text),
  /** True when a clinician advised the item: the finding stays, quieter, and prints. */
  advised: v.boolean(),
  ask: text,
  /** Place of an amount and the other unit in which the same number is the likelier reading; absent where no unit is. */
  slip: v.optional(v.object({ path: text, unit: PlanUnit })),
  /** Why a pharmacist should look at the record behind it again; null where nothing is open. */
  expertReview: v.nullable(text),
  sources: v.array(SourceId),
});
export type Finding = v.InferOutput<typeof Finding>;

export const coverageResults = ['found', 'none-recorded', 'not-covered'] as const;

export const CoverageLine = v.object({
  /** An entry without a record has an id such as `medication/unlisted`; `names` says what it is. */
  pair: v.tuple([EntityRef, EntityRef]),
  names: v.tuple([text, text]),
  result: v.picklist(coverageResults),
  /** Content date of the edition: the sources were checked up to this day. */
  asOf: text,
});
export type CoverageLine = v.InferOutput<typeof CoverageLine>;

/** The dose of the studies behind a line of evidence, beside what is taken. */
export const DoseCompared = v.object({
  /** Nutrient per day in studies of supplements, as their records give it. */
  studied: v.array(
    v.object({ source: SourceId, amount: v.number(), unit: text, form: v.nullable(text) }),
  ),
  /** From supplements, per average day, in the unit of the sum; null where it is not known. */
  taken: amount,
  unit: text,
  /** One line in words, without a verdict. */
  line: text,
});
export type DoseCompared = v.InferOutput<typeof DoseCompared>;

export const EvidenceLine = v.object({
  substance: SubstanceId,
  condition: text,
  substanceName: text,
  conditionName: text,
  status: v.picklist(['answered', 'no-studies', 'not-covered']),
  summary: text,
  sentences: v.array(
    v.object({
      claim: text,
      /** What was looked at, and what came of it; a report groups the sentences by these. */
      outcome: v.optional(text),
      state: v.optional(v.picklist(words.claimStates)),
      certainty: v.optional(v.picklist(words.certainties)),
      sentence: text,
      /** What the studies gave, in the words of the claim, beside what is taken; null where nothing was given. */
      doseLine: v.optional(v.nullable(text)),
      /** Of the factor by which what is taken was set in the unit of the studies. */
      doseSources: v.optional(v.array(SourceId)),
      sources: v.array(SourceId),
    }),
  ),
  /** null: no study of a supplement gives a dose that can be compared. */
  doses: v.nullable(DoseCompared),
});
export type EvidenceLine = v.InferOutput<typeof EvidenceLine>;

/** A day that the plan itself names or implies. */
export const PlanDate = v.object({
  kind: v.picklist(['review', 'runs-out']),
  /** "items[2]" */
  path: text,
  name: text,
  date: text,
  /** How a run-out date was reached; null for a review date, which was entered. */
  arithmetic: v.nullable(text),
});
export type PlanDate = v.InferOutput<typeof PlanDate>;

/** A food of an imported table that is not on this computer: nothing of it is counted. */
const FoodAway = v.object({
  /** "foods[2]" */
  path: text,
  food: FoodId,
  /** As the plan calls it, else by its number. */
  name: text,
});

export const CheckOutput = v.object({
  edition: text,
  asOf: text,
  profile: v.object({
    name: v.nullable(text),
    age: v.number(),
    sex: v.picklist(words.sexes),
    state: v.picklist(words.lifeStates),
    authority: v.picklist(words.authorities),
    /** Label of the life stage per authority; null where the authority has none for this person. */
    lifeStages: v.record(text, v.nullable(text)),
    conditions: v.array(EntityRef),
    medications: v.array(text),
  }),
  /** Left out where every food is known or was entered by name. */
  foodsAway: v.optional(v.array(FoodAway)),
  intakes: v.array(IntakeSum),
  findings: v.array(Finding),
  coverage: v.array(CoverageLine),
  schedule: Schedule,
  /** Reviews and packs that run out, earliest first. */
  dates: v.array(PlanDate),
  questions: v.array(text),
  evidence: v.array(EvidenceLine),
  /** Names of every record mentioned, by `kind/id`. */
  names: v.record(text, text),
  sources: v.array(SourceRecord),
  /** Sources of which a finding used here was read in another text. */
  secondHand: v.array(SourceId),
  notice: text,
});
export type CheckOutput = v.InferOutput<typeof CheckOutput>;

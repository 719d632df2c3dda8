/** Life stages, intake references, label values and unit conversions. */
import * as v from 'valibot';
import { ConversionId, LifeStageId, SourceId, SubstanceId } from '../ids.ts';
import { IntakeUnit } from '../units.ts';
import * as words from '../vocabulary.ts';
import { text, positive, notNegative, count } from './fields.ts';

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

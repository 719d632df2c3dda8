/** Claims with their studies and estimates; popular beliefs. */
import * as v from 'valibot';
import { ClaimId, ConditionId, FormId, SourceId, SubstanceId } from '../ids.ts';
import * as words from '../vocabulary.ts';
import { text, count, isoDate, positive, sources } from './fields.ts';

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

/**
 * The daily dose of a study as the amount of the nutrient itself. `compound` is what the study gave of `form`, where the
 * amount was worked out from it; null where the source states the elemental amount.
 */
export const ElementalDose = v.strictObject({
  amount: positive,
  unit: v.picklist(['mg', 'mcg', 'g']),
  form: v.nullable(FormId),
  compound: v.nullable(v.strictObject({ amount: positive, unit: v.picklist(['mg', 'mcg', 'g']) })),
});
export type ElementalDose = v.InferOutput<typeof ElementalDose>;

export const StudyRecord = v.strictObject({
  source: SourceId,
  finding: text,
  direction: v.picklist(words.directions),
  participants: v.nullable(count),
  dose: v.nullable(text),
  /** Per day; null where the dose does not tell it. */
  elementalDose: v.nullable(ElementalDose),
  duration: v.nullable(text),
  /** As printed in the source. */
  effect: v.nullable(text),
  estimates: v.array(Estimate),
  limitations: v.nullable(text),
  /** True where the finding was read in another text. */
  secondHand: v.boolean(),
});
export type StudyRecord = v.InferOutput<typeof StudyRecord>;

/** What a rating rests on: a domain, and the words of `certaintyReason` that speak of it. */
export const CertaintyGround = v.strictObject({
  domain: v.picklist(words.certaintyDomains),
  says: text,
});
export type CertaintyGround = v.InferOutput<typeof CertaintyGround>;

/** One entry in the history of a claim; the last one is its latest review. */
export const HistoryEntry = v.strictObject({ date: isoDate, edition: text, note: text });
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>;

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
  /** The answer in the plainest words; null where nobody has written it. */
  inShort: v.nullable(text),
  statement: text,
  direction: v.picklist(words.directions),
  certainty: v.picklist(words.certainties),
  certaintyReason: text,
  certaintyGrounds: v.array(CertaintyGround),
  size: v.picklist(words.sizes),
  state: v.picklist(words.claimStates),
  /** True if the main evidence comes from people without the condition, another route, animals or cells. */
  indirect: v.boolean(),
  population: v.nullable(text),
  dose: v.nullable(text),
  /** Why an expert should look at the record again; null where nothing is open. */
  expertReview: v.nullable(text),
  history: v.pipe(
    v.array(HistoryEntry),
    v.minLength(1, 'needs at least the entry of its first edition'),
  ),
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

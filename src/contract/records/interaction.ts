/** Interactions, cautions, medicines and their classes. */
import * as v from 'valibot';
import {
  CautionId,
  ConditionId,
  FormId,
  InteractionId,
  MedicationClassId,
  MedicationId,
  SubstanceId,
} from '../ids.ts';
import { PlanUnit } from '../units.ts';
import * as words from '../vocabulary.ts';
import { text, isoDate, notNegative, sources } from './fields.ts';

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
  /** Why a pharmacist should look at the record again; null where nothing is open. */
  expertReview: v.nullable(text),
  reviewedOn: isoDate,
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
  /**
   * Amounts at which the sources of the record saw the effect, one for each study or text; those per day are shown beside
   * what is taken, those with one meal by themselves. It never makes a finding go away, because less was mostly not tested.
   */
  dosesSeen: v.array(
    v.strictObject({
      of: SubstanceId,
      amount: notNegative,
      unit: PlanUnit,
      per: v.picklist(words.doseSpans),
      about: text,
    }),
  ),
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
  reviewedOn: isoDate,
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

/** Typed ids: a slug carries the kind of record it names, so that a food id never stands where a substance id is due. */
import * as v from 'valibot';
import { entityKinds, type EntityKind } from './vocabulary.ts';

export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const slug = v.pipe(
  v.string(),
  v.maxLength(120, 'is too long for an id'),
  v.regex(slugPattern, 'must be an id such as "magnesium" or "almonds-raw"'),
);

export const SubstanceId = v.pipe(slug, v.brand('SubstanceId'));
export const FormId = v.pipe(slug, v.brand('FormId'));
export const ClaimId = v.pipe(slug, v.brand('ClaimId'));
export const ConditionId = v.pipe(slug, v.brand('ConditionId'));
export const InteractionId = v.pipe(slug, v.brand('InteractionId'));
export const CautionId = v.pipe(slug, v.brand('CautionId'));
export const MedicationId = v.pipe(slug, v.brand('MedicationId'));
export const MedicationClassId = v.pipe(slug, v.brand('MedicationClassId'));
export const FoodId = v.pipe(slug, v.brand('FoodId'));
export const SourceId = v.pipe(slug, v.brand('SourceId'));
export const LifeStageId = v.pipe(slug, v.brand('LifeStageId'));
export const ConversionId = v.pipe(slug, v.brand('ConversionId'));
export const PlanId = v.pipe(v.string(), v.uuid('must be a plan id'), v.brand('PlanId'));
export const ProfileId = v.pipe(v.string(), v.uuid('must be a profile id'), v.brand('ProfileId'));
export const ProductId = v.pipe(v.string(), v.uuid('must be a product id'), v.brand('ProductId'));

export type SubstanceId = v.InferOutput<typeof SubstanceId>;
export type FormId = v.InferOutput<typeof FormId>;
export type ClaimId = v.InferOutput<typeof ClaimId>;
export type ConditionId = v.InferOutput<typeof ConditionId>;
export type InteractionId = v.InferOutput<typeof InteractionId>;
export type CautionId = v.InferOutput<typeof CautionId>;
export type MedicationId = v.InferOutput<typeof MedicationId>;
export type MedicationClassId = v.InferOutput<typeof MedicationClassId>;
export type FoodId = v.InferOutput<typeof FoodId>;
export type SourceId = v.InferOutput<typeof SourceId>;
export type LifeStageId = v.InferOutput<typeof LifeStageId>;
export type ConversionId = v.InferOutput<typeof ConversionId>;
export type PlanId = v.InferOutput<typeof PlanId>;
/** Names a piece of work while it runs. */
export const JobId = v.pipe(v.string(), v.uuid('must be a uuid'), v.brand('JobId'));
export type JobId = v.InferOutput<typeof JobId>;

export type ProfileId = v.InferOutput<typeof ProfileId>;
export type ProductId = v.InferOutput<typeof ProductId>;

/** A reference to any record, `kind/id`, as in `substance/magnesium`. */
export type EntityRef = `${EntityKind}/${string}`;

const refPattern = new RegExp(`^(${entityKinds.join('|')})/[a-z0-9]+(-[a-z0-9]+)*$`);
const isRef = (value: unknown): value is EntityRef =>
  typeof value === 'string' && refPattern.test(value);
export const EntityRef = v.custom<EntityRef>(
  isRef,
  'must be a reference such as "substance/magnesium"',
);

/** Builds a `kind/id` reference. */
export function ref(kind: EntityKind, id: string): EntityRef {
  return `${kind}/${id}`;
}

/** Splits a reference into its kind and id; null when the text is not a reference. */
export function parseRef(text: string): { kind: EntityKind; id: string } | null {
  if (!isRef(text)) return null;
  const cut = text.indexOf('/');
  const kind = entityKinds.find((known) => known === text.slice(0, cut));
  return kind === undefined ? null : { kind, id: text.slice(cut + 1) };
}

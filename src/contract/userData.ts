/** Personal data: plans and settings, kept in user.db and never in a pack. */
import * as v from 'valibot';
import { PlanId } from './ids.ts';
import { Plan } from './plan.ts';
import { lifeStates, sexes } from './vocabulary.ts';

const title = v.pipe(
  v.string('must be text'),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(200, 'must be at most 200 characters'),
);
const stamp = v.string();

export const PlanSummary = v.object({
  id: PlanId,
  title: v.string(),
  items: v.number(),
  createdAt: stamp,
  updatedAt: stamp,
  /** Grows by one with every save; a save with an older one is refused. */
  revision: v.number(),
});
export type PlanSummary = v.InferOutput<typeof PlanSummary>;

export const StoredPlan = v.object({ ...PlanSummary.entries, plan: Plan });
export type StoredPlan = v.InferOutput<typeof StoredPlan>;

/** `id` null creates a plan. `revision` is the one that was loaded. */
export const SavePlanInput = v.strictObject({
  id: v.nullable(PlanId),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  title,
  plan: Plan,
});
export const PlanRef = v.strictObject({ id: PlanId });

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export const textSizes = ['normal', 'large', 'larger'] as const;
export const Settings = v.strictObject({
  theme: v.optional(v.picklist(themes), 'system'),
  textSize: v.optional(v.picklist(textSizes), 'normal'),
  paper: v.optional(v.picklist(['a4', 'letter']), 'a4'),
  /** Whose published values stand beside amounts; null: nobody has been chosen. */
  reader: v.optional(
    v.nullable(
      v.strictObject({
        age: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)),
        sex: v.picklist(sexes),
        state: v.picklist(lifeStates),
      }),
    ),
    null,
  ),
  /** The plan that was open last. */
  lastPlan: v.optional(v.nullable(PlanId), null),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Says in so many words that everything goes; a slip of the hand cannot send it. */
export const EraseInput = v.strictObject({ confirm: v.literal('erase all my data') });

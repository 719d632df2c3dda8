/** Personal data: plans and settings, kept in user.db and never in a pack. */
import * as v from 'valibot';
import { PlanId, ProductId, ProfileId } from './ids.ts';
import { Ingredients, Pack, Plan, Profile } from './plan.ts';
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

/** Why a version of a plan was kept. */
export const versionReasons = ['report', 'kept', 'before-import'] as const;

/** A plan as it stood on a day. `number` counts from 1 within its plan. */
export const PlanVersionSummary = v.object({
  plan: PlanId,
  number: v.number(),
  title: v.string(),
  reason: v.picklist(versionReasons),
  note: v.nullable(v.string()),
  /** Edition of the reference at that time. */
  edition: v.string(),
  createdAt: stamp,
});
export type PlanVersionSummary = v.InferOutput<typeof PlanVersionSummary>;
export const PlanVersion = v.object({ ...PlanVersionSummary.entries, body: Plan });
export type PlanVersion = v.InferOutput<typeof PlanVersion>;
export const PlanVersionRef = v.strictObject({
  id: PlanId,
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
/** Keeps the plan as it is stored now. An equal newest version of the same reason is not kept twice. */
export const KeepVersionInput = v.strictObject({
  id: PlanId,
  reason: v.picklist(versionReasons),
  note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500))), null),
});

/** A person whose plans are kept here: a carer may have several. */
export const StoredProfile = v.object({
  id: ProfileId,
  /** What the list calls them; the plan's own name may be initials. */
  title: v.string(),
  profile: Profile,
  revision: v.number(),
  createdAt: stamp,
  updatedAt: stamp,
});
export type StoredProfile = v.InferOutput<typeof StoredProfile>;
export const SaveProfileInput = v.strictObject({
  id: v.nullable(ProfileId),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  title,
  profile: Profile,
});
export const ProfileRef = v.strictObject({ id: ProfileId });

/** A product as its label says, entered once and used in any plan. Amounts are per serving. */
export const Product = v.strictObject({
  name: title,
  ingredients: Ingredients,
  pack: v.optional(v.nullable(Pack), null),
  /** The person's own notes, such as where the label was read. */
  note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(5000))), null),
});
export type Product = v.InferOutput<typeof Product>;
export const StoredProduct = v.object({
  id: ProductId,
  product: Product,
  revision: v.number(),
  createdAt: stamp,
  updatedAt: stamp,
  /** Other products with the same name or the same ingredients and amounts. */
  sameAs: v.array(ProductId),
});
export type StoredProduct = v.InferOutput<typeof StoredProduct>;
export const SaveProductInput = v.strictObject({
  id: v.nullable(ProductId),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  product: Product,
});
export const ProductRef = v.strictObject({ id: ProductId });

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export const textSizes = ['normal', 'large', 'larger'] as const;
export const lineSpacings = ['normal', 'wide'] as const;
export const readingWidths = ['normal', 'narrow'] as const;
export const symbolModes = ['shapes', 'words'] as const;
export const motions = ['system', 'none'] as const;
export const Settings = v.strictObject({
  theme: v.optional(v.picklist(themes), 'system'),
  textSize: v.optional(v.picklist(textSizes), 'normal'),
  lineSpacing: v.optional(v.picklist(lineSpacings), 'normal'),
  readingWidth: v.optional(v.picklist(readingWidths), 'normal'),
  /** `words`: no shapes in front of words, and signs such as "<" and "±" written out. */
  symbols: v.optional(v.picklist(symbolModes), 'shapes'),
  /** `none`: nothing fades, whatever the system asks for. */
  motion: v.optional(v.picklist(motions), 'system'),
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
  /** Shortcuts that are one key alone ("/" and "?"). Speech input and a shaking hand press them by mistake (WCAG 2.1.4). */
  singleKeys: v.optional(v.boolean(), true),
  /** The plan that was open last. */
  lastPlan: v.optional(v.nullable(PlanId), null),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Says in so many words that everything goes; a slip of the hand cannot send it. */
export const EraseInput = v.strictObject({ confirm: v.literal('erase all my data') });

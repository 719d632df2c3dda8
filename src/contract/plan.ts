/** The plan file: what a person takes and eats on a typical day. Also the export format. */
import * as v from 'valibot';
import { isCalendarDay } from './calendarDay.ts';
import { ConditionId, FoodId, FormId, MedicationId, SubstanceId } from './ids.ts';
import { PlanUnit } from './units.ts';
import { Authority, LifeState, Sex } from './vocabulary.ts';

const MAX_TEXT = 5000;
const note = v.pipe(
  v.string('must be text'),
  v.maxLength(MAX_TEXT, `must be at most ${MAX_TEXT} characters`),
);
const name = v.pipe(note, v.trim(), v.minLength(1, 'must not be empty'));
const time = v.pipe(
  v.string('must be a time such as "08:00"'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "08:00"'),
);
const date = v.pipe(
  v.string('must be a date such as "2026-05-01"'),
  v.isoDate('must be a date such as "2026-05-01"'),
  v.check(isCalendarDay, 'must be a day of the calendar'),
);
const finite = v.pipe(v.number('must be a number'), v.finite('must be a finite number'));
const notNegative = v.pipe(finite, v.minValue(0, 'must not be negative'));
const positive = v.pipe(finite, v.gtValue(0, 'must be above 0'));
/**
 * Far above anything that exists (a probiotic has some 1e11 CFU) and low enough that no sum of a plan leaves the range in
 * which numbers are finite: a slip of the keyboard is told, never added up.
 */
const atMost = (limit: number) =>
  v.maxValue<number, number, string>(limit, `must be at most ${limit.toLocaleString('en')}`);

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const weekdayNames = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const satisfies Record<(typeof weekdays)[number], string>;

/** A medicine of the profile. `medication` null means that no list has it; then `name` says what it is. */
export const PlanMedication = v.pipe(
  v.strictObject({
    medication: v.nullable(MedicationId),
    name: v.nullish(name),
    times: v.optional(v.array(time), []),
    note: v.nullish(note),
  }),
  v.forward(
    v.check(
      (m) => m.medication !== null || (m.name !== undefined && m.name !== null),
      'is needed when medication is null: say what the medicine is called',
    ),
    ['name'],
  ),
);
export type PlanMedication = v.InferOutput<typeof PlanMedication>;

export const Profile = v.pipe(
  v.strictObject({
    name: v.nullish(note),
    /** Completed years. */
    age: v.pipe(
      v.number('must be a number of years'),
      v.integer('must be a whole number of years'),
      v.minValue(0, 'must not be negative'),
      v.maxValue(120, 'must be at most 120'),
    ),
    sex: Sex,
    state: v.optional(LifeState, 'none'),
    authority: v.optional(Authority, 'NASEM'),
    conditions: v.optional(v.array(ConditionId), []),
    medications: v.optional(v.array(PlanMedication), []),
    meals: v.optional(v.array(time), []),
    wake: v.nullish(time),
    sleep: v.nullish(time),
    /** Diets with a reviewed field per food (`diets`) narrow what is shown from food; other words are kept as entered. */
    diet: v.optional(v.array(name), []),
    /** Foods (`food/almonds-raw`) and food groups ("Fish and seafood") that are never proposed. */
    exclusions: v.optional(v.array(name), []),
    /** The person's own notes; printed as such. */
    notes: v.nullish(note),
  }),
  v.forward(
    v.check(
      (p) => p.state === 'none' || p.sex === 'female',
      'is "pregnant" or "lactating" only together with sex "female"',
    ),
    ['state'],
  ),
);
export type Profile = v.InferOutput<typeof Profile>;

export const bases = ['elemental', 'compound', 'unknown'] as const;

/** One substance in a product. `basis` says whether `amount` counts the nutrient or the whole compound. */
export const Ingredient = v.pipe(
  v.strictObject({
    substance: v.nullish(SubstanceId),
    name: v.nullish(name),
    form: v.nullish(FormId),
    amount: v.pipe(positive, atMost(1e15)),
    unit: PlanUnit,
    basis: v.optional(v.picklist(bases), 'elemental'),
  }),
  v.forward(
    v.check(
      (i) =>
        (i.substance !== undefined && i.substance !== null) ||
        (i.name !== undefined && i.name !== null),
      'or a name is needed',
    ),
    ['substance'],
  ),
);
export type Ingredient = v.InferOutput<typeof Ingredient>;

/** "daily", named weekdays, or every n-th day. */
export const Days = v.union(
  [
    v.literal('daily'),
    v.pipe(v.array(v.picklist(weekdays)), v.minLength(1)),
    v.strictObject({
      every: v.pipe(
        v.number(),
        v.integer('must be a whole number of days'),
        v.minValue(1, 'must be at least 1'),
        v.maxValue(365, 'must be at most 365'),
      ),
    }),
  ],
  'must be "daily", a list of weekdays such as ["mon","thu"], or {"every": 7}',
);
export type Days = v.InferOutput<typeof Days>;

/** What one pack holds. `price` is in the person's own currency. */
export const Pack = v.strictObject({
  servings: v.nullish(positive),
  price: v.nullish(notNegative),
  /** Day on which the pack was started, full: the run-out date is counted from it. */
  openedOn: v.nullish(date),
});
export type Pack = v.InferOutput<typeof Pack>;

export const Ingredients = v.pipe(
  v.array(Ingredient),
  v.minLength(1, 'needs at least one ingredient'),
  v.maxLength(100, 'must have at most 100 ingredients'),
);

export const PlanItem = v.strictObject({
  product: v.nullish(name),
  ingredients: Ingredients,
  /** Servings per time. */
  servings: v.optional(v.pipe(positive, atMost(1000)), 1),
  times: v.optional(v.pipe(v.array(time), v.maxLength(24, 'must have at most 24 times')), []),
  /** The times are the person's own fixed ones: a layout of the day leaves them where they are. */
  timesFixed: v.optional(v.boolean('must be true or false'), false),
  days: v.optional(Days, 'daily'),
  asNeeded: v.optional(v.boolean('must be true or false'), false),
  since: v.nullish(date),
  advisedByClinician: v.optional(v.boolean('must be true or false'), false),
  advisedBy: v.nullish(note),
  reason: v.nullish(note),
  reviewOn: v.nullish(date),
  pack: v.nullish(Pack),
});
export type PlanItem = v.InferOutput<typeof PlanItem>;

export const PlanFood = v.pipe(
  v.strictObject({
    food: v.nullable(FoodId),
    name: v.nullish(name),
    /** Grams on a typical day. */
    grams: v.pipe(notNegative, atMost(100_000)),
  }),
  v.forward(
    v.check(
      (f) => f.food !== null || (f.name !== undefined && f.name !== null),
      'is needed when food is null: say what the food is called',
    ),
    ['name'],
  ),
);
export type PlanFood = v.InferOutput<typeof PlanFood>;

export const Plan = v.strictObject({
  format: v.literal('cofactor-plan', 'must be "cofactor-plan"'),
  version: v.literal(1, 'must be 1'),
  profile: Profile,
  items: v.pipe(v.array(PlanItem), v.maxLength(200, 'must have at most 200 items')),
  foods: v.optional(
    v.pipe(v.array(PlanFood), v.maxLength(1000, 'must have at most 1000 foods')),
    [],
  ),
});
/** A plan with every default filled in. */
export type Plan = v.InferOutput<typeof Plan>;
/** A plan as written in a file. */
export type PlanInput = v.InferInput<typeof Plan>;

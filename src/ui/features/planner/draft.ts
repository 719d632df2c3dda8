/**
 * A plan while a person is editing it. A form has states that a plan file must not have (an empty amount, a product
 * without a name), so the page edits a draft; `complete` turns it into a plan.
 */
import type {
  Days,
  Ingredient,
  Pack,
  Plan,
  PlanFood,
  PlanItem,
  PlanMedication,
  Profile,
} from '../../../contract/plan.ts';
import type { PlanUnit } from '../../../contract/units.ts';
import type { Authority, LifeState, Sex } from '../../../contract/vocabulary.ts';

export type Basis = Ingredient['basis'];

/**
 * `key` tells rows apart on the page; it is never stored. `from` is the row as it was stored: what nobody touched goes back
 * exactly as it came, also where a field was left out and not null.
 */
export interface DraftMedication {
  key: number;
  from?: PlanMedication;
  medication: string | null;
  name: string;
  times: string[];
  note: string;
}
export interface DraftIngredient {
  key: number;
  from?: Ingredient;
  substance: string | null;
  name: string;
  form: string | null;
  /** null: nothing (or no number) has been entered yet. */
  amount: number | null;
  unit: PlanUnit;
  basis: Basis;
}
/** A pack; an empty one is no pack. */
export interface DraftPack {
  servings: number | null;
  price: number | null;
  openedOn: string;
}
export interface DraftItem {
  key: number;
  from?: PlanItem;
  product: string;
  ingredients: DraftIngredient[];
  servings: number | null;
  times: string[];
  timesFixed: boolean;
  days: Days;
  asNeeded: boolean;
  since: string;
  advisedByClinician: boolean;
  advisedBy: string;
  reason: string;
  reviewOn: string;
  pack: DraftPack;
}
export interface DraftFood {
  key: number;
  from?: PlanFood;
  food: string | null;
  name: string;
  grams: number | null;
}
export interface DraftProfile {
  from?: Profile;
  name: string;
  age: number | null;
  sex: Sex;
  state: LifeState;
  authority: Authority;
  conditions: string[];
  medications: DraftMedication[];
  meals: string[];
  wake: string;
  sleep: string;
  diet: string[];
  exclusions: string[];
  notes: string;
}
export interface PlanDraft {
  profile: DraftProfile;
  items: DraftItem[];
  foods: DraftFood[];
}

let lastKey = 0;
/** A number that no other row of this page has. */
export function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

export function emptyIngredient(): DraftIngredient {
  return {
    key: nextKey(),
    substance: null,
    name: '',
    form: null,
    amount: null,
    unit: 'mg',
    basis: 'elemental',
  };
}

export const emptyPack = (): DraftPack => ({ servings: null, price: null, openedOn: '' });

export function emptyItem(): DraftItem {
  return {
    key: nextKey(),
    product: '',
    ingredients: [emptyIngredient()],
    servings: 1,
    // One field stands open; a time that nobody entered is not made up.
    times: [''],
    timesFixed: false,
    days: 'daily',
    asNeeded: false,
    since: '',
    advisedByClinician: false,
    advisedBy: '',
    reason: '',
    reviewOn: '',
    pack: emptyPack(),
  };
}

export function emptyMedication(): DraftMedication {
  return { key: nextKey(), medication: null, name: '', times: [], note: '' };
}

const draftMedication = (m: PlanMedication): DraftMedication => ({
  key: nextKey(),
  from: m,
  medication: m.medication,
  name: m.name ?? '',
  times: [...m.times],
  note: m.note ?? '',
});

export const draftIngredient = (i: Ingredient): DraftIngredient => ({
  key: nextKey(),
  from: i,
  substance: i.substance ?? null,
  name: i.name ?? '',
  form: i.form ?? null,
  amount: i.amount,
  unit: i.unit,
  basis: i.basis,
});

export const draftPack = (pack: Pack | null | undefined): DraftPack => ({
  servings: pack?.servings ?? null,
  price: pack?.price ?? null,
  openedOn: pack?.openedOn ?? '',
});

const draftItem = (item: PlanItem): DraftItem => ({
  key: nextKey(),
  from: item,
  product: item.product ?? '',
  ingredients: item.ingredients.map(draftIngredient),
  servings: item.servings,
  times: [...item.times],
  timesFixed: item.timesFixed,
  days: copyDays(item.days),
  asNeeded: item.asNeeded,
  since: item.since ?? '',
  advisedByClinician: item.advisedByClinician,
  advisedBy: item.advisedBy ?? '',
  reason: item.reason ?? '',
  reviewOn: item.reviewOn ?? '',
  pack: draftPack(item.pack),
});

function copyDays(days: Days): Days {
  if (days === 'daily') return days;
  return Array.isArray(days) ? [...days] : { every: days.every };
}

/** The draft that shows a stored profile. */
export const draftProfile = (p: Profile): DraftProfile => ({
  from: p,
  name: p.name ?? '',
  age: p.age,
  sex: p.sex,
  state: p.state,
  authority: p.authority,
  conditions: [...p.conditions],
  medications: p.medications.map(draftMedication),
  meals: [...p.meals],
  wake: p.wake ?? '',
  sleep: p.sleep ?? '',
  diet: [...p.diet],
  exclusions: [...p.exclusions],
  notes: p.notes ?? '',
});

/** The draft that shows a stored plan. */
export function draftOf(plan: Plan): PlanDraft {
  return {
    profile: draftProfile(plan.profile),
    items: plan.items.map(draftItem),
    foods: plan.foods.map((f) => ({
      key: nextKey(),
      from: f,
      food: f.food,
      name: f.name ?? '',
      grams: f.grams,
    })),
  };
}

/** Two people may share a life stage but not a sex: pregnancy and lactation go when the sex is no longer female. */
export function withSex(profile: DraftProfile, sex: Sex): void {
  profile.sex = sex;
  if (sex !== 'female') profile.state = 'none';
}

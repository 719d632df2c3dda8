/**
 * A plan while a person is editing it. A form has states that a plan file must not have (an empty amount, a product
 * without a name), so the page edits a draft; `complete` turns it into a plan.
 */
import type { Days, Ingredient, Plan, PlanItem, PlanMedication } from '../../../contract/plan.ts';
import type { PlanUnit } from '../../../contract/units.ts';
import type { Authority, LifeState, Sex } from '../../../contract/vocabulary.ts';

export type Basis = Ingredient['basis'];

/** `key` tells rows apart on the page; it is never stored. */
export interface DraftMedication {
  key: number;
  medication: string | null;
  name: string;
  times: string[];
  note: string;
}
export interface DraftIngredient {
  key: number;
  substance: string | null;
  name: string;
  form: string | null;
  /** null: nothing (or no number) has been entered yet. */
  amount: number | null;
  unit: PlanUnit;
  basis: Basis;
}
export interface DraftItem {
  key: number;
  product: string;
  ingredients: DraftIngredient[];
  servings: number | null;
  times: string[];
  days: Days;
  asNeeded: boolean;
  since: string;
  advisedByClinician: boolean;
  advisedBy: string;
  reason: string;
  reviewOn: string;
  pack: PlanItem['pack'];
}
export interface DraftFood {
  key: number;
  food: string | null;
  name: string;
  grams: number | null;
}
export interface DraftProfile {
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

export function emptyItem(): DraftItem {
  return {
    key: nextKey(),
    product: '',
    ingredients: [emptyIngredient()],
    servings: 1,
    times: ['08:00'],
    days: 'daily',
    asNeeded: false,
    since: '',
    advisedByClinician: false,
    advisedBy: '',
    reason: '',
    reviewOn: '',
    pack: null,
  };
}

export function emptyMedication(): DraftMedication {
  return { key: nextKey(), medication: null, name: '', times: [], note: '' };
}

const draftMedication = (m: PlanMedication): DraftMedication => ({
  key: nextKey(),
  medication: m.medication,
  name: m.name ?? '',
  times: [...m.times],
  note: m.note ?? '',
});

const draftItem = (item: PlanItem): DraftItem => ({
  key: nextKey(),
  product: item.product ?? '',
  ingredients: item.ingredients.map((i) => ({
    key: nextKey(),
    substance: i.substance ?? null,
    name: i.name ?? '',
    form: i.form ?? null,
    amount: i.amount,
    unit: i.unit,
    basis: i.basis,
  })),
  servings: item.servings,
  times: [...item.times],
  days: copyDays(item.days),
  asNeeded: item.asNeeded,
  since: item.since ?? '',
  advisedByClinician: item.advisedByClinician,
  advisedBy: item.advisedBy ?? '',
  reason: item.reason ?? '',
  reviewOn: item.reviewOn ?? '',
  pack: item.pack ? { ...item.pack } : null,
});

function copyDays(days: Days): Days {
  if (days === 'daily') return days;
  return Array.isArray(days) ? [...days] : { every: days.every };
}

/** The draft that shows a stored plan. */
export function draftOf(plan: Plan): PlanDraft {
  const p = plan.profile;
  return {
    profile: {
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
    },
    items: plan.items.map(draftItem),
    foods: plan.foods.map((f) => ({
      key: nextKey(),
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

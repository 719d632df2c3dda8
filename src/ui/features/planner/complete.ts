/**
 * From what stands in the form to a plan. Unfinished lines are left out and named, so that a half-typed amount neither
 * stops the check of everything else nor slips into a sum.
 */
import * as v from 'valibot';
import { Plan } from '../../../contract/plan.ts';
import type { DraftIngredient, DraftItem, PlanDraft } from './draft.ts';

export interface Unfinished {
  /** Path in the draft, such as `items[1].ingredients[0].amount`. */
  path: string;
  message: string;
}

export interface Completed {
  /** null while something is missing that a plan cannot be without (the age). */
  plan: Plan | null;
  unfinished: Unfinished[];
  /** Turns a path of the plan into the path of the same field in the draft. */
  draftPath: (planPath: string) => string;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

function ingredientGaps(i: DraftIngredient, path: string): Unfinished[] {
  const gaps: Unfinished[] = [];
  if (i.substance === null && i.name.trim() === '')
    gaps.push({ path: `${path}.substance`, message: 'Choose a substance or enter its name.' });
  if (i.amount === null)
    gaps.push({ path: `${path}.amount`, message: 'Enter the amount as a number.' });
  else if (!(i.amount > 0))
    gaps.push({ path: `${path}.amount`, message: 'The amount must be above 0.' });
  return gaps;
}

function itemGaps(item: DraftItem, path: string): Unfinished[] {
  const gaps: Unfinished[] = [];
  if (item.servings === null || !(item.servings > 0))
    gaps.push({ path: `${path}.servings`, message: 'Enter how many servings, above 0.' });
  if (Array.isArray(item.days) && item.days.length === 0)
    gaps.push({ path: `${path}.days`, message: 'Choose at least one day.' });
  if (item.ingredients.length === 0)
    gaps.push({ path: `${path}.ingredients`, message: 'Add at least one ingredient.' });
  return gaps;
}

/** Index of each kept row in the draft, so that an error of the check finds its field. */
interface Kept<T> {
  value: T;
  from: number;
}

/** The plan that the draft holds, without its unfinished lines. */
export function complete(draft: PlanDraft): Completed {
  const unfinished: Unfinished[] = [];
  const { profile } = draft;
  if (
    profile.age === null ||
    !Number.isInteger(profile.age) ||
    profile.age < 0 ||
    profile.age > 120
  )
    unfinished.push({
      path: 'profile.age',
      message: 'Enter the age in whole years, from 0 to 120.',
    });
  const hasAge = unfinished.length === 0;

  const medications: Kept<unknown>[] = [];
  profile.medications.forEach((m, from) => {
    if (m.medication === null && m.name.trim() === '') {
      unfinished.push({
        path: `profile.medications[${from}].medication`,
        message: 'Choose a medicine or enter its name.',
      });
      return;
    }
    medications.push({
      from,
      value: {
        medication: m.medication,
        name: orNull(m.name),
        times: m.times.filter((t) => t !== ''),
        note: orNull(m.note),
      },
    });
  });

  const items: (Kept<unknown> & { ingredients: number[] })[] = [];
  draft.items.forEach((item, from) => {
    const path = `items[${from}]`;
    const gaps = itemGaps(item, path);
    const ingredients: Kept<unknown>[] = [];
    item.ingredients.forEach((i, index) => {
      const missing = ingredientGaps(i, `${path}.ingredients[${index}]`);
      unfinished.push(...missing);
      if (missing.length > 0) return;
      const { substance, form, amount, unit, basis } = i;
      ingredients.push({
        from: index,
        value: { substance, name: orNull(i.name), form, amount, unit, basis },
      });
    });
    unfinished.push(...gaps);
    if (gaps.length > 0 || ingredients.length === 0) return;
    items.push({
      from,
      ingredients: ingredients.map((i) => i.from),
      value: {
        product: orNull(item.product),
        ingredients: ingredients.map((i) => i.value),
        servings: item.servings,
        times: item.times.filter((t) => t !== ''),
        days: item.days,
        asNeeded: item.asNeeded,
        since: orNull(item.since),
        advisedByClinician: item.advisedByClinician,
        advisedBy: orNull(item.advisedBy),
        reason: orNull(item.reason),
        reviewOn: orNull(item.reviewOn),
        pack: item.pack,
      },
    });
  });

  const foods: Kept<unknown>[] = [];
  draft.foods.forEach((f, from) => {
    if (f.food === null && f.name.trim() === '')
      unfinished.push({ path: `foods[${from}].food`, message: 'Choose a food or enter its name.' });
    else if (f.grams === null || !(f.grams >= 0))
      unfinished.push({
        path: `foods[${from}].grams`,
        message: 'Enter the grams of a typical day.',
      });
    else foods.push({ from, value: { food: f.food, name: orNull(f.name), grams: f.grams } });
  });

  const draftPath = (planPath: string): string =>
    planPath
      .replace(
        /^items\[(\d+)\](?:\.ingredients\[(\d+)\])?/,
        (whole, item: string, ingredient?: string) => {
          const kept = items[Number(item)];
          if (kept === undefined) return whole;
          const head = `items[${kept.from}]`;
          if (ingredient === undefined) return head;
          return `${head}.ingredients[${kept.ingredients[Number(ingredient)] ?? ingredient}]`;
        },
      )
      .replace(/^foods\[(\d+)\]/, (whole, index: string) => {
        const kept = foods[Number(index)];
        return kept === undefined ? whole : `foods[${kept.from}]`;
      })
      .replace(/^profile\.medications\[(\d+)\]/, (whole, index: string) => {
        const kept = medications[Number(index)];
        return kept === undefined ? whole : `profile.medications[${kept.from}]`;
      });

  if (!hasAge) return { plan: null, unfinished, draftPath };

  const parsed = v.safeParse(Plan, {
    format: 'cofactor-plan',
    version: 1,
    profile: {
      name: orNull(profile.name),
      age: profile.age,
      sex: profile.sex,
      state: profile.state,
      authority: profile.authority,
      conditions: profile.conditions,
      medications: medications.map((m) => m.value),
      meals: profile.meals.filter((t) => t !== ''),
      wake: orNull(profile.wake),
      sleep: orNull(profile.sleep),
      diet: profile.diet,
      exclusions: profile.exclusions,
    },
    items: items.map((i) => i.value),
    foods: foods.map((f) => f.value),
  });
  if (parsed.success) return { plan: parsed.output, unfinished, draftPath };
  const [issue] = parsed.issues;
  unfinished.push({ path: draftPath(issuePath(issue)), message: `This ${issue.message}.` });
  return { plan: null, unfinished, draftPath };
}

/** `items[0].times[1]`, as errors of the core write it. */
function issuePath(issue: v.BaseIssue<unknown>): string {
  let path = '';
  for (const step of issue.path ?? []) {
    if (typeof step.key === 'number') path += `[${step.key}]`;
    else path += path === '' ? String(step.key) : `.${String(step.key)}`;
  }
  return path;
}

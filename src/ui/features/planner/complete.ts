/**
 * From what stands in the form to a plan. Unfinished lines are left out and named, so that a half-typed amount neither
 * stops the check of everything else nor slips into a sum.
 */
import * as v from 'valibot';
import { Plan } from '../../../contract/plan.ts';
import { completeItem } from './completeItem.ts';
import { completeProfile } from './completeProfile.ts';
import type { PlanDraft } from './draft.ts';
import { present, textOf, type Kept, type Unfinished } from './unfinished.ts';

export interface Completed {
  /** null while something is missing that a plan cannot be without (the age). */
  plan: Plan | null;
  unfinished: Unfinished[];
  /** Turns a path of the plan into the path of the same field in the draft. */
  draftPath: (planPath: string) => string;
}

interface KeptItem extends Kept {
  ingredients: readonly number[];
}

/** The plan that the draft holds, without its unfinished lines. */
export function complete(draft: PlanDraft): Completed {
  const profile = completeProfile(draft.profile);
  const unfinished: Unfinished[] = [...profile.unfinished];

  const items: KeptItem[] = [];
  draft.items.forEach((item, from) => {
    const done = completeItem(item, `items[${from}]`);
    unfinished.push(...done.unfinished);
    if (done.value !== null) items.push({ from, value: done.value, ingredients: done.ingredients });
  });

  const foods: Kept[] = [];
  draft.foods.forEach((f, from) => {
    if (f.food === null && f.name.trim() === '')
      unfinished.push({ path: `foods[${from}].food`, message: 'Choose a food or enter its name.' });
    else if (f.grams === null || !(f.grams >= 0))
      unfinished.push({
        path: `foods[${from}].grams`,
        message: 'Enter the grams of a typical day.',
      });
    else
      foods.push({
        from,
        value: present({ food: f.food, name: textOf(f.from?.name, f.name), grams: f.grams }),
      });
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
        const kept = profile.medications[Number(index)];
        return kept === undefined ? whole : `profile.medications[${kept}]`;
      });

  if (profile.value === null) return { plan: null, unfinished, draftPath };

  const parsed = v.safeParse(Plan, {
    format: 'cofactor-plan',
    version: 1,
    profile: profile.value,
    items: items.map((i) => i.value),
    foods: foods.map((f) => f.value),
  });
  if (parsed.success) return { plan: parsed.output, unfinished, draftPath };
  unfinished.push(fault(parsed.issues[0], draftPath));
  return { plan: null, unfinished, draftPath };
}

/** What a schema refused, at its field: `items[0].times[1]`, as errors of the core write it. */
export function fault(
  issue: v.BaseIssue<unknown>,
  draftPath: (path: string) => string = (path) => path,
): Unfinished {
  let path = '';
  for (const step of issue.path ?? []) {
    if (typeof step.key === 'number') path += `[${step.key}]`;
    else path += path === '' ? String(step.key) : `.${String(step.key)}`;
  }
  return { path: draftPath(path), message: `This ${issue.message}.` };
}

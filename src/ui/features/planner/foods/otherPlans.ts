/** Foods of the person's other plans: to take one again, or to copy a whole day. Nothing beside the plans is kept for it. */
import type { PlanFood } from '../../../../contract/plan.ts';
import type { Client } from '../../../client/client.ts';

export interface OtherPlan {
  id: string;
  title: string;
  foods: readonly PlanFood[];
}

export interface RecentFood {
  food: string | null;
  /** As entered, where no table has the food; '' otherwise. */
  name: string;
  grams: number;
  /** Title of the plan that it stands in; null: it was taken out of this one a moment ago. */
  plan: string | null;
}

const MOST_PLANS = 100;

/** The other plans with foods, the one changed last first. Plans that cannot be read are left out: this is only a help. */
export async function loadOtherPlans(client: Client, except: string): Promise<OtherPlan[]> {
  const list = await client.call('plans.list', {});
  if (!list.ok) return [];
  const others = list.value
    .filter((plan) => plan.id !== except)
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, MOST_PLANS);
  const stored = await Promise.all(others.map(({ id }) => client.call('plans.get', { id })));
  return stored.flatMap((answer) =>
    answer.ok && answer.value.plan.foods.length > 0
      ? [{ id: answer.value.id, title: answer.value.title, foods: answer.value.plan.foods }]
      : [],
  );
}

const keyOf = (food: string | null, name: string): string =>
  food === null ? `name ${name.trim().toLowerCase()}` : `food ${food}`;

/** Key of a food of a plan: two rows with the same one are the same food. */
export const foodKey = (entry: { food: string | null; name?: string | null | undefined }): string =>
  keyOf(entry.food, entry.name ?? '');

/** Each food once, with the amount it was last given: what was just taken out first, then the other plans in order. */
export function recentFoods(
  removed: readonly RecentFood[],
  plans: readonly OtherPlan[],
  most: number,
): RecentFood[] {
  const recent = new Map<string, RecentFood>();
  const all = [
    ...removed,
    ...plans.flatMap(({ title, foods }) =>
      foods.map(({ food, name, grams }) => ({ food, name: name ?? '', grams, plan: title })),
    ),
  ];
  for (const entry of all) {
    const key = foodKey(entry);
    if (!recent.has(key)) recent.set(key, entry);
  }
  return [...recent.values()].slice(0, most);
}

/** What the list of plans says about each: whose it is, and the next review that was entered. */
import type { Plan } from '../../../contract/plan.ts';
import type { Client } from '../../client/client.ts';
import { countText, dateText } from '../../shared/format.ts';

export interface Overview {
  /** "C. D., 58 years" */
  whose: string;
  medicines: number;
  next: string | null;
}

export function whoseOf({ profile }: Plan): string {
  const name = profile.name?.trim() ?? '';
  return [name, countText(profile.age, 'year'), profile.sex]
    .filter((part) => part !== '')
    .join(', ');
}

/** A review that was entered. The days on which packs run out stand in the plan itself, with their reckoning. */
interface Due {
  name: string;
  date: string;
}

export const reviewsOf = (plan: Plan): Due[] =>
  plan.items.flatMap((item) =>
    item.reviewOn === null || item.reviewOn === undefined
      ? []
      : [{ name: item.product ?? 'a product', date: item.reviewOn }],
  );

/** The next review from `today` on, in words; one that has passed is said as such when nothing lies ahead. */
export function nextReview(reviews: readonly Due[], today: string): string | null {
  const sorted = [...reviews].sort((a, b) => a.date.localeCompare(b.date));
  const ahead = sorted.find((one) => one.date >= today);
  const one = ahead ?? sorted.at(-1);
  if (one === undefined) return null;
  return `${one.name}: review ${ahead === undefined ? 'was due' : 'due'} on ${dateText(one.date)}`;
}

/** "2026-11-22" of this computer's day. */
export function todayText(now: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What the list says about every plan, by its id; a plan that cannot be read is left out. */
export async function readOverviews(
  client: Pick<Client, 'call'>,
  ids: readonly string[],
  today: string,
): Promise<Record<string, Overview>> {
  const stored = await Promise.all(ids.map((id) => client.call('plans.get', { id })));
  return Object.fromEntries(
    stored.flatMap((one) => (one.ok ? [[one.value.id, overviewOf(one.value.plan, today)]] : [])),
  );
}

const overviewOf = (plan: Plan, today: string): Overview => ({
  whose: whoseOf(plan),
  medicines: plan.profile.medications.length,
  next: nextReview(reviewsOf(plan), today),
});

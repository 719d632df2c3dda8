/** What is laid out: the products of a plan with their times, and what stays where it is. */
import type { Days } from '../../../contract/plan.ts';
import type { ResolvedPlan } from '../resolve.ts';
import { livedDay, minutesOf, positionOf, type LivedDay } from './clock.ts';
import type { DayFrame } from './keeping.ts';

export interface Dose {
  /** Place among the times as entered. */
  dose: number;
  /** Clock minutes; null where no time was entered. */
  entered: number | null;
}

export interface Product {
  item: number;
  path: string;
  name: string;
  days: Days;
  fixed: boolean;
  /** In the order of the day. Empty for what is taken as needed, without a time: there is nothing to lay out. */
  doses: Dose[];
}

export interface Standing {
  path: string;
  name: string;
  /** Clock minutes of each time as entered; never moved. */
  times: number[];
}

export interface DayThings extends DayFrame {
  day: LivedDay;
  products: Product[];
  medications: Standing[];
  mealTimes: number[];
}

/** Two times that are the same are one: nothing is laid out twice at one moment. */
function dosesOf(times: readonly string[], asNeeded: boolean, day: LivedDay): Dose[] {
  if (times.length === 0) return asNeeded ? [] : [{ dose: 0, entered: null }];
  return times
    .map((time, dose) => ({ dose, entered: minutesOf(time) }))
    .filter((one, index) => times.indexOf(times[one.dose] ?? '') === index)
    .sort((a, b) => positionOf(a.entered, day) - positionOf(b.entered, day));
}

export function dayThings(resolved: ResolvedPlan): DayThings {
  const { profile, items } = resolved.plan;
  const day = livedDay(profile);
  const names = new Map<number, string>();
  for (const part of resolved.ingredients) {
    if (!names.has(part.item)) names.set(part.item, part.product);
  }
  const mealTimes = profile.meals.map(minutesOf);
  return {
    day,
    meals: new Set(mealTimes),
    mealTimes,
    medications: resolved.medications.map(({ path, name, times }) => ({
      path,
      name,
      times: times.map(minutesOf),
    })),
    products: items.map((item, index): Product => {
      const path = `items[${index}]`;
      return {
        item: index,
        path,
        name: names.get(index) ?? path,
        days: item.days,
        fixed: item.timesFixed && item.times.length > 0,
        doses: dosesOf(item.times, item.asNeeded, day),
      };
    }),
  };
}

/** Clock minutes of the doses of each product, in the order of its doses; null: not laid out. */
export type Layout = readonly (readonly (number | null)[])[];

export function enteredLayout({ products }: DayThings): Layout {
  return products.map((one) => one.doses.map((dose) => dose.entered));
}

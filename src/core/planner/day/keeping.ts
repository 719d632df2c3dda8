/** Whether two times keep a rule. Findings, solver and schedule all ask here. */
import { DAY, distance, positionOf, type LivedDay, type Meets } from './clock.ts';
import type { Gap } from './rules.ts';

export interface DayFrame {
  day: LivedDay;
  /** Clock minutes. */
  meals: ReadonlySet<number>;
}

/** Minutes from one clock time on to the next occurrence of another. */
export const onward = (from: number, to: number): number => (to - from + DAY) % DAY;

/**
 * Minutes by which a medicine time and a product time keep the recorded gap, 0 or more; below 0 they do not. Times recur
 * every day, so the gap is looked at in both directions round the clock.
 */
export function gapToSpare(
  medicine: number,
  product: number,
  gap: Gap,
  { day, meals }: DayFrame,
): number {
  if (gap.atMeal && medicine === product && meals.has(product)) return 0;
  const later = positionOf(product, day) - positionOf(medicine, day);
  // An order that the sources do not name is not a permitted layout: only the named one can keep the gap.
  if (gap.after === null) {
    if (gap.before === null) return 0;
    return later > 0 ? later - gap.before : Math.min(later, 0) - gap.before;
  }
  if (gap.before === null) {
    return later < 0 ? -later - gap.after : Math.min(-later, 0) - gap.after;
  }
  return Math.min(onward(medicine, product) - gap.before, onward(product, medicine) - gap.after);
}

/** Minutes to spare between two products; Infinity where they never meet. */
export function apartToSpare(first: number, second: number, minutes: number, on: Meets): number {
  return distance(first, second, on) - minutes;
}

/** Whether a meal or product comes after a medicine that is taken first thing. */
export function comesAfter(medicine: number, other: number, day: LivedDay): boolean {
  return positionOf(other, day) > positionOf(medicine, day);
}

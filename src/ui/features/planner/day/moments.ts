import type { Plan } from '../../../../contract/plan.ts';

/** Separate moments of a day at which something is taken, as entered. */
export function momentsEntered(plan: Pick<Plan, 'items' | 'profile'>): number {
  return new Set([
    ...plan.items.flatMap((item) => item.times),
    ...plan.profile.medications.flatMap((medication) => medication.times),
  ]).size;
}

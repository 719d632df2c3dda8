/** The day of a plan laid out for one goal. */
import type { DayGoal, Schedule } from '../../../contract/day.ts';
import type { Plan } from '../../../contract/plan.ts';
import { resolvePlan, type Domains } from '../resolve.ts';
import { takenSubstances } from '../takenThings.ts';
import { timingRules } from './rules.ts';
import { layDay } from './schedule.ts';

/** @throws CofactorError `unknown-id` or `invalid-input` with the path of the field at fault */
export function dayOf(plan: Plan, goal: DayGoal, domains: Domains): Schedule {
  const resolved = resolvePlan(plan, domains);
  const rules = timingRules(resolved, takenSubstances(resolved, domains), domains);
  return layDay(resolved, rules, { goal });
}

/** The plan check: sums, comparisons, findings, coverage. It adds up and quotes records; it never says what to take. */
import type { CheckOutput } from '../../contract/check.ts';
import { ref, type EntityRef, type SourceId } from '../../contract/ids.ts';
import type { Plan } from '../../contract/plan.ts';
import type { SourceRecord } from '../../contract/records.ts';
import { authorities } from '../../contract/vocabulary.ts';
import { planNotice } from '../notices.ts';
import { planDates } from './dates.ts';
import { timingRules } from './day/rules.ts';
import { layDay } from './day/schedule.ts';
import { orderFindings, questionsOf } from './finding.ts';
import { duplicateFindings, limitFindings } from './limits.ts';
import { ambiguousFindings } from './openAmounts.ts';
import { checkPairs } from './pairs.ts';
import { planEvidence } from './planEvidence.ts';
import { resolvePlan, type Domains } from './resolve.ts';
import { slipFindings } from './slips.ts';
import { sumPlan } from './sums.ts';
import { takenSubstances } from './takenThings.ts';
import { timingFindings } from './timing.ts';

export interface PlannerContext extends Domains {
  edition: string;
  /** Content date of the edition. */
  contentDate: string;
  sourcesOf(ids: readonly SourceId[]): SourceRecord[];
  namesOf(refs: readonly EntityRef[]): Record<string, string>;
}

/** @throws CofactorError `unknown-id` or `invalid-input` with the path of the field at fault */
export function checkPlan(plan: Plan, context: PlannerContext): CheckOutput {
  const resolved = resolvePlan(plan, context);
  const substances = takenSubstances(resolved, context);
  const sums = sumPlan(resolved, context);
  const pairs = checkPairs(resolved, substances, sums, context, context.contentDate);
  const timed = timingRules(resolved, substances, context);
  const timing = timingFindings(resolved, timed);
  const schedule = layDay(resolved, timed);
  const { authority } = plan.profile;
  const findings = orderFindings([
    ...limitFindings(sums, resolved, context),
    ...duplicateFindings(sums),
    ...ambiguousFindings(sums, authority),
    ...slipFindings(sums, context),
    ...pairs.findings,
    ...timing,
  ]);
  const { lines: evidence, secondHand } = planEvidence(substances, sums, resolved, context);
  const intakes = sums.map((sum) => sum.result);
  const cited = new Set<SourceId>([
    ...findings.flatMap((one) => one.sources),
    ...schedule.rules.flatMap((rule) => rule.sources),
    ...intakes.flatMap((sum) => sum.references.map((reference) => reference.source)),
    ...intakes.flatMap((sum) => sum.contributions.flatMap((one) => one.sources ?? [])),
    ...resolved.foods.flatMap((food) => (food.record === null ? [] : [food.record.source])),
    ...evidence.flatMap((line) =>
      line.sentences.flatMap(({ sources, doseSources = [] }) => [...sources, ...doseSources]),
    ),
  ]);
  const mentioned = new Set<EntityRef>([
    ...findings.flatMap((one) => one.subjects),
    ...intakes.map((sum) => ref('substance', sum.substance)),
    ...resolved.foods.flatMap((food) =>
      food.record === null ? [] : [ref('food', food.record.id)],
    ),
    ...resolved.conditions.map((condition) => ref('condition', condition.id)),
    ...resolved.medications.flatMap((one) =>
      one.record === null ? [] : [ref('medication', one.record.id)],
    ),
    ...resolved.ingredients.flatMap((part) =>
      part.form === null ? [] : [ref('form', part.form.id)],
    ),
    ...evidence.flatMap((line) =>
      (line.doses?.studied ?? []).flatMap(({ form }) => (form === null ? [] : [ref('form', form)])),
    ),
  ]);
  const { profile } = plan;
  const foodsAway = resolved.foods.flatMap(({ path, away, name }) =>
    away === null ? [] : [{ path, food: away, name }],
  );
  return {
    edition: context.edition,
    asOf: context.contentDate,
    profile: {
      name: profile.name ?? null,
      age: profile.age,
      sex: profile.sex,
      state: profile.state,
      authority: profile.authority,
      lifeStages: Object.fromEntries(
        authorities.map((name) => [name, context.intakes.lifeStage(name, profile)?.label ?? null]),
      ),
      conditions: resolved.conditions.map((condition) => ref('condition', condition.id)),
      medications: resolved.medications.map((medication) => medication.name),
    },
    ...(foodsAway.length === 0 ? {} : { foodsAway }),
    intakes,
    findings,
    coverage: pairs.coverage,
    schedule,
    dates: planDates(resolved),
    questions: questionsOf(findings),
    evidence,
    names: {
      ...context.namesOf([...mentioned]),
      ...Object.fromEntries(foodsAway.map(({ food, name }) => [ref('food', food), name])),
    },
    sources: context.sourcesOf([...cited]),
    secondHand,
    notice: planNotice,
  };
}

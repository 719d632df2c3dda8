/** The plan check: sums, comparisons, findings, coverage. It adds up and quotes records; it never says what to take. */
import type { CheckOutput, EvidenceLine, Finding } from '../../contract/check.ts';
import { ref, type EntityRef, type SourceId } from '../../contract/ids.ts';
import type { Plan } from '../../contract/plan.ts';
import type { SourceRecord } from '../../contract/records.ts';
import { authorities } from '../../contract/vocabulary.ts';
import { planNotice } from '../notices.ts';
import { orderFindings } from './finding.ts';
import { duplicateFindings, limitFindings } from './limits.ts';
import { ambiguousFindings } from './openAmounts.ts';
import { checkPairs } from './pairs.ts';
import { resolvePlan, type Domains, type ResolvedPlan } from './resolve.ts';
import { sumPlan } from './sums.ts';
import { takenSubstances, type TakenSubstance } from './takenThings.ts';
import { daySchedule, timingFindings } from './timing.ts';

export interface PlannerContext extends Domains {
  edition: string;
  /** Content date of the edition. */
  contentDate: string;
  sourcesOf(ids: readonly SourceId[]): SourceRecord[];
  namesOf(refs: readonly EntityRef[]): Record<string, string>;
}

/** At most this many questions fit a visit; the findings keep the others. */
const MOST_QUESTIONS = 5;

/** What the evidence says of each substance for each condition, and the sources that were read in another text. */
function evidenceOf(
  substances: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  domains: Domains,
): { lines: EvidenceLine[]; secondHand: SourceId[] } {
  const secondHand = new Set<SourceId>();
  const lines = resolved.conditions.flatMap((condition) =>
    substances.map((one): EvidenceLine => {
      const answer = domains.evidence.answer(one.record.id, condition.id);
      for (const study of answer.outcomes.flatMap((row) => row.studies)) {
        if (study.secondHand) secondHand.add(study.source);
      }
      return {
        substance: one.record.id,
        condition: condition.id,
        substanceName: one.record.name,
        conditionName: condition.name,
        status: answer.status,
        summary: answer.summary,
        sentences: answer.outcomes.map((row) => ({
          claim: row.claim,
          outcome: row.outcome,
          state: row.state,
          sentence: row.sentence,
          sources: row.sources,
        })),
      };
    }),
  );
  return { lines, secondHand: [...secondHand].sort() };
}

function questionsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter((one) => !one.advised).map((one) => one.ask))].slice(
    0,
    MOST_QUESTIONS,
  );
}

/** @throws CofactorError `unknown-id` or `invalid-input` with the path of the field at fault */
export function checkPlan(plan: Plan, context: PlannerContext): CheckOutput {
  const resolved = resolvePlan(plan, context);
  const substances = takenSubstances(resolved, context);
  const sums = sumPlan(resolved, context);
  const pairs = checkPairs(resolved, substances, context, context.contentDate);
  const timing = timingFindings(resolved, substances, context);
  const { authority } = plan.profile;
  const findings = orderFindings([
    ...limitFindings(sums, authority),
    ...duplicateFindings(sums),
    ...ambiguousFindings(sums, authority),
    ...pairs.findings,
    ...timing,
  ]);
  const { lines: evidence, secondHand } = evidenceOf(substances, resolved, context);
  const intakes = sums.map((sum) => sum.result);
  const cited = new Set<SourceId>([
    ...findings.flatMap((one) => one.sources),
    ...intakes.flatMap((sum) => sum.references.map((reference) => reference.source)),
    ...resolved.foods.flatMap((food) => (food.record === null ? [] : [food.record.source])),
    ...evidence.flatMap((line) => line.sentences.flatMap((sentence) => sentence.sources)),
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
  ]);
  const { profile } = plan;
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
    intakes,
    findings,
    coverage: pairs.coverage,
    schedule: daySchedule(resolved, timing),
    questions: questionsOf(findings),
    evidence,
    names: context.namesOf([...mentioned]),
    sources: context.sourcesOf([...cited]),
    secondHand,
    notice: planNotice,
  };
}

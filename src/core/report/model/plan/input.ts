/** What the sections of a plan report are made from. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { CheckOutput } from '../../../../contract/check.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { Glossary } from '../glossary.ts';

export interface PlanInput {
  check: CheckOutput;
  plan: Plan;
  /** The outcomes behind the sentences of `check.evidence`. */
  outcomes: readonly OutcomeRow[];
  asOf: string;
  glossary: Glossary;
}

/** The name of a record; its id in words where the check names it nowhere. */
export function nameOf(check: CheckOutput, ref: string): string {
  return check.names[ref] ?? ref.slice(ref.indexOf('/') + 1).replaceAll('-', ' ');
}

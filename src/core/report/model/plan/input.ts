/** What the sections of a plan report are made from. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { CheckOutput } from '../../../../contract/check.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { PlanChanges } from '../../../../contract/planChanges.ts';
import type { ReportSection } from '../../../../contract/reportDocument.ts';
import type { Glossary } from '../glossary.ts';

/** What differs from an earlier report: the day and the edition of that one, and the comparison. */
export interface Since {
  date: string;
  edition: string;
  changes: PlanChanges;
}

export interface PlanInput {
  check: CheckOutput;
  plan: Plan;
  /** The outcomes behind the sentences of `check.evidence`. */
  outcomes: readonly OutcomeRow[];
  asOf: string;
  glossary: Glossary;
  /** Findings left out because they would tell a diagnosis; null where diagnoses are printed. */
  hidden: number | null;
  since: Since | null;
  /** Sections of this report: what one of them tells, another need not. */
  printed: ReadonlySet<ReportSection>;
}

/** The name of a record; its id in words where the check names it nowhere. */
export function nameOf(check: CheckOutput, ref: string): string {
  return check.names[ref] ?? ref.slice(ref.indexOf('/') + 1).replaceAll('-', ' ');
}

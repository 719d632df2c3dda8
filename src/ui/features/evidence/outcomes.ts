import type { OutcomeRow } from '../../../contract/answers.ts';
import type { OutcomeGroup } from '../../../contract/vocabulary.ts';
import type { Estimate } from '../../../contract/records.ts';

export type Part = 'benefit' | 'laboratory' | 'harms';

export const partTitle: Readonly<Record<Part, string>> = {
  benefit: 'Does it help?',
  laboratory: 'Levels in the body and how it might work',
  harms: 'Does it harm?',
};
const parts: readonly Part[] = ['benefit', 'harms', 'laboratory'];

const laboratory: readonly OutcomeGroup[] = [
  'laboratory-status',
  'inflammation-markers',
  'mechanism',
];

export function partOf(group: OutcomeGroup): Part {
  if (group === 'harms') return 'harms';
  return laboratory.includes(group) ? 'laboratory' : 'benefit';
}

/** Outcomes in the three parts of the table. Benefits and harms always stand there, even when nothing is recorded. */
export function inParts(outcomes: readonly OutcomeRow[]): { part: Part; rows: OutcomeRow[] }[] {
  return parts
    .map((part) => ({ part, rows: outcomes.filter((row) => partOf(row.outcomeGroup) === part) }))
    .filter(({ part, rows }) => rows.length > 0 || part !== 'laboratory');
}

/** Outcomes that people with MS name as the ones that matter; those without a record are named as such. */
const msOutcomes: readonly OutcomeGroup[] = [
  'relapse',
  'disability-progression',
  'mri-activity',
  'spasticity',
  'fatigue',
  'walking',
  'cognition',
  'mood',
  'bladder',
  'quality-of-life',
];

export function missingOutcomes(
  condition: string,
  outcomes: readonly OutcomeRow[],
): OutcomeGroup[] {
  if (!condition.includes('multiple-sclerosis')) return [];
  const present = new Set(outcomes.map((row) => row.outcomeGroup));
  return msOutcomes.filter((group) => !present.has(group));
}

export interface SourcedEstimate {
  estimate: Estimate;
  source: string;
}

/** Estimates with an interval, in the order of the studies. */
export function estimatesOf(row: OutcomeRow): SourcedEstimate[] {
  return row.studies.flatMap((study) =>
    study.estimates.map((estimate) => ({ estimate, source: study.source })),
  );
}

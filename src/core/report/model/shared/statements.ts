/** Statements of a monograph, with their thresholds and sources. */
import type { MonographStatement } from '../../../../contract/records.ts';
import type { Run } from '../../../../contract/reportDocument.ts';
import { run } from '../blocks.ts';
import { capitalised, formatAmount } from '../format.ts';

export function statementRuns({ text, threshold, sources }: MonographStatement): Run[] {
  if (threshold === undefined) return [run(text, sources)];
  const scope = threshold.scope === undefined ? '' : `, ${threshold.scope}`;
  return [
    run(`${text} Value: ${formatAmount(threshold.amount, threshold.unit)}${scope}.`, sources),
  ];
}

/** Statements about what a substance does to medicines are kept among its harms, and printed with its interactions. */
export const isInteraction = (text: string): boolean => /^interaction\b/iu.test(text);

/** Under the heading "Interactions" the word in front of each statement says nothing. */
export const withoutLabel = (statement: MonographStatement): MonographStatement => ({
  ...statement,
  text: capitalised(statement.text.replace(/^interactions?\s*[–:-]\s*/iu, '')),
});

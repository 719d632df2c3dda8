import type { CheckOutput } from '../../../../contract/check.ts';
import type { SourceRecord } from '../../../../contract/records.ts';
import { inOrderOfUse } from '../../../shared/citations.svelte.ts';
import { groupFindings } from '../summaries.ts';
import { orderSums } from './sumOrder.ts';

/** The sources of a check in the order in which the page cites them; those that only back a list come last. */
export function sourcesOfResult(check: CheckOutput): SourceRecord[] {
  const { loud, quiet, foodOnly } = orderSums(check.intakes);
  return inOrderOfUse(check.sources, [
    ...groupFindings(check.findings).flatMap((group) => group.findings.flatMap((f) => f.sources)),
    ...check.schedule.rules.flatMap((rule) => rule.sources),
    ...[...loud, ...quiet, ...foodOnly].flatMap((sum) => sum.references.map((r) => r.source)),
    ...check.evidence.flatMap((line) => [
      ...(line.doses?.studied.map((one) => one.source) ?? []),
      ...line.sentences.flatMap((entry) => entry.sources),
    ]),
  ]);
}

/** Every finding in full, then what was looked at without a finding, and what could not be looked at. */
import type { CheckOutput, CoverageLine } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import { heading, list, paragraph, run, type Section } from '../blocks.ts';
import { formatDate } from '../format.ts';
import { actionWeight, actionWords } from '../words.ts';
import type { PlanInput } from './input.ts';
import { byUrgency, tagsOf } from './visit.ts';

export function findingsSection({ check, glossary }: PlanInput): Section {
  const findings = byUrgency(check.findings).map(
    (finding): Block => ({
      type: 'finding',
      weight: actionWeight[finding.action],
      action: actionWords[finding.action],
      tags: tagsOf(finding, glossary),
      title: finding.title,
      body: [run(finding.message, finding.sources)],
      arithmetic: finding.arithmetic ?? null,
      ask: finding.ask,
    }),
  );
  return {
    id: 'findings',
    title: 'Findings in full',
    blocks: [
      ...(findings.length === 0 ? [paragraph('No finding is recorded.')] : findings),
      ...coverageBlocks(check),
    ],
  };
}

function coverageBlocks(check: CheckOutput): Block[] {
  const none = check.coverage.filter((line) => line.result === 'none-recorded');
  const silent = check.coverage.filter((line) => line.result === 'not-covered');
  if (none.length === 0 && silent.length === 0) return [];
  const pair = (line: CoverageLine): string => `${line.names[0]} with ${line.names[1]}`;
  return [
    heading('Pairs without a finding', 'findings-coverage'),
    ...(silent.length === 0
      ? []
      : [
          paragraph(
            'Not covered: the reference holds nothing on at least one of the two, so nothing was checked.',
          ),
          list(silent.map(pair)),
        ]),
    ...(none.length === 0
      ? []
      : [
          paragraph(
            `No interaction recorded in the sources checked up to ${formatDate(check.asOf)}. That is not a sign of safety: it may not have been studied.`,
          ),
          list(none.map(pair)),
        ]),
  ];
}

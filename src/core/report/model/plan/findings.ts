/** Every finding in full, then what was looked at without a finding, and what could not be looked at. */
import type { CheckOutput, CoverageLine, Finding } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import { heading, list, paragraph, run, slanted, strong, type Section } from '../blocks.ts';
import { closed, formatDate, groupedDigits } from '../format.ts';
import { actionWeight, actionWords } from '../words.ts';
import { foldTimings } from './folded.ts';
import type { PlanInput } from './input.ts';
import { byUrgency, needsDecision, tagsOf } from './visit.ts';

/** Rules whose reckoning is one of hours. */
const timed: ReadonlySet<string> = new Set(['interaction', 'nutrient-interaction', 'timing']);

export function findingsSection({ check, glossary }: PlanInput): Section {
  const ordered = byUrgency(check.findings);
  const main = ordered.filter(needsDecision);
  const findings = foldTimings(main).map(({ finding, timings }): Block => {
    const reckoning = [
      ...(finding.arithmetic === undefined ? [] : [closed(groupedDigits(finding.arithmetic))]),
      ...timings.map((one) => `Not kept: ${one.title} (${one.arithmetic ?? ''}).`),
    ].join(' ');
    return {
      type: 'finding',
      weight: actionWeight[finding.action],
      action: actionWords[finding.action],
      tags: tagsOf(finding, glossary),
      title: finding.title,
      body: [
        run(finding.message, finding.sources),
        ...(finding.expertReview === null ? [] : [slanted(` ${closed(finding.expertReview)}`)]),
      ],
      arithmetic: reckoning === '' ? null : reckoning,
      ...(timed.has(finding.rule) ? { arithmeticLabel: 'Timing' } : {}),
      ask: timings[0]?.ask ?? finding.ask,
    };
  });
  return {
    id: 'findings',
    title: 'Findings in full',
    blocks: [
      ...(ordered.length === 0 ? [paragraph('No finding is recorded.')] : findings),
      ...briefly(
        'Entered, but not covered by the reference',
        'findings-not-covered',
        ordered.filter((finding) => finding.rule === 'not-covered'),
      ),
      ...briefly(
        `Looked at: ${actionWords['no-special-precautions'].toLowerCase()} named by the sources`,
        'findings-no-precautions',
        ordered.filter((finding) => !needsDecision(finding) && finding.rule !== 'not-covered'),
      ),
      ...coverageBlocks(check),
    ],
  };
}

/** Findings without anything to decide, one line each. */
function briefly(title: string, id: string, findings: readonly Finding[]): Block[] {
  if (findings.length === 0) return [];
  return [
    heading(title, id),
    list(
      findings.map((finding) => [
        strong(`${finding.title.replace(/^Not covered: /u, '')}: `),
        run(finding.message, finding.sources),
        // Nothing is known of it here, so the question is all that is left to do.
        ...(finding.rule === 'not-covered' ? [run(` ${finding.ask}`)] : []),
      ]),
    ),
  ];
}

function coverageBlocks(check: CheckOutput): Block[] {
  const none = check.coverage.filter((line) => line.result === 'none-recorded');
  const silent = check.coverage.filter((line) => line.result === 'not-covered');
  if (none.length === 0 && silent.length === 0) return [];
  return [
    heading('Pairs without a finding', 'findings-coverage'),
    ...(silent.length === 0
      ? []
      : [
          paragraph(
            'Not covered: the reference holds nothing on at least one of the two, so nothing was checked.',
          ),
          list(grouped(silent)),
        ]),
    ...(none.length === 0
      ? []
      : [
          paragraph(
            `No interaction recorded in the sources checked up to ${formatDate(check.asOf)}. That is not a sign of safety: it may not have been studied.`,
          ),
          list(grouped(none)),
        ]),
  ];
}

/** "Folate with warfarin, zinc": pairs that share a name on one line, whichever name makes fewer lines. */
function grouped(lines: readonly CoverageLine[]): string[] {
  const by = (shared: 0 | 1): Map<string, string[]> => {
    const partners = new Map<string, string[]>();
    for (const { names } of lines) {
      const name = names[shared];
      partners.set(name, [...(partners.get(name) ?? []), names[shared === 0 ? 1 : 0]]);
    }
    return partners;
  };
  const [first, second] = [by(0), by(1)];
  const fewer = second.size < first.size ? second : first;
  return [...fewer].map(([name, others]) => `${name} with ${others.join(', ')}`);
}

/** Every finding in full, grouped; then what was looked at without a finding, and what could not be looked at. */
import type { CheckOutput, CoverageLine, Finding } from '../../../../contract/check.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { denseList, heading, paragraph, run, slanted, strong, type Section } from '../blocks.ts';
import { capitalised, closed, formatDate, groupedDigits } from '../format.ts';
import { actionWeight, actionWords } from '../words.ts';
import { afterTitle, askOf, isBroken } from './decisions.ts';
import { foldTimings, type FoldedFinding } from './folded.ts';
import type { PlanInput } from './input.ts';
import { byUrgency, groupedBy, needsDecision, tagsOf } from './order.ts';
import { lacksCautions } from './unknown.ts';

/** Rules whose reckoning is one of hours. */
const timed: ReadonlySet<string> = new Set(['interaction', 'nutrient-interaction', 'timing']);

export function findingsSection(input: PlanInput): Section {
  const { check } = input;
  const ordered = byUrgency(check.findings);
  const groups = groupedBy(
    foldTimings(ordered.filter(needsDecision)),
    ({ finding }) => finding.group.title,
  );
  return {
    id: 'findings',
    title: 'Findings in full',
    blocks: [
      ...(ordered.length === 0 ? [paragraph('No finding is recorded.')] : []),
      ...groups.flatMap((group) => groupBlocks(group, input)),
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

/** Findings that belong together under one heading, with the question of each kind once. */
function groupBlocks(
  group: readonly FoldedFinding[],
  { check, glossary, printed }: PlanInput,
): Block[] {
  const [first] = group;
  if (first === undefined) return [];
  // The schedule tells every rule of time with its reckoning.
  const reckonings = new Set<string>(
    printed.has('schedule') ? check.schedule.rules.map((rule) => closed(rule.asks)) : [],
  );
  const questions = groupedBy(group, ({ finding }) => finding.rule).map((some) =>
    askOf(some.find(isBroken) ?? some[0]),
  );
  const { key, title } = first.finding.group;
  const signs = toldOnce();
  return [
    heading(title, `findings-${key.replaceAll('/', '-')}`),
    ...group.map(({ finding, timings }): Block => {
      const reckoning = reckoningOf(finding);
      const told = reckoning !== null && reckonings.has(reckoning);
      if (reckoning !== null) reckonings.add(reckoning);
      return {
        type: 'finding',
        compact: true,
        weight: actionWeight[finding.action],
        action: actionWords[finding.action],
        tags: tagsOf(finding, glossary),
        title: finding.title,
        body: [
          run(afterTitle(finding.title, signs.once(finding)), finding.sources),
          ...(reckoning === null || told ? [] : labelled(finding, reckoning)),
          ...brokenRuns(timings),
          ...(finding.expertReview === null ? [] : [slanted(` ${closed(finding.expertReview)}`)]),
        ],
        arithmetic: null,
        ask: '',
      };
    }),
    paragraph([strong('To ask: '), run([...new Set(questions)].map(plainQuestion).join(' '))]),
  ];
}

/** Signs of too much are the same for the limits of both authorities: they are told with the first of them. */
function toldOnce(): { once(finding: Finding): string } {
  const told = new Set<string>();
  return {
    once({ message, sharedEnd }) {
      if (sharedEnd === undefined || !message.endsWith(sharedEnd)) return message;
      if (told.has(sharedEnd)) return message.slice(0, -sharedEnd.length);
      told.add(sharedEnd);
      return message;
    },
  };
}

const plainQuestion = (question: string): string =>
  capitalised(closed(question.replace(/^ask your doctor or pharmacist: /iu, '')));

const reckoningOf = (finding: Finding): string | null =>
  finding.arithmetic === undefined ? null : closed(groupedDigits(finding.arithmetic));

const labelled = (finding: Finding, reckoning: string): Run[] => [
  strong(timed.has(finding.rule) ? ' Timing: ' : ' How it adds up: '),
  run(reckoning),
];

/** Times entered that do not keep the rule of the record, each once. */
function brokenRuns(timings: readonly Finding[]): Run[] {
  const told = [...new Set(timings.map((one) => `${one.title} (${one.arithmetic ?? 'not kept'})`))];
  return told.length === 0
    ? []
    : [strong(' Not kept by the times entered: '), run(closed(told.join('; ')))];
}

/** Findings without anything to decide, one line each. */
function briefly(title: string, id: string, findings: readonly Finding[]): Block[] {
  if (findings.length === 0) return [];
  return [
    heading(title, id),
    denseList(
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
  const cautions = silent.filter((line) => lacksCautions(line, check));
  const others = silent.filter((line) => !cautions.includes(line));
  if (none.length === 0 && silent.length === 0) return [];
  const part = (lines: readonly CoverageLine[], text: string): Block[] =>
    lines.length === 0 ? [] : [paragraph(text), denseList(partners(lines))];
  return [
    heading('Pairs without a finding', 'findings-coverage'),
    ...part(
      others,
      'Not checked: the reference holds no interaction or caution about at least one of the two.',
    ),
    ...part(
      cautions,
      'Not checked: for at least one of the two the reference records no caution with any condition. What studies found is another question, with a section of its own.',
    ),
    ...part(
      none,
      `No interaction or caution recorded in the sources checked up to ${formatDate(check.asOf)}. That is not a sign of safety: it may not have been studied.`,
    ),
  ];
}

/** "Folate with warfarin, zinc": pairs that share a name on one line, the name with the most pairs first. */
function partners(lines: readonly CoverageLine[]): string[] {
  let left = lines.map(({ names }) => names);
  const told: string[] = [];
  while (left.length > 0) {
    const counts = new Map<string, number>();
    for (const name of left.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const name = [...counts].find(([, number]) => number === most)?.[0] ?? '';
    const others = left
      .filter((pair) => pair.includes(name))
      .map(([one, two]) => (one === name ? two : one));
    told.push(`${name} with ${others.join(', ')}`);
    left = left.filter((pair) => !pair.includes(name));
  }
  return told;
}

/** What studies found for each substance of the plan and each condition of the person. */
import { sourceMap } from '../../../../chart/forestPlots.ts';
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { EvidenceLine } from '../../../../contract/check.ts';
import { insideSentence } from '../../../../contract/names.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import type { OutcomeGroup } from '../../../../contract/vocabulary.ts';
import { heading, list, paragraph, run, strong, type Section } from '../blocks.ts';
import { closed, groupedDigits, joinWords } from '../format.ts';
import { forestBlocks, outcomeTable } from '../shared/outcomes.ts';
import type { Glossary } from '../glossary.ts';
import type { PlanInput } from './input.ts';

const statusText = {
  'no-studies': 'Sources were searched; no studies of these questions were found.',
  'not-covered':
    'The reference has no reviewed answer on these. That is not a finding about the evidence.',
} as const;

/**
 * Drawn in the report of an answer. A plan prints what people feel, and where studies could tell something; the risk of
 * getting a condition is no question of somebody who has it.
 */
const undrawn: ReadonlySet<OutcomeGroup> = new Set([
  'disease-risk',
  'laboratory-status',
  'inflammation-markers',
  'mechanism',
]);
const inLaboratory: ReadonlySet<OutcomeGroup> = new Set([
  'laboratory-status',
  'inflammation-markers',
  'mechanism',
]);
/** Drawings by claim. */
type Plots = ReadonlyMap<string, readonly Block[]>;

const first: ReadonlySet<string> = new Set(['benefit', 'harm', 'mixed', 'little-or-no-difference']);
/** Sentences that say something come before those that say that little is known. */
const informative = (state: string | undefined): number =>
  state !== undefined && first.has(state) ? 0 : 1;

export function evidenceSection({ check, glossary, outcomes, hidden }: PlanInput): Section | null {
  // Every line of it names a condition.
  if (hidden !== null) return null;
  const lines = check.evidence.filter((line) => line.status === 'answered');
  const searched = check.evidence.filter((line) => line.status === 'no-studies');
  const silent = check.evidence.filter((line) => line.status === 'not-covered');
  const sources = sourceMap(check.sources);
  const plots: Plots = new Map(
    outcomes
      .filter((row) => first.has(row.state) && !undrawn.has(row.outcomeGroup))
      .map((row) => [row.claim, forestBlocks(row, sources)]),
  );
  const rows = new Map(outcomes.map((row) => [row.claim as string, row]));
  if (lines.length > 0) glossary.use('certainty');
  return {
    id: 'evidence',
    title: 'What studies found',
    blocks: [
      paragraph(
        'One sentence per outcome. Its words follow the certainty of the evidence and are never stronger. A link seen in observational studies is not an effect.',
        'quiet',
      ),
      ...(check.evidence.length === 0
        ? [paragraph('No condition is entered, so there is no question to answer.')]
        : lines.flatMap((line) => lineBlocks(line, plots, rows, glossary))),
      ...unanswered('Searched, no studies found', 'no-studies', searched),
      ...unanswered('Not covered by the reference', 'not-covered', silent),
    ],
  };
}

function lineBlocks(
  line: EvidenceLine,
  plots: Plots,
  rows: ReadonlyMap<string, OutcomeRow>,
  glossary: Glossary,
): Block[] {
  const missing = line.sentences.filter(({ state }) => state === 'no-studies');
  const found = line.sentences
    .filter(({ state }) => state !== 'no-studies')
    .sort((a, b) => informative(a.state) - informative(b.state));
  const studied = found.flatMap(({ claim }) => rows.get(claim) ?? []);
  const known = studied.filter((row) => !isDim(row));
  const dim = studied.filter(isDim);
  const bare = found.filter(({ claim }) => !rows.has(claim));
  const doses = new Map<string, string | null>(
    found.map(({ claim, doseLine }) => [claim, doseLine ?? null]),
  );
  const pair = `${line.substanceName} and ${insideSentence(line.conditionName)}`;
  return [
    heading(pair, `evidence-${line.substance}-${line.condition}`),
    paragraph(line.summary),
    ...doseBlocks(line, [...known, ...bare]),
    ...(known.length === 0
      ? []
      : [
          outcomeTable(`${pair}: outcomes studied`, known, glossary, undefined, ({ claim }) =>
            studiedDose(doses.get(claim) ?? null),
          ),
        ]),
    ...(bare.length === 0
      ? []
      : [
          list(
            bare.map(({ sentence, sources, doseLine }) => {
              const dose = studiedDose(doseLine ?? null);
              return [run(sentence, sources), ...(dose === null ? [] : [run(` ${dose}`)])];
            }),
          ),
        ]),
    ...found.flatMap(({ claim }) => plots.get(claim) ?? []),
    ...(dim.length === 0
      ? []
      : [
          paragraph([
            run('Measured in the body or in laboratories, with very uncertain evidence: '),
            ...dim.flatMap((row, index) => [
              run(row.outcome, row.sources),
              run(index === dim.length - 1 ? '.' : '; '),
            ]),
          ]),
        ]),
    ...(missing.length === 0
      ? []
      : [
          paragraph([
            run('No studies were found of: '),
            ...missing.map(({ outcome, claim }, index) =>
              run(`${outcome ?? claim}${index === missing.length - 1 ? '.' : '; '}`),
            ),
          ]),
        ]),
  ];
}

/** What the plan has of it is the same beside each outcome, and stands once above them. */
const PLAN_PART = / (Supplements of this plan: .*)$/u;

const studiedDose = (doseLine: string | null): string | null =>
  doseLine === null ? null : doseLine.replace(PLAN_PART, '');

const MASS = /(\d+(?:\.\d+)?) (mcg|mg|g)\b/gu;
const perGram = { mcg: 1e6, mg: 1e3, g: 1 } as const;

/** The same words for 1.2 g and 1200 mg, so that an amount is not told twice in units that everybody can turn over. */
const inOneUnit = (words: string): string =>
  words.toLowerCase().replace(
    MASS,
    (_, amount: string, unit: keyof typeof perGram) =>
      // To a millionth of a gram, which is as far as amounts are given.
      `${Math.round((Number(amount) / perGram[unit]) * 1e6)} mcg`,
  );

/** What the plan has, once as a mass and once in any other unit in which the studies tell their doses. */
function planParts(line: EvidenceLine, printed: readonly { claim: string }[]): Run[] {
  const claims = new Set(printed.map(({ claim }) => claim));
  const told = inOneUnit(line.doses?.line ?? '');
  const parts = new Map<string, Run>();
  for (const { claim, doseLine, doseSources = [] } of line.sentences) {
    const part = claims.has(claim) ? PLAN_PART.exec(doseLine ?? '')?.[1] : undefined;
    if (part === undefined) continue;
    const key = inOneUnit(part);
    if (!parts.has(key) && !told.includes(key))
      parts.set(key, run(groupedDigits(part), doseSources));
  }
  return [...parts.values()];
}

/** Doses of studies beside what the plan has. */
function doseBlocks(line: EvidenceLine, printed: readonly { claim: string }[]): Block[] {
  const parts = planParts(line, printed);
  if (line.doses !== null)
    return [
      paragraph([
        strong('Doses: '),
        run(groupedDigits(line.doses.line), [
          ...new Set(line.doses.studied.map((one) => one.source)),
        ]),
        ...parts.flatMap((part) => [run(' '), part]),
      ]),
    ];
  return parts.length === 0
    ? []
    : [
        paragraph([
          strong('Doses: '),
          ...parts.flatMap((part) => [part, run(' ')]),
          run('What studies gave stands below their sentences.'),
        ]),
      ];
}

/** Says little twice: nothing that people feel, and nothing that is known well. Named in one line. */
const isDim = (row: OutcomeRow): boolean =>
  inLaboratory.has(row.outcomeGroup) && row.state === 'very-uncertain';

/** The questions that have no answer, one line for each condition. */
function unanswered(
  title: string,
  status: 'no-studies' | 'not-covered',
  lines: readonly EvidenceLine[],
): Block[] {
  if (lines.length === 0) return [];
  const conditions = [...new Set(lines.map((line) => line.conditionName))];
  return [
    heading(title, `evidence-${status}`),
    paragraph(statusText[status]),
    list(
      conditions.map((condition) => {
        const names = lines
          .filter((line) => line.conditionName === condition)
          .map((line) => line.substanceName);
        return [strong(`${condition}: `), run(closed(joinWords(names)))];
      }),
    ),
  ];
}

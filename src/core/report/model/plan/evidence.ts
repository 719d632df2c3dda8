/** What studies found for each substance of the plan and each condition of the person. */
import { sourceMap } from '../../../../chart/forestPlots.ts';
import type { EvidenceLine } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import type { OutcomeGroup } from '../../../../contract/vocabulary.ts';
import { heading, list, paragraph, run, strong, type Section } from '../blocks.ts';
import { closed, joinWords } from '../format.ts';
import { forestBlocks } from '../shared/outcomes.ts';
import type { PlanInput } from './input.ts';

const statusText = {
  'no-studies': 'Sources were searched; no studies of these questions were found.',
  'not-covered':
    'The reference has no reviewed answer on these. That is not a finding about the evidence.',
} as const;

/** Drawn in the report of an answer; a plan prints what people feel, and where studies could tell something. */
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

export function evidenceSection({ check, glossary, outcomes }: PlanInput): Section {
  const lines = check.evidence.filter((line) => line.status === 'answered');
  const searched = check.evidence.filter((line) => line.status === 'no-studies');
  const silent = check.evidence.filter((line) => line.status === 'not-covered');
  const sources = sourceMap(check.sources);
  const plots: Plots = new Map(
    outcomes
      .filter((row) => first.has(row.state) && !inLaboratory.has(row.outcomeGroup))
      .map((row) => [row.claim, forestBlocks(row, sources)]),
  );
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
        : lines.flatMap((line) => lineBlocks(line, plots))),
      ...unanswered('Searched, no studies found', 'no-studies', searched),
      ...unanswered('Not covered by the reference', 'not-covered', silent),
    ],
  };
}

function lineBlocks(line: EvidenceLine, plots: Plots): Block[] {
  const missing = line.sentences.filter(({ state }) => state === 'no-studies');
  const found = line.sentences
    .filter(({ state }) => state !== 'no-studies')
    .sort((a, b) => informative(a.state) - informative(b.state));
  return [
    heading(
      `${line.substanceName} and ${line.conditionName}`,
      `evidence-${line.substance}-${line.condition}`,
    ),
    paragraph(line.summary),
    ...(found.length === 0
      ? []
      : [list(found.map(({ sentence, sources }) => [run(sentence, sources)]))]),
    ...found.flatMap(({ claim }) => plots.get(claim) ?? []),
    ...(missing.length === 0
      ? []
      : [
          paragraph([
            run('No studies were found of: '),
            ...missing.flatMap(({ outcome, claim, sources }, index) => [
              run(outcome ?? claim, sources),
              run(index === missing.length - 1 ? '.' : '; '),
            ]),
            run(' Sources behind an outcome tell of other people, animals or mechanisms.'),
          ]),
        ]),
  ];
}

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

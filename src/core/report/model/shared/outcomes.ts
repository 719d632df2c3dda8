/** Outcomes of studies: the table, then each outcome with its studies. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import { forestPlots } from '../../../../chart/forestPlots.ts';
import { elementalDoseText } from '../../../../chart/studyWords.ts';
import type { SourceId } from '../../../../contract/ids.ts';
import type { SourceRecord, StudyRecord } from '../../../../contract/records.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { denseList, heading, left, paragraph, run, slanted, strong, table } from '../blocks.ts';
import { capitalised, closed, count } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import type { Names } from './records.ts';
import { certaintyWords, designWords, sizeWords } from '../words.ts';

/** What the words about a study are made from. */
export interface StudyContext {
  sources: ReadonlyMap<string, SourceRecord>;
  names: Names;
}

/**
 * Outcome, generated sentence with citations, certainty and size. `subject` names what a row is about, where the rows of
 * one table are about several: few of them have a size, which then stands with the certainty.
 */
export function outcomeTable(
  caption: string,
  rows: readonly OutcomeRow[],
  glossary: Glossary,
  subject?: (row: OutcomeRow) => string,
): Block {
  // A column that says "not estimated" in every row says nothing.
  const sized = subject === undefined && rows.some((row) => row.size !== 'not-estimated');
  return table(
    caption,
    [
      ...(subject === undefined ? [] : [left('Substance', 17)]),
      left('Outcome', sized ? 22 : 26),
      left('What studies found', sized ? 48 : 60),
      left('Certainty', 14),
      ...(sized ? [left('Size', 16)] : []),
    ],
    rows.map((row) => {
      const sizeInside = ({ size }: OutcomeRow): string =>
        subject === undefined || size === 'not-estimated' ? '' : `; size: ${sizeWords[size]}`;
      const rated = row.state !== 'no-studies';
      if (rated) glossary.useCertainty(row.certainty);
      return [
        ...(subject === undefined ? [] : [strong(subject(row))]),
        capitalised(row.outcome),
        run(row.sentence, row.sources),
        // Without a study there is nothing whose certainty could be rated.
        rated ? capitalised(certaintyWords[row.certainty]) + sizeInside(row) : 'Not rated',
        ...(sized ? [rated ? capitalised(sizeWords[row.size]) : ''] : []),
      ];
    }),
  );
}

/** One outcome with its studies. What the outcome table says of it (rating, sentence, people) is not told twice. */
export function outcomeBlocks(row: OutcomeRow, context: StudyContext): Block[] {
  const facts: Run[] = [
    ...(row.dose === null || row.dose.startsWith('not applicable')
      ? []
      : [strong(' Amounts studied: '), run(closed(row.dose))]),
  ];
  return [
    heading(capitalised(row.outcome), `outcome-${row.claim}`),
    paragraph([run(closed(row.statement)), ...facts, ...reviewRuns(row)]),
    ...(row.studies.length === 0
      ? []
      : [denseList(row.studies.map((study) => studyRuns(study, row.substance, context)))]),
    ...forestBlocks(row, context.sources),
  ];
}

const reviewRuns = (row: OutcomeRow): Run[] =>
  row.expertReview === null
    ? []
    : [strong(' Needs expert review: '), run(closed(row.expertReview))];

/** The estimates of an outcome, drawn: one plot for each measure and unit. */
export const forestBlocks = (
  row: Pick<OutcomeRow, 'outcome' | 'studies'>,
  sources: StudyContext['sources'],
): Block[] => forestPlots(row, sources).map((plot): Block => ({ type: 'forest', plot }));

/** Beyond this many, outcomes are counted: the outcome table tells for each of them why its certainty is what it is. */
const MOST_NAMED = 3;

const concerning = (outcomes: readonly string[]): string =>
  outcomes.length > MOST_NAMED
    ? `For ${outcomes.length} outcomes: see “Certainty and why”.`
    : capitalised(closed(outcomes.join('; ')));

/** What would change the ratings: each sentence once, with the outcomes that it is about. */
export function wouldChangeBlocks(rows: readonly OutcomeRow[]): Block[] {
  const outcomes = new Map<string, string[]>();
  for (const row of rows) {
    for (const text of row.wouldChange)
      outcomes.set(text, [...(outcomes.get(text) ?? []), row.outcome]);
  }
  if (outcomes.size === 0) return [];
  return [
    heading('What would change these ratings', 'would-change'),
    denseList(
      [...outcomes].map(([text, names]) => [run(closed(text)), slanted(` ${concerning(names)}`)]),
    ),
  ];
}

/** Outcomes without a study in these people: what is known of others, shortly, in one list. */
export function unstudiedBlocks(rows: readonly OutcomeRow[], context: StudyContext): Block[] {
  if (rows.length === 0) return [];
  return [
    heading('Outcomes without a study in these people', 'outcomes-unstudied'),
    paragraph(
      'What follows was seen in other people, in animals or in laboratories. It is no answer to the question.',
      'quiet',
    ),
    denseList(
      rows.map((row) => [
        strong(`${capitalised(row.outcome)}: `),
        run(closed(row.statement)),
        ...reviewRuns(row),
        ...row.studies.flatMap((study) => [
          run(' '),
          ...studyRuns(study, row.substance, context, 'brief'),
        ]),
      ]),
    ),
    ...rows.flatMap((row) => forestBlocks(row, context.sources)),
  ];
}

/** Design, people, dose as the nutrient itself, length, effect, limits. Brief: without design, dose, length and limits. */
function studyRuns(
  study: StudyRecord,
  substance: string,
  { sources, names }: StudyContext,
  length: 'full' | 'brief' = 'full',
): Run[] {
  const design = sources.get(study.source)?.custom.design;
  const full = length === 'full';
  const dose =
    study.elementalDose === null
      ? study.dose
      : [elementalDoseText(study.elementalDose, substance, names), study.dose]
          .filter((text) => text !== null)
          .join('; given as ');
  const facts = [
    full && design !== undefined && design !== null ? designWords[design] : null,
    study.participants === null ? null : count(study.participants, 'participant', 'participants'),
    full ? dose : null,
    full ? study.duration : null,
    study.effect,
  ].filter((fact) => fact !== null);
  const details = facts.length === 0 ? '' : ` ${capitalised(closed(facts.join('; ')))}`;
  return [
    run(`${closed(study.finding)}${details}`, [study.source]),
    ...(study.limitations === null || !full
      ? []
      : [slanted(` Limits: ${closed(study.limitations)}`)]),
    ...(study.secondHand ? [run(' Second-hand: read in another text.')] : []),
  ];
}

/** Sources that were read in another text, from everything that says so. */
export function secondHandSources(
  rows: readonly OutcomeRow[],
  records: readonly { secondHand: boolean; sources: readonly SourceId[] }[],
): ReadonlySet<string> {
  const studies = rows.flatMap((row) => row.studies.filter((study) => study.secondHand));
  const others = records.filter((record) => record.secondHand);
  return new Set([
    ...studies.map((study) => study.source),
    ...others.flatMap((record) => record.sources),
  ]);
}

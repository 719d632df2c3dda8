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
import { estimateText, isLaboratory, reasonText } from './summaryOfFindings.ts';
import { certaintyWords, designWords, sizeWords } from '../words.ts';

/** What the words about a study are made from. */
export interface StudyContext {
  sources: ReadonlyMap<string, SourceRecord>;
  names: Names;
}

/**
 * Outcome, generated sentence with citations, certainty and size. `subject` names what a row is about, where the rows of
 * one table are about several: few of them have a size, which then stands with the certainty. `under` is a line below the
 * sentence.
 */
export function outcomeTable(
  caption: string,
  rows: readonly OutcomeRow[],
  glossary: Glossary,
  subject?: (row: OutcomeRow) => string,
  under?: (row: OutcomeRow) => string | null,
): Block {
  // A column that says "not estimated" in nearly every row says nothing: a single size stands with its certainty.
  const sized =
    subject === undefined && rows.filter((row) => row.size !== 'not-estimated').length >= 2;
  if (rows.some((row) => row.size !== 'not-estimated')) glossary.use('size');
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
        sized || size === 'not-estimated' ? '' : `; size: ${sizeWords[size]}`;
      const rated = row.state !== 'no-studies';
      if (rated) glossary.useCertainty(row.certainty);
      return [
        ...(subject === undefined ? [] : [strong(subject(row))]),
        capitalised(row.outcome),
        under === undefined ? run(row.sentence, row.sources) : sentenceOver(row, under(row)),
        // Without a study there is nothing whose certainty could be rated.
        rated ? capitalised(certaintyWords[row.certainty]) + sizeInside(row) : 'Not rated',
        ...(sized ? [rated ? capitalised(sizeWords[row.size]) : ''] : []),
      ];
    }),
  );
}

const sentenceOver = (row: OutcomeRow, line: string | null): Run[] => [
  run(row.sentence, row.sources),
  ...(line === null ? [] : [slanted(`\n${line}`)]),
];

/** So many characters alike at their start, and the statement says the sentence again with more. */
const SAME_OPENING = 45;
const saysAgain = ({ sentence, statement }: OutcomeRow): boolean =>
  statement.startsWith(sentence.slice(0, SAME_OPENING));

/** One outcome: the generated sentence, what stands behind it, why it is no surer, and its estimates drawn. */
export function outcomeBlocks(row: OutcomeRow, context: StudyContext): Block[] {
  return [
    heading(capitalised(row.outcome), `outcome-${row.claim}`),
    paragraph([
      // Page one has the plain version of what people feel, or the sentence where there is no plain version.
      ...((row.inShort === null && !isLaboratory(row)) || saysAgain(row)
        ? []
        : [run(`${closed(row.sentence)} `)]),
      ...(row.inShort === null || !isLaboratory(row) ? [] : [run(`${closed(row.inShort)} `)]),
      run(closed(row.statement), row.sources),
    ]),
    denseList([
      [
        strong(`Why ${certaintyWords[row.certainty]} certainty: `),
        run(reasonText(row)),
        ...whomRuns(row),
        ...reviewRuns(row),
      ],
      ...row.studies.map((study) => studyRuns(study, row, context)),
    ]),
    ...forestBlocks(row, context.sources),
  ];
}

/** People and amounts. */
const whomRuns = ({ population, dose }: OutcomeRow): Run[] => [
  ...(population === null ? [] : [strong(' People: '), run(closed(population))]),
  ...(dose === null || dose.startsWith('not applicable')
    ? []
    : [strong(' Amounts studied: '), run(closed(dose))]),
];

const reviewRuns = (row: OutcomeRow): Run[] =>
  row.expertReview === null
    ? []
    : [strong(' Needs expert review: '), run(closed(row.expertReview))];

/** The estimates of an outcome, drawn: one plot for each measure and unit. */
export const forestBlocks = (
  row: Pick<OutcomeRow, 'outcome' | 'studies'>,
  sources: StudyContext['sources'],
): Block[] => forestPlots(row, sources).map((plot): Block => ({ type: 'forest', plot }));

/** Beyond this many, outcomes are counted: each of them says why its certainty is what it is. */
const MOST_NAMED = 3;

const concerning = (outcomes: readonly string[]): string =>
  outcomes.length > MOST_NAMED
    ? `For ${outcomes.length} outcomes.`
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
      // What most of the ratings wait for first; the sort is stable.
      [...outcomes]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([text, names]) => [run(closed(text)), slanted(` ${concerning(names)}`)]),
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
        slanted(` ${reasonText(row)}`),
        ...whomRuns(row),
        ...reviewRuns(row),
        ...row.studies.flatMap((study) => [run(' '), ...studyRuns(study, row, context)]),
      ]),
    ),
    ...rows.flatMap((row) => forestBlocks(row, context.sources)),
  ];
}

/** What a study gave, as the nutrient itself where that is recorded. */
function doseOf(study: StudyRecord, substance: string, names: Names): string | null {
  if (study.elementalDose === null) return study.dose;
  return [elementalDoseText(study.elementalDose, substance, names), study.dose]
    .filter((text) => text !== null)
    .join('; given as ');
}

/** What was found, by what kind of study, in whom, with what; its limits. */
function studyRuns(study: StudyRecord, row: OutcomeRow, context: StudyContext): Run[] {
  const source = context.sources.get(study.source);
  const design = source?.custom.design ?? null;
  // A share of people is not drawn, having nothing to compare with: its figures stand here.
  const undrawn = study.estimates.filter(({ measure }) => measure === 'prevalence');
  const facts = [
    design === null ? null : designWords[design],
    study.participants === null ? null : count(study.participants, 'participant', 'participants'),
    doseOf(study, row.substance, context.names),
    study.duration,
    study.effect,
    ...undrawn.map(estimateText),
  ].filter((fact) => fact !== null);
  return [
    run(closed(study.finding)),
    run(facts.length === 0 ? '' : ` ${capitalised(closed(facts.join('; ')))}`, [study.source]),
    ...(study.limitations === null ? [] : [slanted(` Limits: ${closed(study.limitations)}`)]),
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

/** Outcomes of studies: the table, then each outcome with its studies. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { SourceId } from '../../../../contract/ids.ts';
import type { StudyRecord } from '../../../../contract/records.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { heading, left, list, paragraph, run, slanted, strong, table } from '../blocks.ts';
import { capitalised, closed, formatNumber } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { certaintyWords, sizeWords, stateWords } from '../words.ts';

/** Outcome, generated sentence with citations, certainty and size. */
export function outcomeTable(
  caption: string,
  rows: readonly OutcomeRow[],
  glossary: Glossary,
): Block {
  // A column that says "not estimated" in every row says nothing.
  const sized = rows.some((row) => row.size !== 'not-estimated');
  return table(
    caption,
    sized
      ? [
          left('Outcome', 22),
          left('What studies found', 48),
          left('Certainty', 14),
          left('Size', 16),
        ]
      : [left('Outcome', 26), left('What studies found', 60), left('Certainty', 14)],
    rows.map((row) => {
      const rated = row.state !== 'no-studies';
      if (rated) glossary.useCertainty(row.certainty);
      return [
        capitalised(row.outcome),
        run(row.sentence, row.sources),
        // Without a study there is nothing whose certainty could be rated.
        rated ? capitalised(certaintyWords[row.certainty]) : 'Not rated',
        ...(sized ? [rated ? capitalised(sizeWords[row.size]) : ''] : []),
      ];
    }),
  );
}

/** Outcomes without a study in these people, in one paragraph; null where there is none. */
export function unstudied(rows: readonly OutcomeRow[]): Block | null {
  if (rows.length === 0) return null;
  return paragraph([
    strong('No studies found of: '),
    ...rows.flatMap((row, index) => [
      run(row.outcome),
      run(index === rows.length - 1 ? '.' : '; '),
    ]),
    run(' What is known of other people or of animals stands under each, below.'),
  ]);
}

/** One outcome in full. `level` of its heading is that of the section below. */
export function outcomeBlocks(row: OutcomeRow): Block[] {
  const facts: Run[] = [
    strong('Result: '),
    run(`${stateWords[row.state]}${row.indirect ? ', indirect evidence only' : ''}. `),
    ...(row.state === 'no-studies'
      ? [strong('Not rated: ')]
      : [strong('Certainty: '), run(`${certaintyWords[row.certainty]}. `), strong('Because: ')]),
    run(closed(row.certaintyReason)),
    ...(row.population === null
      ? []
      : [strong(' Whom it is about: '), run(closed(row.population))]),
    ...(row.dose === null || row.dose.startsWith('not applicable')
      ? []
      : [strong(' Amounts studied: '), run(closed(row.dose))]),
  ];
  return [
    heading(capitalised(row.outcome), `outcome-${row.claim}`),
    // The generated sentence stands in the table of the first page and is not told twice.
    paragraph([run(`${closed(row.statement)} `), ...facts]),
    ...(row.studies.length === 0 ? [] : [list(row.studies.map(studyRuns))]),
  ];
}

/** Outcomes without a study in these people: what is known of others, shortly, in one list. */
export function unstudiedBlocks(rows: readonly OutcomeRow[]): Block[] {
  if (rows.length === 0) return [];
  return [
    heading('Outcomes without a study in these people', 'outcomes-unstudied'),
    paragraph(
      'What follows was seen in other people, in animals or in laboratories. It is no answer to the question.',
      'quiet',
    ),
    list(
      rows.map((row) => [
        strong(`${capitalised(row.outcome)}: `),
        run(closed(row.statement)),
        slanted(` ${closed(row.certaintyReason)}`),
        ...row.studies.flatMap((study) => [run(' '), ...indirectRuns(study)]),
      ]),
    ),
  ];
}

function indirectRuns(study: StudyRecord): Run[] {
  const facts = [
    study.participants === null ? null : `${formatNumber(study.participants)} participants`,
    study.effect,
  ].filter((fact) => fact !== null);
  const details = facts.length === 0 ? '' : ` ${capitalised(closed(facts.join('; ')))}`;
  return [
    run(`${closed(study.finding)}${details}`, [study.source]),
    ...(study.secondHand ? [run(' Second-hand.')] : []),
  ];
}

function studyRuns(study: StudyRecord): Run[] {
  const facts = [
    study.participants === null ? null : `${formatNumber(study.participants)} participants`,
    study.dose,
    study.duration,
    study.effect,
  ].filter((fact) => fact !== null);
  const details = facts.length === 0 ? '' : ` ${capitalised(closed(facts.join('; ')))}`;
  return [
    run(`${closed(study.finding)}${details}`, [study.source]),
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

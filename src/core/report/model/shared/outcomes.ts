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
  return table(
    caption,
    [left('Outcome', 22), left('What studies found', 46), left('Certainty', 14), left('Size', 18)],
    rows.map((row) => {
      glossary.useCertainty(row.certainty);
      return [
        capitalised(row.outcome),
        run(row.sentence, row.sources),
        capitalised(certaintyWords[row.certainty]),
        capitalised(sizeWords[row.size]),
      ];
    }),
  );
}

/** One outcome in full. `level` of its heading is that of the section below. */
export function outcomeBlocks(row: OutcomeRow): Block[] {
  const facts: Run[] = [
    strong('Result: '),
    run(`${stateWords[row.state]}${row.indirect ? ', from indirect evidence' : ''}. `),
    strong('Certainty: '),
    run(`${certaintyWords[row.certainty]}: ${closed(row.certaintyReason)}`),
    ...(row.population === null
      ? []
      : [strong(' Whom it is about: '), run(closed(row.population))]),
    ...(row.dose === null ? [] : [strong(' Amounts studied: '), run(closed(row.dose))]),
  ];
  return [
    heading(capitalised(row.outcome), `outcome-${row.claim}`),
    paragraph(run(row.sentence, row.sources)),
    paragraph(row.statement),
    paragraph(facts),
    list(row.studies.map(studyRuns)),
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

/** The outcome table of an answer: the fixed columns of a summary of findings, every outcome that matters as a row. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { Estimate, StudyRecord } from '../../../../contract/records.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { measureWords } from '../../../../chart/studyWords.ts';
import { outcomeGroups, type OutcomeGroup } from '../../../../contract/vocabulary.ts';
import { left, run, slanted, strong, table } from '../blocks.ts';
import { capitalised, closed, count, formatNumber } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { certaintyWords, domainWords, outcomeGroupWords, stateWords } from '../words.ts';

const NOTHING = 'Nothing recorded in this edition.';
/** Estimates that a cell of the table holds; all of them stand with their studies. */
const MOST_ESTIMATES = 2;

const laboratory: ReadonlySet<OutcomeGroup> = new Set([
  'laboratory-status',
  'inflammation-markers',
  'mechanism',
]);

/** Groups that matter in the condition and that no row speaks of, as its main or as a further subject. */
export function emptyGroups(
  rows: readonly OutcomeRow[],
  keyOutcomes: readonly OutcomeGroup[],
): OutcomeGroup[] {
  const present = new Set(rows.flatMap((row) => [row.outcomeGroup, ...row.otherOutcomeGroups]));
  return keyOutcomes.filter((group) => !present.has(group));
}

interface Part {
  caption: string;
  rows: readonly OutcomeRow[];
  empty: readonly OutcomeGroup[];
}

/** Benefits, harms, and what laboratories measure: three tables with the same columns, harms never left out. */
export function findingTables(
  rows: readonly OutcomeRow[],
  keyOutcomes: readonly OutcomeGroup[],
  glossary: Glossary,
): { benefits: Block[]; harms: Block; laboratory: Block[] } {
  const empty = emptyGroups(rows, keyOutcomes);
  const inLaboratory = rows.filter((row) => laboratory.has(row.outcomeGroup));
  const harms = rows.filter((row) => row.outcomeGroup === 'harms');
  const others = rows.filter(
    (row) => row.outcomeGroup !== 'harms' && !laboratory.has(row.outcomeGroup),
  );
  const tableOf = (part: Part): Block => findingTable(part, glossary);
  const otherEmpty = empty.filter((group) => group !== 'harms' && !laboratory.has(group));
  return {
    benefits:
      others.length + otherEmpty.length === 0
        ? []
        : [tableOf({ caption: 'Does it help?', rows: others, empty: otherEmpty })],
    harms: tableOf({
      caption: 'Does it harm? Studies in this condition',
      rows: harms,
      // Harms matter everywhere: their place is shown empty also where no list of outcomes is kept.
      empty: harms.length === 0 && !rows.some(alsoHarms) ? ['harms'] : [],
    }),
    laboratory:
      inLaboratory.length === 0
        ? []
        : [
            tableOf({
              caption: 'Levels in the body and how it might work',
              rows: inLaboratory,
              empty: [],
            }),
          ],
  };
}

const alsoHarms = (row: OutcomeRow): boolean => row.otherOutcomeGroups.includes('harms');

function findingTable({ caption, rows, empty }: Part, glossary: Glossary): Block {
  const lines = [
    ...rows.map((row) => ({ group: row.outcomeGroup, cells: cellsOf(row, glossary) })),
    ...empty.map((group) => ({
      group,
      cells: [capitalised(outcomeGroupWords[group]), '–', '–', 'Not rated', NOTHING],
    })),
  ];
  // A stable sort: within a group the rows keep their order, which puts the surer ones first.
  lines.sort((a, b) => outcomeGroups.indexOf(a.group) - outcomeGroups.indexOf(b.group));
  return table(
    caption,
    [
      left('Outcome', 12),
      left('People and studies', 14),
      left('Effect with interval', 16),
      left('Certainty and why', 23),
      left('What it means', 35),
    ],
    lines.map((line) => line.cells),
  );
}

function cellsOf(row: OutcomeRow, glossary: Glossary): (string | Run | Run[])[] {
  const rated = row.state !== 'no-studies';
  if (rated) glossary.useCertainty(row.certainty);
  const others = row.otherOutcomeGroups.map((group) => outcomeGroupWords[group]);
  return [
    [
      run(capitalised(row.outcome)),
      ...(others.length === 0 ? [] : [slanted(` (also ${others.join(', ')})`)]),
    ],
    peopleText(row),
    effectRuns(row),
    rated
      ? [strong(`${capitalised(certaintyWords[row.certainty])}. `), run(reasonText(row))]
      : // Without a study there is nothing whose certainty could be rated.
        [strong('Not rated. '), run(reasonText(row))],
    [
      strong(`${capitalised(stateWords[row.state])}. `),
      ...meaning(row),
      // The reason stands with the studies.
      ...(row.expertReview === null ? [] : [strong(' Needs expert review.')]),
    ],
  ];
}

/** Where nothing was found, the generated sentence says no more than the state in front of it: the plain version follows. */
function meaning({ state, sentence, inShort, sources }: OutcomeRow): Run[] {
  if (inShort === null) return [run(sentence, sources)];
  const plain = closed(inShort);
  return state === 'no-studies'
    ? [run(plain, sources)]
    : [run(sentence, sources), strong(' In short: '), run(plain)];
}

/** Why the certainty is what it is: by domain where the record tells, else in one text. */
export function reasonText(row: Pick<OutcomeRow, 'certaintyGrounds' | 'certaintyReason'>): string {
  if (row.certaintyGrounds.length === 0) return closed(row.certaintyReason);
  const byDomain = new Map<string, string[]>();
  for (const { domain, says } of row.certaintyGrounds) {
    const word = capitalised(domainWords[domain]);
    byDomain.set(word, [...(byDomain.get(word) ?? []), says]);
  }
  return [...byDomain].map(([word, says]) => `${word}: ${closed(says.join('; '))}`).join(' ');
}

/** Numbers of people are never added up: reviews count the people of the trials beside them again. */
function peopleText(row: OutcomeRow): string {
  const whom = row.population === null ? '' : ` ${capitalised(closed(row.population))}`;
  const borrowed = row.indirect ? ' Borrowed evidence.' : '';
  if (row.state === 'no-studies') return `None in these people.${borrowed}${whom}`;
  return `${closed(sizesText(row.studies))}${borrowed}${whom}`;
}

function sizesText(studies: readonly StudyRecord[]): string {
  const sizes = studies.map((study) => study.participants).filter((size) => size !== null);
  const number = count(studies.length, 'study', 'studies');
  if (sizes.length === 0) return `${number}, people not stated`;
  const least = formatNumber(Math.min(...sizes));
  const most = formatNumber(Math.max(...sizes));
  const range = least === most ? least : `${least} to ${most}`;
  const each = studies.length === 1 ? '' : ' each';
  const gap = studies.length - sizes.length;
  return `${number}, ${range} people${gap === 0 ? each : `; not stated for ${gap}`}`;
}

function effectRuns(row: OutcomeRow): Run[] {
  const all = row.studies.flatMap((study) =>
    study.estimates.map((estimate) => run(estimateText(estimate), [study.source])),
  );
  if (all.length === 0)
    return [run(row.state === 'no-studies' ? '–' : 'No estimate with an interval')];
  const shown = all
    .slice(0, MOST_ESTIMATES)
    .flatMap((one, at) => (at === 0 ? [one] : [run('; '), one]));
  const more = all.length - MOST_ESTIMATES;
  return more > 0 ? [...shown, run(`; ${more} more below`)] : shown;
}

export function estimateText(estimate: Estimate): string {
  const unit = estimate.unit === null ? '' : ` ${estimate.unit}`;
  const { low, high, level, value } = estimate;
  const figures = `${signed(value)}${unit} (${formatNumber(level)}% interval ${signed(low)} to ${signed(high)})`;
  return `${capitalised(estimate.about)}: ${measureWords[estimate.measure]} ${figures}`;
}

const signed = (value: number): string => formatNumber(value).replace('-', '−');

/** The page-one table of an answer: every outcome that matters in a row or named in one, harms never left out. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { Estimate, SourceRecord, StudyRecord } from '../../../../contract/records.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { figure } from '../../../../chart/figures.ts';
import { pooledFirst } from '../../../../chart/forestPlots.ts';
import { estimateFigures, measureWords } from '../../../../chart/studyWords.ts';
import { outcomeGroups, type OutcomeGroup } from '../../../../contract/vocabulary.ts';
import { left, run, slanted, strong, table, type Inline } from '../blocks.ts';
import { capitalised, closed, count, formatNumber, joinWords } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { certaintyWords, domainWords, outcomeGroupWords, stateText } from '../words.ts';

const NOTHING = 'Nothing recorded in this edition.';

/** What a person feels comes first, then harms, then what only laboratories measure. */
const laboratory: ReadonlySet<OutcomeGroup> = new Set([
  'laboratory-status',
  'inflammation-markers',
  'mechanism',
]);
const placeOf = (group: OutcomeGroup): number => {
  if (group === 'harms') return outcomeGroups.length;
  return outcomeGroups.indexOf(group) + (laboratory.has(group) ? outcomeGroups.length + 1 : 0);
};

/** Groups that matter in the condition and that no row speaks of, as its main or as a further subject. */
function emptyGroups(
  rows: readonly OutcomeRow[],
  keyOutcomes: readonly OutcomeGroup[],
): OutcomeGroup[] {
  const present = new Set(rows.flatMap((row) => [row.outcomeGroup, ...row.otherOutcomeGroups]));
  // Harms matter everywhere: their place is shown empty also where no list of outcomes is kept.
  return [...new Set<OutcomeGroup>([...keyOutcomes, 'harms'])].filter(
    (group) => !present.has(group),
  );
}

/** Outcomes that people do not feel: page one names them, the details tell of each. */
export const isLaboratory = (row: Pick<OutcomeRow, 'outcomeGroup'>): boolean =>
  laboratory.has(row.outcomeGroup);

/**
 * The order of the table, for all that follows it: what was studied before what was not, then what people feel, harms, what
 * laboratories measure. A stable sort: within a group the rows keep their order.
 */
export const inTableOrder = (rows: readonly OutcomeRow[]): OutcomeRow[] =>
  [...rows].sort(
    (a, b) =>
      Number(a.state === 'no-studies') - Number(b.state === 'no-studies') ||
      placeOf(a.outcomeGroup) - placeOf(b.outcomeGroup),
  );

/**
 * Studied outcomes that people feel have a row each, in a fixed order, and so have harms. Laboratory outcomes, outcomes
 * without a study and those that nothing is recorded on share a row of their kind, which names each of them.
 */
export function findingsTable(
  rows: readonly OutcomeRow[],
  keyOutcomes: readonly OutcomeGroup[],
  glossary: Glossary,
  sources: ReadonlyMap<string, SourceRecord>,
): Block {
  const studied = inTableOrder(rows).filter((row) => row.state !== 'no-studies');
  for (const row of studied) glossary.useCertainty(row.certainty);
  const missing = inTableOrder(rows).filter((row) => row.state === 'no-studies');
  const empty = emptyGroups(rows, keyOutcomes);
  const others = empty.filter((group) => group !== 'harms').map((one) => outcomeGroupWords[one]);
  const noHarms: Inline[][] = empty.includes('harms')
    ? [['Harms, studied in this condition', 'Not rated', NOTHING]]
    : [];
  const shared = (name: string, runs: Run[]): Inline[][] =>
    runs.length === 0 ? [] : [[name, '–', runs]];
  return table(
    'What studies found',
    [left('Outcome', 18), left('Certainty and studies', 26), left('In short', 56)],
    [
      ...studied.filter((row) => !isLaboratory(row)).map((row) => cellsOf(row, sources)),
      ...noHarms,
      ...shared('Levels in the body, and how it might work', byState(studied.filter(isLaboratory))),
      ...shared('Not studied in these people', byState(missing)),
      ...shared(
        'Not in this edition',
        others.length === 0
          ? []
          : [strong('Nothing recorded: '), run(capitalised(closed(joinWords(others))))],
      ),
    ],
  );
}

/** "Studied: little or no difference: magnesium in blood (low certainty)": states with their outcomes. */
function byState(rows: readonly OutcomeRow[]): Run[] {
  const states = new Map<string, OutcomeRow[]>();
  for (const row of rows) {
    const state = stateText(row);
    states.set(state, [...(states.get(state) ?? []), row]);
  }
  return [...states].flatMap(([state, same], index): Run[] => [
    strong(`${index === 0 ? '' : ' '}${capitalised(state)}: `),
    run(`${same.map((row) => outcomeName(row)).join('; ')}.`),
  ]);
}

function outcomeName(row: OutcomeRow): string {
  const more = [
    ...(row.otherOutcomeGroups.length === 0
      ? []
      : [`also ${row.otherOutcomeGroups.map((group) => outcomeGroupWords[group]).join(', ')}`]),
    // Without a study there is nothing whose certainty could be rated; very uncertain says it already.
    ...(row.state === 'no-studies' || row.state === 'very-uncertain'
      ? []
      : [`${certaintyWords[row.certainty]} certainty`]),
    ...(row.expertReview === null ? [] : ['needs expert review']),
  ];
  return more.length === 0 ? row.outcome : `${row.outcome} (${more.join('; ')})`;
}

function cellsOf(row: OutcomeRow, sources: ReadonlyMap<string, SourceRecord>): Inline[] {
  const others = row.otherOutcomeGroups.map((group) => outcomeGroupWords[group]);
  return [
    [
      run(capitalised(row.outcome)),
      ...(others.length === 0 ? [] : [slanted(` (also ${others.join(', ')})`)]),
    ],
    [strong(`${capitalised(certaintyWords[row.certainty])}. `), run(effectText(row, sources))],
    [
      strong(`${capitalised(stateText(row))}. `),
      run(row.inShort === null ? row.sentence : closed(row.inShort), row.sources),
      // The reason stands with the details.
      ...(row.expertReview === null ? [] : [strong(' Needs expert review.')]),
    ],
  ];
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

/** How many studies and people, and the first estimate; numbers of people are never added up: reviews count them again. */
function effectText(row: OutcomeRow, sources: ReadonlyMap<string, SourceRecord>): string {
  // A study of something else tells nothing of the size of this; its figures stand below, with its words.
  const direct = row.studies.filter((study) => !isIndirect(study));
  const borrowed = row.indirect || (row.studies.length > 0 && direct.length === 0);
  const counted = borrowed ? row.studies : direct;
  const indirect = row.studies.length - counted.length;
  const estimates = pooledFirst(counted, sources).flatMap((study) => study.estimates);
  const [first] = estimates;
  const more = estimates.length - 1;
  const sizes = sizesText(counted);
  return [
    borrowed && row.studies.length > 0 ? `Borrowed: ${closed(sizes)}` : closed(sizes),
    ...(indirect === 0 ? [] : [`${indirect} more indirect.`]),
    ...(first === undefined
      ? []
      : [closed(`${capitalised(figuresOf(first))}${more > 0 ? `; ${more} more below` : ''}`)]),
  ].join(' ');
}

/** The record says that a study is of other people, or of something else, with this word in front. */
const isIndirect = ({ limitations }: StudyRecord): boolean =>
  limitations !== null && /^indirect\b/iu.test(limitations);

function sizesText(studies: readonly StudyRecord[]): string {
  const sizes = studies.map((study) => study.participants).filter((size) => size !== null);
  const number = count(studies.length, 'study', 'studies');
  if (sizes.length === 0) return studies.length === 0 ? number : `${number}, people not stated`;
  const least = formatNumber(Math.min(...sizes));
  const most = formatNumber(Math.max(...sizes));
  const range = least === most ? least : `${least} to ${most}`;
  const each = studies.length === 1 ? '' : ' each';
  const gap = studies.length - sizes.length;
  return `${number}, ${range} people${gap === 0 ? each : `; not stated for ${gap}`}`;
}

/** "risk ratio 0.8 (95% interval 0.5 to 1.3)", with the level of the interval. */
function figuresOf(estimate: Estimate): string {
  const { measure, level, unit } = estimate;
  const { value, low, high } = estimateFigures(estimate);
  const of = unit === null ? '' : ` ${unit}`;
  return `${measureWords[measure]} ${value}${of} (${figure(level)}% interval ${low} to ${high})`;
}

/** The same with what was estimated in front. */
export const estimateText = (estimate: Estimate): string =>
  `${estimate.about}: ${figuresOf(estimate)}`;

/** Which estimates of an outcome stand in one forest plot, and what is written beside and under them. */
import type { OutcomeRow } from '../contract/answers.ts';
import type { Estimate, SourceRecord, StudyRecord } from '../contract/records.ts';
import type { ForestPlot } from '../contract/reportDocument.ts';
import { figure } from './figures.ts';
import { estimateFigures, measureWords, studyLabel } from './studyWords.ts';

type Measure = Estimate['measure'];
type Row = ForestPlot['rows'][number];

/** A figure that a review reports is that of several studies together. */
const pooling: ReadonlySet<SourceRecord['custom']['design'] | null> = new Set([
  'meta-analysis',
  'systematic-review',
]);
const ratios: ReadonlySet<Measure> = new Set(['OR', 'RR', 'HR', 'IRR', 'rate-ratio']);
/** Measures that compare: a share of people alone has no value that means "no difference". */
const isDrawn = (estimate: Estimate): boolean => estimate.measure !== 'prevalence';

interface Found {
  study: StudyRecord;
  estimate: Estimate;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "odds ratio"; "mean difference, min" with the unit of a difference. */
const scaleWords = ({ measure, unit }: Estimate): string =>
  unit === null ? measureWords[measure] : `${measureWords[measure]} in ${unit}`;

function interval(estimate: Estimate): string {
  const { value, low, high } = estimateFigures(estimate);
  return `${value} (${low} to ${high})`;
}

/** What was counted or measured, without what was compared: "relapse" of "relapse, vitamin D against placebo". */
function subjectOf(about: string): string {
  return about.replace(/^odds of /u, '').split(/,| by | per | with | against | \(/u)[0] ?? about;
}

/** What one hopes for rather than fears: in a plot of its own, or the same side would mean opposite things. */
const isHopedFor = (estimate: Estimate): boolean =>
  /^(?:no evidence of|improvement|recovery|remission)\b/u.test(subjectOf(estimate.about));

/**
 * Less of something compared with more of it ("MS, below 30 against at least 50 nmol/L"): the same link then lies on the
 * other side of no difference, so that such rows have a plot of their own.
 */
const isLessAgainstMore = ({ about }: Estimate): boolean =>
  /\bper\b[^,]*\bdecrease\b|\b(?:below|under|less than)\b.*\bagainst\b|\b(?:low|lower|lowest|bottom)\b[^,]* against\b|\bdeficien(?:t|cy) against\b/u.test(
    about,
  );

/** A fall is small or large, a time short or long, and what is counted is few or many; all else is low or high. */
const comparatives: readonly [RegExp, readonly [string, string]][] = [
  [/^fall in /u, ['smaller', 'larger']],
  [/^time /u, ['shorter', 'longer']],
  [/(?:lesions|cramps|relapses)$/u, ['fewer', 'more']],
];

/**
 * What lies on each side, in neutral words: which side is the better one depends on what was counted. A ratio tells how
 * often something happens, a difference how high it is.
 */
function sides(found: readonly Found[], ratio: boolean): { lowSide: string; highSide: string } {
  const [low, high] = ratio ? ['less often', 'more often'] : ['lower', 'higher'];
  const subjects = new Set(found.map(({ estimate }) => subjectOf(estimate.about)));
  const [only] = subjects;
  if (!ratio && only !== undefined && subjects.size === 1) {
    const what = only.replace(/^change in /u, '');
    const [less, more] = comparatives.find(([words]) => words.test(what))?.[1] ?? [low, high];
    return { lowSide: `${less} ${what}`, highSide: `${more} ${what}` };
  }
  if (only === undefined || subjects.size > 1) return { lowSide: low, highSide: high };
  return { lowSide: `${only} ${low}`, highSide: `${only} ${high}` };
}

function sentenceOf(row: Row, { estimate }: Found, nullValue: number): string {
  const unit = estimate.unit === null ? '' : ` ${estimate.unit}`;
  const includes = estimate.low <= nullValue && nullValue <= estimate.high;
  const { value, low, high } = estimateFigures(estimate);
  return (
    `${row.label}: ${row.about}: ${measureWords[estimate.measure]} ${value}${unit}, ` +
    `${figure(estimate.level)}% interval from ${low} to ${high}, ` +
    `${includes ? 'which includes' : 'which leaves out'} no difference.`
  );
}

function plotOf(
  outcome: string,
  found: readonly [Found, ...Found[]],
  sources: ReadonlyMap<string, SourceRecord>,
  /** Said where another plot of the outcome compares the other way round. */
  compared: string | null,
): ForestPlot {
  const { estimate: first } = found[0];
  const ratio = ratios.has(first.measure);
  const nullValue = ratio ? 1 : 0;
  const levels = new Set(found.map(({ estimate }) => estimate.level));
  const oneLevel = levels.size === 1 ? `${figure(first.level)}% ` : '';
  const rows = found.map(({ study, estimate }): Row => {
    const source = sources.get(study.source);
    const level = levels.size === 1 ? '' : `, ${figure(estimate.level)}%`;
    return {
      label: source === undefined ? study.source : studyLabel(source),
      about: `${estimate.about}${study.secondHand ? ' (second-hand)' : ''}`,
      value: estimate.value,
      low: estimate.low,
      high: estimate.high,
      figures: `${interval(estimate)}${level}`,
      pooled: pooling.has(source?.custom.design ?? null),
      source: study.source,
    };
  });
  const caption = `${capitalised(outcome)}: ${scaleWords(first)} with ${oneLevel}interval${compared === null ? '' : `; ${compared}`}`;
  const told = rows.map((row, index) => sentenceOf(row, found[index] ?? found[0], nullValue));
  return {
    caption,
    scale: ratio ? 'log' : 'linear',
    nullValue,
    ...sides(found, ratio),
    axisLabel: `${capitalised(scaleWords(first))}${ratio ? ', logarithmic scale' : ''}; ${nullValue} = no difference`,
    rows,
    description: `${caption}. ${told.join(' ')}`,
  };
}

/**
 * The forest plots of an outcome, in the order of its studies, with pooled estimates before those of single studies.
 * Estimates of the same measure and unit share one, unless they count the opposite or compare the other way round; an
 * outcome without an estimate has none.
 */
export function forestPlots(
  row: Pick<OutcomeRow, 'outcome' | 'studies'>,
  sources: ReadonlyMap<string, SourceRecord>,
): ForestPlot[] {
  const groups = new Map<string, Map<boolean, [Found, ...Found[]]>>();
  for (const study of pooledFirst(row.studies, sources)) {
    for (const estimate of study.estimates.filter(isDrawn)) {
      const key = [estimate.measure, estimate.unit, isHopedFor(estimate)].join(' ');
      const ways = groups.get(key) ?? new Map<boolean, [Found, ...Found[]]>();
      groups.set(key, ways);
      const less = isLessAgainstMore(estimate);
      const group = ways.get(less);
      if (group === undefined) ways.set(less, [{ study, estimate }]);
      else group.push({ study, estimate });
    }
  }
  return [...groups.values()].flatMap((ways) =>
    [...ways].map(([less, found]) => {
      const way = less ? 'less of it compared with more' : 'more of it compared with less';
      return plotOf(row.outcome, found, sources, ways.size > 1 ? way : null);
    }),
  );
}

/** Studies that pool several before single ones; otherwise in their order. */
export function pooledFirst(
  studies: readonly StudyRecord[],
  sources: ReadonlyMap<string, SourceRecord>,
): StudyRecord[] {
  const single = (study: StudyRecord): boolean =>
    !pooling.has(sources.get(study.source)?.custom.design ?? null);
  return [...studies].sort((a, b) => Number(single(a)) - Number(single(b)));
}

/** Sources by id, as `forestPlots` takes them. */
export const sourceMap = (sources: readonly SourceRecord[]): ReadonlyMap<string, SourceRecord> =>
  new Map(sources.map((source) => [source.id, source]));

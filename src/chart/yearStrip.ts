/** Evidence by year: each study a small square over its year, one line for each kind of study. */
import type { SourceRecord } from '../contract/records.ts';
import type { StudyDesign } from '../contract/vocabulary.ts';
import {
  LEADING,
  square,
  stack,
  wrap,
  type Drawing,
  type DrawingOptions,
  type Shape,
} from './drawing.ts';
import { yearOf } from './studyWords.ts';

const kinds: readonly (readonly [string, readonly StudyDesign[]])[] = [
  ['Reviews of several studies', ['meta-analysis', 'systematic-review']],
  ['Randomised trials', ['rct', 'crossover-rct']],
  ['Other trials', ['non-randomised-trial', 'uncontrolled-trial']],
  ['Observation of people', ['cohort', 'case-control', 'cross-sectional', 'case-report']],
  ['Studies of genes', ['mendelian-randomisation']],
  ['Animals and laboratory', ['animal', 'in-vitro']],
  [
    'Guidelines and other texts',
    ['narrative-review', 'guideline', 'fact-sheet', 'reference-table', 'drug-label'],
  ],
];
const UNKNOWN = 'Kind of study not recorded';

export interface YearLine {
  kind: string;
  /** Dated sources, oldest first. */
  dated: readonly { year: number; source: SourceRecord }[];
  undated: readonly SourceRecord[];
}

/** Sources by kind of study, each source once; kinds without a source are left out. */
export function yearLines(sources: readonly SourceRecord[]): YearLine[] {
  const once = [...new Map(sources.map((source) => [source.id, source])).values()];
  const kindOf = ({ custom }: SourceRecord): string =>
    kinds.find(([, designs]) => designs.some((design) => design === custom.design))?.[0] ?? UNKNOWN;
  return [...kinds.map(([kind]) => kind), UNKNOWN].flatMap((kind): YearLine[] => {
    const own = once.filter((source) => kindOf(source) === kind);
    if (own.length === 0) return [];
    const dated = own
      .flatMap((source) => {
        const year = yearOf(source);
        return year === null ? [] : [{ year, source }];
      })
      .sort((a, b) => a.year - b.year);
    return [{ kind, dated, undated: own.filter((source) => yearOf(source) === null) }];
  });
}

/** The lines in a sentence: what a person hears instead of the drawing. */
export function yearsDescription(lines: readonly YearLine[]): string {
  const told = lines.map(({ kind, dated, undated }) => {
    const years = dated.map(({ year }) => String(year));
    const parts = [
      ...(years.length === 0 ? [] : [years.join(', ')]),
      ...(undated.length === 0 ? [] : [`${undated.length} without a date`]),
    ];
    return `${kind}: ${parts.join('; ')}.`;
  });
  return `Sources by year of publication. ${told.join(' ')}`;
}

/** Parts of the type size. */
const SIDE = 0.62;
const STEP = 0.78;
const LEAST_SIDE = 0.3;
const LEAST_TRACK = 14;
const LEAST_SPAN = 10;

/** First and last year of the axis, with the years written under it. */
export function yearAxis(years: readonly number[], most: number): number[] {
  const least = Math.min(...years);
  const last = Math.max(...years);
  const span = Math.max(LEAST_SPAN, last - least);
  const step = [5, 10, 20, 50].find((one) => span / one <= most) ?? 100;
  const first = Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((last - first) / step));
  return Array.from({ length: count + 1 }, (_, index) => first + index * step);
}

/** One line per kind of study; studies of the same year stand on one another, undated ones behind the axis. */
export function yearDrawing(lines: readonly YearLine[], options: DrawingOptions): Drawing {
  const { width, size, measure } = options;
  const years = lines.flatMap((line) => line.dated.map(({ year }) => year));
  const widest = Math.max(...lines.map((line) => measure(line.kind, size, false)));
  const side = size * SIDE;
  const undatedMost = Math.max(...lines.map((line) => line.undated.length));
  const undatedWidth =
    undatedMost === 0
      ? 0
      : Math.max(measure('undated', size, false), undatedMost * size * STEP) + size * 1.5;
  const beside = width - widest - size * 1.5 - undatedWidth >= LEAST_TRACK * size;
  const left = beside ? widest + size * 1.5 : side;
  const right = width - undatedWidth - side;
  const ticks = years.length === 0 ? [] : yearAxis(years, Math.max(2, (right - left) / (size * 4)));
  const [first = 0] = ticks;
  const last = ticks.at(-1) ?? 1;
  const xOf = (year: number): number => left + ((year - first) / (last - first)) * (right - left);

  // Neighbouring years must not run into one another; the smallest square can still be seen.
  const perYearWidth = years.length === 0 ? side : (right - left) / (last - first);
  const mark = Math.max(size * LEAST_SIDE, Math.min(side, perYearWidth * 0.85));
  const step = mark * (STEP / SIDE);

  const shapes: Shape[] = [];
  let y = 0;
  for (const line of lines) {
    const perYear = new Map<number, number>();
    const spots = line.dated.map(({ year }) => {
      const level = perYear.get(year) ?? 0;
      perYear.set(year, level + 1);
      return { x: xOf(year), level };
    });
    const levels = Math.max(1, ...perYear.values());
    const words = { x: 0, anchor: 'start', strong: false, size, ink: 'ink' } as const;
    let labelHeight = 0;
    if (!beside) {
      labelHeight = stack(shapes, wrap(line.kind, width, size, measure), { ...words, top: y });
    }
    const height = Math.max(size * LEADING, levels * step + size * 0.3);
    const foot = y + labelHeight + height;
    if (beside) {
      stack(shapes, [line.kind], { ...words, top: foot - size * LEADING });
    }
    for (const { x, level } of spots) {
      shapes.push(square(x, foot - size * 0.3 - mark / 2 - level * step, mark, 'accent'));
    }
    line.undated.forEach((_, index) => {
      const x = width - undatedWidth + size * 1.5 + mark / 2 + index * step;
      shapes.push(square(x, foot - size * 0.3 - mark / 2, mark, 'quiet'));
    });
    shapes.push({
      kind: 'line',
      x1: left - side,
      y1: foot,
      x2: right + side,
      y2: foot,
      width: 1,
      ink: 'rule',
    });
    y = foot + size * 0.5;
  }
  const small = { strong: false, size: size * 0.9, ink: 'quiet', top: y } as const;
  for (const tick of ticks) {
    const half = measure(String(tick), small.size, false) / 2;
    const x = Math.min(Math.max(xOf(tick), half), width - half);
    stack(shapes, [String(tick)], { ...small, x, anchor: 'middle' });
  }
  if (undatedMost > 0) {
    stack(shapes, ['undated'], { ...small, x: width - undatedWidth + size * 1.5, anchor: 'start' });
  }
  return { width, height: y + size * LEADING, shapes };
}

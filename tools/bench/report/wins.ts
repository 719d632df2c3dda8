/** Who is best in which column, and whether a rival is ahead in quality and speed at once. */
import type { BenchQuery, EngineName } from '../shapes.ts';
import type { Figures } from './figures.ts';

interface Column {
  readonly title: string;
  readonly value: (figures: Figures, set: BenchQuery['set']) => number | null;
  readonly best: 'most' | 'least';
}

/** Printed alike is alike: recall to three decimals, time to a hundredth of a millisecond, memory to 0.1 MB. */
const rounded = (value: number | null | undefined, step: number): number | null =>
  value === null || value === undefined ? null : Math.round(value / step) * step;

export const columns: readonly Column[] = [
  {
    title: 'recall@5',
    value: (f, set) => rounded(f.quality.get(set)?.recall5, 0.001),
    best: 'most',
  },
  {
    title: 'recall@10',
    value: (f, set) => rounded(f.quality.get(set)?.recall10, 0.001),
    best: 'most',
  },
  { title: 'MRR', value: (f, set) => rounded(f.quality.get(set)?.mrr, 0.001), best: 'most' },
  { title: 'p50', value: (f) => rounded(f.latency.p50, 0.01), best: 'least' },
  { title: 'p95', value: (f) => rounded(f.latency.p95, 0.01), best: 'least' },
  { title: 'max', value: (f) => rounded(f.latency.max, 0.01), best: 'least' },
  { title: 'build', value: (f) => rounded(f.outcome.buildMs, 1), best: 'least' },
  { title: 'memory', value: (f) => rounded(f.bytes, 100_000), best: 'least' },
];

/** The engines that share the best value of a column. */
export function winners(
  column: Column,
  all: readonly Figures[],
  set: BenchQuery['set'],
): Figures[] {
  const values = all.flatMap((figures) => {
    const value = column.value(figures, set);
    return value === null ? [] : [{ figures, value }];
  });
  const sign = column.best === 'most' ? -1 : 1;
  const best = Math.min(...values.map(({ value }) => sign * value));
  return values.filter(({ value }) => sign * value === best).map(({ figures }) => figures);
}

export interface Ahead {
  readonly engine: EngineName;
  readonly row: string;
}

/** Rivals that find more and answer faster than Cofactor, over all queries of a set or those of one kind. */
export function aheadInBoth(
  all: readonly Figures[],
  set: BenchQuery['set'],
  kinds: readonly string[],
): Ahead[] {
  const own = all.find(({ outcome }) => outcome.engine === 'cofactor');
  if (own === undefined) return [];
  const values = (figures: Figures, kind: string | null): [number | null, number | null] => [
    rounded(
      (kind === null ? figures.quality.get(set) : figures.byKind.get(`${set}/${kind}`))?.recall10,
      0.001,
    ),
    rounded((kind === null ? figures.latency : figures.latencyByKind.get(kind))?.p95, 0.01),
  ];
  return [null, ...kinds].flatMap((kind) => {
    const [ownRecall, ownP95] = values(own, kind);
    return all.flatMap((figures) => {
      const [recall, p95] = values(figures, kind);
      if (recall === null || p95 === null || ownRecall === null || ownP95 === null) return [];
      return recall > ownRecall && p95 < ownP95
        ? [{ engine: figures.outcome.engine, row: kind ?? 'all queries' }]
        : [];
    });
  });
}

/** The figures of the report, worked out from what was measured. */
import { percentile, qualityOf, type Quality } from '../metrics.ts';
import type { BenchQuery, DatasetName, Outcome } from '../shapes.ts';

export interface Latency {
  readonly keystrokes: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly max: number | null;
}

export interface Figures {
  readonly outcome: Outcome;
  /** The most that it held, after the build or after the queries. */
  readonly bytes: number | null;
  /** By the set of the queries: tune, held-out or generated. */
  readonly quality: ReadonlyMap<BenchQuery['set'], Quality>;
  /** By `set/kind`. */
  readonly byKind: ReadonlyMap<string, Quality>;
  readonly latency: Latency;
  readonly latencyByKind: ReadonlyMap<string, Latency>;
}

/** Sets in the order of the report: what nobody tuned on comes first. */
export const setsOf = (dataset: DatasetName): BenchQuery['set'][] =>
  dataset === 'reference' ? ['held-out', 'tune'] : ['generated'];

/** Kinds of queries, in the order in which they first occur. */
export const kindsOf = (queries: readonly BenchQuery[]): string[] => [
  ...new Set(queries.map((query) => query.kind)),
];

function latencyOf(ms: readonly number[]): Latency {
  return {
    keystrokes: ms.length,
    p50: percentile(ms, 0.5),
    p95: percentile(ms, 0.95),
    max: percentile(ms, 1),
  };
}

export function figuresOf(outcome: Outcome, queries: readonly BenchQuery[]): Figures {
  const of = (set: BenchQuery['set'], kind: string | null): Quality =>
    qualityOf(
      queries,
      outcome.answers.filter(({ at }) => {
        const query = queries[at];
        return query?.set === set && (kind === null || query.kind === kind);
      }),
    );
  const sets = setsOf(outcome.dataset);
  const kinds = kindsOf(queries);
  const typedOf = (kind: string): number[] =>
    outcome.typed.filter(({ at }) => queries[at]?.kind === kind).flatMap(({ ms }) => ms);
  const held = [outcome.builtBytes, outcome.servedBytes].filter((bytes) => bytes !== null);
  return {
    outcome,
    bytes: held.length === 0 ? null : Math.max(...held),
    quality: new Map(sets.map((set) => [set, of(set, null)])),
    byKind: new Map(
      sets.flatMap((set) => kinds.map((kind) => [`${set}/${kind}`, of(set, kind)] as const)),
    ),
    latency: latencyOf(outcome.typed.flatMap(({ ms }) => ms)),
    latencyByKind: new Map(kinds.map((kind) => [kind, latencyOf(typedOf(kind))])),
  };
}

/** The targets of the search, and whether this run reached them. */
import type { BenchQuery, DatasetName } from '../shapes.ts';
import type { Figures } from './figures.ts';
import { megabytes, NONE, share, time } from './format.ts';

/** Smallest recall@10 for each kind of query. */
const recallTargets: Readonly<Record<string, number>> = {
  exact: 0.99,
  prefix: 0.99,
  synonym: 0.99,
  abbreviation: 0.99,
  foreign: 0.99,
  brand: 0.99,
  typo: 0.98,
  'two-typos': 0.97,
  'first-letter-typo': 0.97,
  'typo-unfinished': 0.95,
};
const CARDS = 0.97;
const P95_MS: Readonly<Partial<Record<DatasetName, number>>> = { reference: 2, large: 20 };
const MEMORY_SHARE = 1 / 5;

export interface TargetRow {
  readonly target: string;
  readonly where: string;
  readonly value: string;
  /** null: not measured in this run. */
  readonly reached: boolean | null;
}

function qualityTargets(own: Figures, set: BenchQuery['set']): TargetRow[] {
  const where = `${own.outcome.dataset}, ${set}`;
  const recall = Object.entries(recallTargets).flatMap(([kind, least]): TargetRow[] => {
    const quality = own.byKind.get(`${set}/${kind}`);
    if (quality === undefined) return [];
    const value = quality.recall10;
    return [
      {
        target: `recall@10 of ${kind} ≥ ${least}`,
        where,
        value: share(value),
        reached: value === null ? null : value >= least,
      },
    ];
  });
  const quality = own.quality.get(set);
  if (quality === undefined || quality.cards === 0) return recall;
  const cards = quality.rightCards / quality.cards;
  return [
    ...recall,
    {
      target: `right answer card ≥ ${CARDS}`,
      where,
      value: `${share(cards)} (${quality.rightCards} of ${quality.cards})`,
      reached: cards >= CARDS,
    },
    {
      target: 'must-not violations 0',
      where,
      value: String(quality.violations),
      reached: quality.violations === 0,
    },
  ];
}

function speedTarget(own: Figures): TargetRow[] {
  const most = P95_MS[own.outcome.dataset];
  const p95 = own.latency.p95;
  if (most === undefined) return [];
  return [
    {
      target: `p95 per keystroke ≤ ${most} ms`,
      where: own.outcome.dataset,
      value: time(p95),
      reached: p95 === null ? null : p95 <= most,
    },
  ];
}

function memoryTarget(own: Figures, all: readonly Figures[]): TargetRow[] {
  if (own.outcome.dataset !== 'large') return [];
  // The most that Cofactor held beside the least that MiniSearch did: its garbage is not held against it.
  const mini = all.find(({ outcome }) => outcome.engine === 'minisearch')?.outcome.builtBytes;
  const bytes = own.bytes;
  const known = mini !== undefined && mini !== null && bytes !== null;
  return [
    {
      target: "memory ≤ 1/5 of MiniSearch's (Cofactor at its most, MiniSearch after the build)",
      where: 'large',
      value: known ? `${megabytes(bytes)} to ${megabytes(mini)}` : NONE,
      reached: known ? bytes <= mini * MEMORY_SHARE : null,
    },
  ];
}

/** Rows for one dataset; none without Cofactor in the run. */
export function targetRows(
  all: readonly Figures[],
  sets: readonly BenchQuery['set'][],
): TargetRow[] {
  const own = all.find(({ outcome }) => outcome.engine === 'cofactor');
  if (own === undefined) return [];
  return [
    ...sets.flatMap((set) => qualityTargets(own, set)),
    ...speedTarget(own),
    ...memoryTarget(own, all),
  ];
}

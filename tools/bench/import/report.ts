/** What the import benchmark writes. */
import { execFileSync } from 'node:child_process';
import { count, megabytes, NONE, ratio, table, time } from '../report/format.ts';
import { machine } from '../report/machine.ts';
import type { DownloadSize } from './download.ts';
import type { ImportMeasured, LimitMeasured } from './shapes.ts';

const TIME_TARGET = 1.5;
const MEMORY_TARGET_BYTES = 300e6;
const SEARCH_TARGET_MS = 30;

export interface Results {
  readonly size: DownloadSize;
  /** Rows of all tables of the download. */
  readonly rows: number;
  readonly downloadBytes: number;
  readonly packBytes: number;
  readonly imports: readonly ImportMeasured[];
  /** Empty where the program sqlite3 is not installed. */
  readonly limits: readonly LimitMeasured[];
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
export const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor((values.length - 1) / 2)] ?? NaN;
const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? NaN;

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};
const verdict = (measured: number | null, most: number): string => {
  if (measured === null) return 'not measured';
  return measured <= most ? 'reached' : '**not reached**';
};

export function importReport(results: Results): string {
  const { size, rows, downloadBytes, packBytes, imports, limits } = results;
  const ms = median(imports.map((one) => one.ms));
  const limitMs = limits.length === 0 ? null : median(limits.map((one) => one.ms));
  const peak = Math.max(...imports.map((one) => one.peakBytes));
  const limitPeaks = limits.flatMap(({ peakBytes }) => peakBytes ?? []);
  const searches = imports.flatMap((one) => one.searches);
  const p95 = percentile(searches, 0.95);
  const perSecond = (took: number | null): string =>
    took === null ? NONE : count(Math.round(rows / (took / 1000)));
  const cpu = median(imports.map((one) => one.processorMs));
  const limitCpus = limits.flatMap(({ processorMs }) => processorMs ?? []);
  const limitCpu = limitCpus.length === 0 ? null : median(limitCpus);
  const factor = limitMs === null ? null : ms / limitMs;
  const counts = imports[0]?.counts ?? {};
  return `${[
    '# Import benchmark',
    `Written by \`npm run bench:import\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit()} and what was not yet committed. Do not edit by hand.`,
    `A generated download of FoodData Central: ${count(size.foods)} foods, ${count(size.foods * size.rowsPerFood)} rows of amounts, ${count(rows)} rows in all, ${megabytes(downloadBytes)} unpacked. The pack has ${megabytes(packBytes)}: ${Object.entries(
      counts,
    )
      .map(([what, number]) => `${count(number)} ${what}`)
      .join(', ')}.`,
    '## Targets',
    table(
      ['target', 'measured', 'verdict'],
      [
        [
          `time ≤ ${TIME_TARGET} × that of \`sqlite3\``,
          factor === null ? NONE : `× ${factor.toFixed(2)}`,
          verdict(factor, TIME_TARGET),
        ],
        [
          `memory at its most ≤ ${megabytes(MEMORY_TARGET_BYTES)}`,
          megabytes(peak),
          verdict(peak, MEMORY_TARGET_BYTES),
        ],
        [
          `p95 of a search during the import ≤ ${SEARCH_TARGET_MS} ms`,
          time(p95),
          verdict(p95, SEARCH_TARGET_MS),
        ],
      ],
    ),
    '## Times',
    table(
      [
        '',
        'runs',
        'time (median)',
        'processor time',
        'each',
        'rows a second',
        'memory at its most',
        'against the limit',
      ],
      [
        [
          'Cofactor',
          String(imports.length),
          time(ms),
          time(cpu),
          imports.map((one) => time(one.ms)).join(', '),
          perSecond(ms),
          megabytes(peak),
          `${ratio(ms, limitMs)}, processor ${ratio(cpu, limitCpu)}`,
        ],
        [
          `\`sqlite3\` ${limits[0]?.version ?? '(not installed here)'}`,
          String(limits.length),
          time(limitMs),
          time(limitCpu),
          limits.map((one) => time(one.ms)).join(', ') || NONE,
          perSecond(limitMs),
          megabytes(limitPeaks.length === 0 ? null : Math.max(...limitPeaks)),
          limitMs === null ? NONE : '× 1',
        ],
      ],
    ),
    'The limit is the program `sqlite3` with its own `.import`: it reads the rows of the finished pack, in their order, into the same tables with the same indexes and builds the same search index, with the settings that are quickest for it (no journal, no waiting for the disk, as much cache as the import has). It need not choose the newest version of a food, look up nutrients, convert, sort, or check the file; Cofactor does all of that in its time. Rows a second are those of the download.',
    `Memory is that of the whole process, beyond what it had before the import, with the core that answers searches in the same process. Searches of the reference: one every 50 ms, ${count(searches.length)} in all, p50 ${time(percentile(searches, 0.5))}, p95 ${time(p95)}, at most ${time(Math.max(...searches))}.`,
    'The download is read from a folder; from a zip the same rows are unpacked by another thread meanwhile.',
    '## Machine',
    machine()
      .map((line) => `- ${line}`)
      .join('\n'),
  ].join('\n\n')}\n`;
}

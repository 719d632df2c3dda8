/** What the planner benchmark writes. */
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import type { PlanSize } from './plannerPlans.ts';
import { count, table, time } from './report/format.ts';
import { machine, versionOf } from './report/machine.ts';

export const SEED = 5;
const CHECK_TARGET_MS = 20;
const DAY_TARGET_MS = 50;

export const middle: PlanSize = { items: 20, medications: 10, foods: 30, conditions: 2 };
export const largest: PlanSize = { items: 30, medications: 20, foods: 60, conditions: 3 };
export const sizes: readonly PlanSize[] = [
  { items: 3, medications: 2, foods: 5, conditions: 1 },
  { items: 10, medications: 5, foods: 15, conditions: 2 },
  middle,
  largest,
];
/** The size of the check's target, and that of the day's. */
const [checkSize, daySize] = [largest, middle];

/** The value that a share of the sorted values does not pass. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export interface Timings {
  p50: number;
  p95: number;
  max: number;
}
export const timingsOf = (values: readonly number[]): Timings => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  max: Math.max(...values),
});
const cells = ({ p50, p95, max }: Timings): string[] => [time(p50), time(p95), time(max)];

export interface Measured {
  size: PlanSize;
  plans: number;
  findings: number;
  pairs: number;
  kilobytes: number;
  check: Timings;
  processor: Timings;
  day: Timings;
  dayProcessor: Timings;
  json: Timings;
  rows: Timings;
}

export interface Day {
  name: string;
  /** Each day is laid out for both goals. */
  layouts: number;
  /** Layouts and conflicts of which it was not shown that none is better. */
  unproven: number;
  wall: Timings;
  processor: Timings;
}

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

const verdict = (measured: number, most: number): string =>
  measured <= most ? 'reached' : '**not reached**';
const targetRow = (
  name: string,
  most: number,
  wall: number | undefined,
  processor: number | undefined,
): string[] => [
  name,
  time(wall ?? null),
  verdict(wall ?? Infinity, most),
  time(processor ?? null),
  verdict(processor ?? Infinity, most),
];
export const words = ({ items, medications, foods, conditions }: PlanSize): string =>
  `${items} × ${medications} × ${foods}, ${conditions}`;

export function plannerReport(
  first: number,
  hard: readonly Day[],
  all: readonly Measured[],
  quick: boolean,
): string {
  const big = all.find((one) => one.size === checkSize);
  const day = all.find((one) => one.size === daySize);
  const layouts = hard.reduce((sum, one) => sum + one.layouts, 0);
  const unproven = hard.reduce((sum, one) => sum + one.unproven, 0);
  return `${[
    '# Planner benchmark',
    `Written by \`npm run bench:planner\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit()} and what was not yet committed. Do not edit by hand.`,
    '## Targets',
    table(
      ['target', 'time that passed', 'verdict', 'processor time', 'verdict'],
      [
        targetRow(
          `p95 of a full check of 30 products × 20 medicines × 60 foods ≤ ${CHECK_TARGET_MS} ms`,
          CHECK_TARGET_MS,
          big?.check.p95,
          big?.processor.p95,
        ),
        targetRow(
          `longest layout of a day of 20 products × 10 medicines ≤ ${DAY_TARGET_MS} ms`,
          DAY_TARGET_MS,
          day?.day.max,
          day?.dayProcessor.max,
        ),
        targetRow(
          `longest layout of a hard day of 20 products × 10 medicines ≤ ${DAY_TARGET_MS} ms`,
          DAY_TARGET_MS,
          Math.max(...hard.map((one) => one.wall.max)),
          Math.max(...hard.map((one) => one.processor.max)),
        ),
      ],
    ),
    `Of ${layouts} layouts of hard days ${unproven} ended at the limit of their steps and say so (\`proven: false\`); all others are shown to be the best, or the conflict to be the smallest.`,
    '## A full check in the core',
    'Sizes are products × medicines × foods, conditions. Every sixth product is a multivitamin of 12 ingredients, the others hold one or two.',
    table(
      ['size', 'plans', 'findings', 'pairs', 'result', 'p50', 'p95', 'max', 'processor p50', 'p95'],
      all.map((one) => [
        words(one.size),
        String(one.plans),
        count(one.findings),
        count(one.pairs),
        `${count(one.kilobytes)} kB`,
        ...cells(one.check),
        time(one.processor.p50),
        time(one.processor.p95),
      ]),
    ),
    'Processor time is that of the thread alone, the mean of eight calls: where it is well below the time that passed, the machine was busy with something else.',
    `The first check of a fresh core, with a plan of the largest size: ${time(first)}.`,
    '## The day alone',
    table(
      ['size', 'p50', 'p95', 'max'],
      all.map((one) => [words(one.size), ...cells(one.day)]),
    ),
    'Hard days, laid out for both goals; plans made by hand are laid out many times:',
    table(
      ['day', 'layouts', 'not proven', 'p50', 'p95', 'max', 'processor p50', 'p95', 'max'],
      hard.map((one) => [
        one.name,
        String(one.layouts),
        String(one.unproven),
        ...cells(one.wall),
        ...cells(one.processor),
      ]),
    ),
    '## Floors',
    'Reading the rows of the plan from SQLite with nothing done to them, and writing the result as JSON.',
    table(
      ['size', 'rows p50', 'rows p95', 'rows max', 'JSON p50', 'JSON p95', 'JSON max'],
      all.map((one) => [words(one.size), ...cells(one.rows), ...cells(one.json)]),
    ),
    '## How it was measured',
    [
      ...machine().map((line) => `- ${line}`),
      `- Load of the machine at the end of the run: ${os
        .loadavg()
        .map((load) => load.toFixed(1))
        .join(', ')} (1, 5, 15 minutes)`,
      `- Cofactor ${versionOf(null)}, better-sqlite3 ${versionOf('better-sqlite3')}`,
      `- Plans are generated from the reference with the seed ${SEED}; every plan is checked once unmeasured, then once measured, in one process and one thread.`,
      `- The time is that of the operation \`check\` in the core, without validation of the plan and without transport.`,
      ...(quick ? ['- A quick run: too few plans for a p95.'] : []),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

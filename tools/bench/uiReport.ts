/** What the interface benchmark writes. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { timingsOf, type Timings } from './plannerReport.ts';
import { count, megabytes, table, time } from './report/format.ts';
import { machine, versionOf } from './report/machine.ts';
import type { KindRun, Memory, Outcome, Rounds, RouteChange, Typing } from './uiShapes.ts';

const FIRST_PAINT_MS = 300;
const ROUTE_MS = 50;
/** Two frames of a screen that draws sixty a second, and the key's own way: what is quicker is not told from at once. */
const KEY_MS = 50;
const SCRIPT_KB = 150;
const SHIFT = 0.01;

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

const verdict = (reached: boolean): string => (reached ? 'reached' : '**not reached**');
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const shiftText = (value: number): string => (value === 0 ? '0' : value.toFixed(4));
const spread = ({ p50, p95, max }: Timings): string =>
  `p95 ${time(p95)} (p50 ${time(p50)}, max ${time(max)})`;

const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

interface Sizes {
  first: number;
  home: number;
  all: number;
  pdf: number;
}

function sizesOf({ scripts }: Outcome, rendererDir: string): Sizes {
  const sum = (files: readonly string[]): number =>
    files.reduce((bytes, file) => bytes + gzipped(path.join(rendererDir, file)), 0);
  const files = readdirSync(path.join(rendererDir, 'assets'))
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => path.join('assets', name));
  const isPdf = (name: string): boolean => /pdf[.-]/.test(path.basename(name));
  return {
    first: sum(scripts.first),
    home: sum(scripts.all),
    all: sum(files.filter((name) => !isPdf(name))),
    pdf: sum(files.filter(isPdf)),
  };
}

const longestTask = (typing: readonly Typing[]): number =>
  Math.max(0, ...typing.flatMap(({ tasks }) => tasks));
const taskText = (ms: number): string => (ms === 0 ? 'none over 50 ms' : time(ms));

/** The largest shift of a kind, opened by its address or reached by a click. */
const worstShift = ({ loadShift, cold, warm }: KindRun): number =>
  Math.max(loadShift, cold.shift, ...warm.map(({ shift }) => shift));

function targetRows(outcome: Outcome, sizes: Sizes): string[][] {
  const { firstPaint, kinds, typing, search } = outcome;
  const paint = timingsOf(firstPaint);
  const all = (of: (change: RouteChange) => number): Timings =>
    timingsOf(kinds.flatMap(({ warm }) => warm.map(of)));
  const route = all(({ heading }) => heading);
  const whole = all(({ whole: ms }) => ms);
  const keys = (name: RegExp): Timings =>
    timingsOf(typing.filter((one) => name.test(one.name)).flatMap((one) => one.keys));
  const box = keys(/box/);
  const plan = keys(/product/);
  const shift = Math.max(...kinds.map(worstShift));
  const blocked = longestTask(typing);
  return [
    [
      `first meaningful paint ≤ ${FIRST_PAINT_MS} ms, p95`,
      spread(paint),
      verdict(paint.p95 <= FIRST_PAINT_MS),
    ],
    [
      `route change ≤ ${ROUTE_MS} ms, p95 of warm ones: heading and first screen painted`,
      spread(route),
      verdict(route.p95 <= ROUTE_MS),
    ],
    [
      `the same until the page is whole, far below the first screen too`,
      spread(whole),
      verdict(whole.p95 <= ROUTE_MS),
    ],
    [
      `letter on the screen ≤ ${KEY_MS} ms, p95, search box`,
      spread(box),
      verdict(box.p95 <= KEY_MS),
    ],
    [
      `letter on the screen ≤ ${KEY_MS} ms, p95, largest plan while it is checked`,
      spread(plan),
      verdict(plan.p95 <= KEY_MS),
    ],
    [
      `key to painted results ≤ ${KEY_MS} ms, p95, search`,
      spread(search),
      verdict(search.p95 <= KEY_MS),
    ],
    ['no task over 50 ms while typing', taskText(blocked), verdict(blocked === 0)],
    [
      `initial scripts ≤ ${SCRIPT_KB} kB gzipped, all that Home asks for`,
      kilobytes(sizes.home),
      verdict(sizes.home <= SCRIPT_KB * 1000),
    ],
    [`layout shift ≤ ${SHIFT} on every page`, shiftText(shift), verdict(shift <= SHIFT)],
  ];
}

function kindRow(kind: KindRun): string[] {
  const heading = timingsOf(kind.warm.map((change) => change.heading));
  const whole = timingsOf(kind.warm.map((change) => change.whole));
  const task = Math.max(...kind.warm.map((change) => change.task));
  return [
    `\`${kind.name}\``,
    time(heading.p50),
    time(heading.max),
    time(whole.p50),
    time(whole.max),
    task === 0 ? '–' : time(task),
    time(kind.cold.heading),
    time(kind.cold.whole),
    shiftText(kind.loadShift),
    shiftText(Math.max(kind.cold.shift, ...kind.warm.map(({ shift }) => shift))),
  ];
}

const memoryCells = ({ heapBytes, nodes }: Memory): string[] => [
  megabytes(heapBytes),
  count(nodes),
];

export function uiReport(
  outcome: Outcome,
  rendererDir: string,
  rounds: Rounds,
  quick: boolean,
): string {
  const sizes = sizesOf(outcome, rendererDir);
  const { memory } = outcome;
  return `${[
    '# Interface benchmark',
    `Written by \`npm run bench:ui\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit()} and what was not yet committed. Do not edit by hand.${quick ? ' A quick run: too few rounds for a verdict to stand on.' : ''}`,
    '## Targets',
    table(['target', 'measured', 'verdict'], targetRows(outcome, sizes)),
    '## Route changes and layout shift',
    'In milliseconds from the click. “First screen”: the heading, and what is drawn in the same frame with it, are painted. “Whole”: nothing is added to the page any more. Warm: the page was open before in this window; cold: first visit of a fresh window.',
    table(
      [
        'page',
        'first screen p50',
        'max',
        'whole p50',
        'max',
        'longest task',
        'cold first screen',
        'cold whole',
        'shift on load',
        'shift after a click',
      ],
      outcome.kinds.map(kindRow),
    ),
    '## Typing',
    'From a key to the frame that shows its letter, at 60 to 240 ms between keys. The plan holds 30 products, 20 medicines and 60 foods; each check of it is asked for, answered and drawn in between.',
    table(
      ['field', 'keys', 'p50', 'p95', 'max', 'longest task', 'checks answered'],
      outcome.typing.map((one) => {
        const { p50, p95, max } = timingsOf(one.keys);
        return [
          one.name,
          count(one.keys.length),
          time(p50),
          time(p95),
          time(max),
          taskText(longestTask([one])),
          one.checks === null ? '–' : count(one.checks),
        ];
      }),
    ),
    '## Size of the scripts, gzipped',
    table(
      ['what', 'size'],
      [
        ['asked for before the heading of Home stands', kilobytes(sizes.first)],
        ['all that Home asks for, what it fetches ahead while idle too', kilobytes(sizes.home)],
        ['all scripts of the interface, without the drawing of PDFs', kilobytes(sizes.all)],
        ['drawing of PDFs (pdf.js), loaded on the page of a report', kilobytes(sizes.pdf)],
      ],
    ),
    '## Memory',
    table(
      ['when', 'script memory', 'nodes'],
      [
        ['Home in a fresh window', ...memoryCells(memory.home)],
        [
          `one window after ${memory.visits} visits of all pages, on Home`,
          ...memoryCells(memory.visited),
        ],
      ],
    ),
    '## How it was measured',
    [
      ...machine().map((line) => `- ${line}`),
      `- Chromium ${outcome.browser} without a window on the screen, Playwright ${versionOf('@playwright/test')}, Svelte ${versionOf('svelte')}, Vite ${versionOf('vite')}`,
      `- Load of the machine at the end of the run: ${os
        .loadavg()
        .map((load) => load.toFixed(1))
        .join(', ')}`,
      '- The web host is a process of its own on 127.0.0.1 with a production build and an empty folder of personal data; window of 1280 × 860.',
      `- First paint: ${rounds.contexts} fresh contexts (empty cache), from the start of the navigation to the paint of the h1 as the browser itself reports it (element timing).`,
      `- Route changes: ${rounds.warm} warm visits of each page, one cold; a link at the edge of the window is clicked with the mouse, from Home. Scripts are given to the browser with \`no-store\`: a reload has no cache to use.`,
      '- “Whole” ends with the task after the frame of the last added node; it is at most a frame late.',
      '- Shift on load: as browsers count it. Shift after a click: every shift after the heading was painted, those that browsers forgive because of the click too.',
      '- Memory: after the garbage was collected.',
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** What the report benchmark writes. */
import { machine, versionOf } from '../report/machine.ts';
import { count, megabytes, NONE, ratio, table, time } from '../report/format.ts';
import type { Floors } from './floors.ts';
import type { Inspected } from './inspect.ts';
import type { MakerName } from './maker.ts';
import type { Outcome } from './shapes.ts';

export const targets = {
  warmMs: 150,
  chromiumTimes: 8,
  bytes: 300_000,
  memoryBytes: 150_000_000,
  longPages: 200,
  linear: 1.3,
} as const;

export interface MakerRun {
  name: MakerName;
  /** The report of about 12 pages. */
  outcome: Outcome;
  /** Of the file; null where none was made. */
  made: Inspected | null;
  /** The stress report, made once after the short one. */
  long: Outcome | null;
  longPages: number | null;
}
export interface LengthRun {
  outcome: Outcome;
  pages: number;
  bytes: number;
}
export interface BenchRun {
  day: string;
  commit: string;
  load: string;
  plan: string;
  chromium: string | null;
  makers: readonly MakerRun[];
  /** Cofactor alone, by length, shortest first. */
  lengths: readonly LengthRun[];
  floors: Floors;
  capMs: number;
  longCapMs: number;
  runs: number;
  warmUp: number;
  lengthRuns: number;
  quick: boolean;
}

const titles: Record<MakerName, string> = {
  cofactor: 'Cofactor',
  chromium: 'Chromium',
  pdfmake: 'pdfmake',
  'pdf-lib': 'pdf-lib',
};

/** The value that a share of the sorted values does not pass; null for none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
const p50 = (values: readonly number[]): number | null => percentile(values, 0.5);
const kilobytes = (bytes: number | null): string =>
  bytes === null ? NONE : `${count(Math.round(bytes / 1000))} KB`;
const yes = (value: boolean | null): string => (value === null ? NONE : value ? 'yes' : 'no');
const number = (value: number | null): string => (value === null ? NONE : count(value));

/** Milliseconds for one page, at the median. */
const perPage = ({ outcome, pages }: LengthRun): number | null => {
  const middle = p50(outcome.runsMs);
  return middle === null ? null : middle / pages;
};

interface Verdict {
  target: string;
  value: string;
  reached: boolean | null;
}
const most = (target: string, value: number | null, limit: number, shown: string): Verdict => ({
  target,
  value: shown,
  reached: value === null ? null : value <= limit,
});

/** Each target with what was measured; `reached` is null where it could not be measured. */
export function verdicts(run: BenchRun): Verdict[] {
  const own = run.makers.find(({ name }) => name === 'cofactor');
  const browser = run.makers.find(({ name }) => name === 'chromium');
  const middle = p50(own?.outcome.runsMs ?? []);
  const p95 = percentile(own?.outcome.runsMs ?? [], 0.95);
  const theirs = p50(browser?.outcome.runsMs ?? []);
  const times = middle === null || theirs === null ? null : theirs / middle;
  const bytes = own?.made?.bytes ?? null;
  const memory = own?.outcome.peakBytes ?? null;
  const [first, last] = [run.lengths[0], run.lengths.at(-1)];
  const [short, long] = [first, last].map((one) => (one === undefined ? null : perPage(one)));
  const growth =
    short === undefined || long === undefined || short === null || long === null
      ? null
      : long / short;
  const longest = last?.pages ?? 0;
  return [
    most(
      `report of 12 pages, warm in the worker, p95 ≤ ${targets.warmMs} ms`,
      p95,
      targets.warmMs,
      `p50 ${time(middle)}, p95 ${time(p95)}`,
    ),
    {
      target: `≥ ${targets.chromiumTimes} times as fast as Chromium that is running already (p50)`,
      value: times === null ? NONE : `${times.toFixed(1)} times`,
      reached: times === null ? null : times >= targets.chromiumTimes,
    },
    {
      target: `file ≤ ${targets.bytes / 1000} KB, tagged`,
      value: kilobytes(bytes),
      reached: bytes === null ? null : bytes <= targets.bytes && own?.made?.structText !== 0,
    },
    most(
      `memory beyond the start ≤ ${targets.memoryBytes / 1e6} MB, at the end of all runs`,
      memory,
      targets.memoryBytes,
      megabytes(memory),
    ),
    {
      target: `≥ ${targets.longPages} pages in linear time (a page of the longest ≤ ${targets.linear} of a page of the shortest)`,
      value: growth === null ? NONE : `${longest} pages, ratio ${growth.toFixed(2)}`,
      reached: growth === null ? null : growth <= targets.linear && longest >= targets.longPages,
    },
  ];
}

const verdictWord = (reached: boolean | null): string =>
  reached === null ? 'not measured' : reached ? 'reached' : '**not reached**';

function makerRows(run: BenchRun): string[][] {
  const own = p50(run.makers.find(({ name }) => name === 'cofactor')?.outcome.runsMs ?? []);
  return run.makers.map(({ name, outcome, made, long, longPages }) => {
    const middle = p50(outcome.runsMs);
    return [
      titles[name],
      time(middle),
      time(percentile(outcome.runsMs, 0.95)),
      ratio(middle, own),
      time(outcome.firstMs),
      time(outcome.startedMs),
      made === null ? NONE : String(made.pages),
      kilobytes(made?.bytes ?? null),
      megabytes(outcome.firstBytes),
      megabytes(outcome.peakBytes),
      longPages === null ? NONE : `${time(p50(long?.runsMs ?? []))} (${longPages} pages)`,
    ];
  });
}

/** Where another is better than Cofactor: said in words, so that no table has to be read for it. */
export function betterThanCofactor(run: BenchRun): string[] {
  const own = run.makers.find(({ name }) => name === 'cofactor');
  if (own === undefined) return [];
  const measures: readonly (readonly [
    string,
    (one: MakerRun) => number | null,
    (value: number) => string,
  ])[] = [
    ['faster when warm (p50)', (one) => p50(one.outcome.runsMs), time],
    ['faster at first in a fresh process', (one) => one.outcome.firstMs, time],
    ['a smaller file', (one) => one.made?.bytes ?? null, kilobytes],
    ['less memory after the first report', (one) => one.outcome.firstBytes, megabytes],
    ['less memory at the end', (one) => one.outcome.peakBytes, megabytes],
    ['faster for the stress report', (one) => p50(one.long?.runsMs ?? []), time],
  ];
  return measures.flatMap(([words, of, show]) => {
    const mine = of(own);
    if (mine === null) return [];
    const better = run.makers.filter((one) => {
      const theirs = of(one);
      return one !== own && theirs !== null && theirs < mine;
    });
    const named = better.map((one) => `${titles[one.name]} ${show(of(one) ?? 0)}`);
    return named.length === 0 ? [] : [`- ${words}: ${named.join(', ')} (Cofactor ${show(mine)})`];
  });
}

function abilityRows(run: BenchRun): string[][] {
  return run.makers.map(({ name, made }) => [
    titles[name],
    number(made?.elements ?? null),
    number(made?.structText ?? null),
    number(made?.links ?? null),
    number(made?.linksWithContents ?? null),
    number(made?.bookmarks ?? null),
    yes(made?.sameBytes ?? null),
  ]);
}

function lengthRows(run: BenchRun): string[][] {
  const base = run.lengths[0] === undefined ? null : perPage(run.lengths[0]);
  return run.lengths.map((one) => {
    const each = perPage(one);
    return [
      String(one.pages),
      time(p50(one.outcome.runsMs)),
      time(each),
      each === null || base === null ? NONE : (each / base).toFixed(2),
      kilobytes(one.bytes),
      megabytes(one.outcome.firstBytes),
      megabytes(one.outcome.peakBytes),
    ];
  });
}

function floorRows({ floors, makers }: BenchRun): string[][] {
  const own = p50(makers.find(({ name }) => name === 'cofactor')?.outcome.runsMs ?? []);
  const row = (name: string, values: readonly number[]): string[] => [
    name,
    time(p50(values)),
    ratio(own, p50(values)),
  ];
  return [
    row(
      `compressing all streams of the file (${kilobytes(floors.plainBytes)} to ${kilobytes(floors.packedBytes)})`,
      floors.deflateMs,
    ),
    row(
      `pdfkit writing the same number of pieces of text (${count(floors.pieces)}) without layout and tags`,
      floors.piecesMs,
    ),
  ];
}

const settings = (run: BenchRun): string[] => [
  ...machine(),
  `Load of the machine at the end of the run: ${run.load} (1, 5, 15 minutes)`,
  `Cofactor ${versionOf(null)} on pdfkit ${versionOf('pdfkit')}; Chromium ${run.chromium ?? 'not found'} through Playwright ${versionOf('@playwright/test')}; pdfmake ${versionOf('pdfmake')}; pdf-lib ${versionOf('pdf-lib')}`,
  `Every maker runs in a process of its own, one after the other: one first report, ${run.warmUp} that are not measured, ${run.runs} measured, and one more a second later to compare the bytes. The clock runs from the report document to the bytes of the PDF.`,
  'Cofactor: through the report service, so checking the document and its way to the worker thread and back are in it. Service and worker are bundled as in the built application. First: starting the worker and reading the fonts are in it.',
  'Chromium: headless, printing with tags, bookmarks and a footer; warm is a browser and page already open, first is the start of the browser too. The HTML has real headings, lists, tables with scopes, links and the same fonts; writing the page to a file and loading it from there are in the time.',
  'pdfmake and pdf-lib: the same headings, paragraphs, lists, tables, footers and fonts. pdf-lib has no layout: lines and pages are broken by a plain flow written for this benchmark; it reads fonts with the fontkit of pdfkit, and keeps parsed fonts and widths of words from one report to the next.',
  'Drawings (bars, day, forest plots) are drawn by Cofactor alone; the others set tables of their figures in their place, which is less work and gives other numbers of pages.',
  `Memory is the most that the process held beyond what it held before its maker was loaded: of Chromium the browser's processes (what they share counted once), of the others their own process. Beyond the start after the first report, and after all runs.`,
  `Caps: ${run.capMs / 1000} s for all runs of a maker with the short report, ${run.longCapMs / 1000} s with the stress report.`,
  ...(run.quick ? ['A quick run: too few runs for a p95.'] : []),
];

export function reportText(run: BenchRun): string {
  const better = betterThanCofactor(run);
  const over = run.makers.flatMap(({ name, outcome, long }) => [
    ...(outcome.over === null ? [] : [`- ${titles[name]}, short report: ${outcome.over}`]),
    ...(long?.over ? [`- ${titles[name]}, stress report: ${long.over}`] : []),
  ]);
  return `${[
    '# Report benchmark',
    `Written by \`npm run bench:report\` on ${run.day}, commit ${run.commit} and what was not yet committed. Do not edit by hand.`,
    '## Targets',
    table(
      ['target', 'measured', 'verdict'],
      verdicts(run).map(({ target, value, reached }) => [target, value, verdictWord(reached)]),
    ),
    '## Side by side',
    `A full plan report, all sections: ${run.plan}.`,
    table(
      [
        '',
        'p50',
        'p95',
        'p50 to Cofactor',
        'first',
        'with start of the process',
        'pages',
        'file',
        'memory, first',
        'memory, all',
        'stress report',
      ],
      makerRows(run),
    ),
    ...(over.length === 0 ? [] : [over.join('\n')]),
    better.length === 0
      ? 'No other is better than Cofactor in a column of this table.'
      : `Where others are better than Cofactor:\n\n${better.join('\n')}`,
    '## What the files hold',
    table(
      [
        '',
        'elements of structure',
        'characters in them',
        'links',
        'links that say where they lead',
        'bookmarks',
        'same bytes again',
      ],
      abilityRows(run),
    ),
    'Structure as `pdfinfo -struct-text` reads it. pdfmake can set the mark "tagged" but makes no structure, so the mark is left off here. pdf-lib has no functions for structure, links or bookmarks, and no layout.',
    '## Time and length',
    `Cofactor alone: the sections of the same report again and again, one reference list at the end; a process for each length, the median of ${run.lengthRuns} warm runs.`,
    table(
      ['pages', 'p50', 'for one page', 'to the first', 'file', 'memory, first', 'memory, all'],
      lengthRows(run),
    ),
    '## Floors',
    'What the machine needs for a part of the work alone; the ratio is that of Cofactor, warm, to it.',
    table(['', 'p50', 'Cofactor'], floorRows(run)),
    '## How it was measured',
    settings(run)
      .map((line) => `- ${line}`)
      .join('\n'),
  ].join('\n\n')}\n`;
}

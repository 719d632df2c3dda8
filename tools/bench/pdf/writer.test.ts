import { expect, test } from 'vitest';
import type { Inspected } from './inspect.ts';
import type { MakerName } from './maker.ts';
import type { Outcome } from './shapes.ts';
import {
  betterThanCofactor,
  percentile,
  reportText,
  verdicts,
  type BenchRun,
  type LengthRun,
  type MakerRun,
} from './writer.ts';

const outcome = (maker: MakerName, runsMs: number[], changes: Partial<Outcome> = {}): Outcome => ({
  job: {
    maker,
    documentFile: '',
    firstFile: '',
    lastFile: '',
    warmUp: 0,
    runs: runsMs.length,
    memoryOnly: false,
  },
  startedMs: 900,
  firstMs: 800,
  runsMs,
  firstBytes: 60e6,
  peakBytes: 100e6,
  over: null,
  ...changes,
});
const made = (bytes: number): Inspected => ({
  bytes,
  pages: 12,
  elements: 10,
  structText: 100,
  links: 4,
  linksWithContents: 4,
  bookmarks: 3,
  sameBytes: true,
});
const maker = (name: MakerName, runsMs: number[], bytes: number): MakerRun => ({
  name,
  outcome: outcome(name, runsMs),
  made: made(bytes),
  long: outcome(name, [1000]),
  longPages: 200,
});
const length = (pages: number, ms: number): LengthRun => ({
  outcome: outcome('cofactor', [ms]),
  pages,
  bytes: pages * 10_000,
});
const run: BenchRun = {
  day: '2026-11-22',
  commit: 'abc',
  load: '0.1, 0.1, 0.1',
  plan: 'a plan, 12 pages',
  chromium: '156',
  makers: [
    maker('cofactor', [100, 120, 140], 250_000),
    maker('chromium', [900, 960, 999], 400_000),
    maker('pdf-lib', [50, 60, 70], 90_000),
  ],
  lengths: [length(25, 250), length(200, 2_400)],
  floors: {
    plainBytes: 500_000,
    packedBytes: 100_000,
    deflateMs: [20],
    pieces: 4_000,
    piecesMs: [60],
  },
  capMs: 60_000,
  longCapMs: 40_000,
  runs: 3,
  warmUp: 0,
  lengthRuns: 1,
  quick: false,
};

test('the p95 of twenty values is the nineteenth', () => {
  const values = Array.from({ length: 20 }, (_, at) => 20 - at);
  expect(percentile(values, 0.95)).toBe(19);
  expect(percentile([], 0.95)).toBeNull();
});

test('each target has its verdict', () => {
  // 960 / 120 = 8; (2400 / 200) / (250 / 25) = 1.2
  expect(verdicts(run).map(({ value, reached }) => [value, reached])).toEqual([
    ['p50 120 ms, p95 140 ms', true],
    ['8.0 times', true],
    ['250 KB', true],
    ['100 MB', true],
    ['200 pages, ratio 1.20', true],
  ]);
  const slow = {
    ...run,
    makers: [maker('cofactor', [100, 130, 151], 300_001)],
    lengths: [length(25, 250), length(199, 2_000)],
  };
  expect(verdicts(slow).map(({ reached }) => reached)).toEqual([false, null, false, true, false]);
});

test('an untagged file does not reach the target of its size', () => {
  const own = { ...maker('cofactor', [100], 10), made: { ...made(10), structText: 0 } };
  expect(verdicts({ ...run, makers: [own] })[2]?.reached).toBe(false);
});

test('names where another is better', () => {
  expect(betterThanCofactor(run)).toEqual([
    '- faster when warm (p50): pdf-lib 60.0 ms (Cofactor 120 ms)',
    '- a smaller file: pdf-lib 90 KB (Cofactor 250 KB)',
  ]);
});

test('what went over the cap stands in the report', () => {
  const over = {
    ...maker('pdfmake', [], 1),
    outcome: outcome('pdfmake', [], { over: 'too slow' }),
  };
  const text = reportText({ ...run, makers: [...run.makers, over] });
  expect(text).toContain('- pdfmake, short report: too slow');
  expect(text).toContain('| pdf-lib | 60.0 ms | 70.0 ms | × 0.5 |');
});

/**
 * `npm run bench:report`: how long a printed report takes, beside headless Chromium, pdfmake and pdf-lib with the same content.
 * `-- [--quick] [--out FILE]`; a whole run writes docs/benchmarks/report.md, a quick one is printed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ReportDocument } from '../../src/contract/reportDocument.ts';
import { ensureShippedReference } from './datasets.ts';
import { putReport } from './output.ts';
import { browserVersion } from './pdf/browser.ts';
import { buildWorker } from './pdf/worker.ts';
import { plainOf } from './pdf/content.ts';
import { floorsOf } from './pdf/floors.ts';
import { htmlOf } from './pdf/html.ts';
import { atLeast, choosePlan, fontsDir } from './pdf/inputs.ts';
import { inspect, pagesIn } from './pdf/inspect.ts';
import { makerNames, type MakerName } from './pdf/maker.ts';
import { runMaker } from './pdf/runMaker.ts';
import type { Job, Outcome } from './pdf/shapes.ts';
import { reportText, targets, type LengthRun, type MakerRun } from './pdf/writer.ts';
import { renderDocument } from '../../src/core/report/pdf/render.ts';
import { time } from './report/format.ts';

const target = path.join(import.meta.dirname, '../../docs/benchmarks/report.md');
const CAP_MS = 60_000;
const LONG_CAP_MS = 40_000;
const lengths = [25, 50, 100, targets.longPages] as const;

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const [runs, warmUp, lengthRuns] = values.quick ? [4, 1, 1] : [30, 5, 5];

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

const folder = mkdtempSync(path.join(os.tmpdir(), 'report-bench-'));
const inFolder = (name: string): string => path.join(folder, name);

function writeDocument(name: string, document: ReportDocument): string {
  const file = inFolder(`${name}.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function jobOf(maker: MakerName, documentFile: string, more: Partial<Job>): Job {
  const name = `${maker}-${path.basename(documentFile, '.json')}`;
  return {
    maker,
    documentFile,
    firstFile: inFolder(`${name}-first.pdf`),
    lastFile: inFolder(`${name}-last.pdf`),
    warmUp,
    runs,
    memoryOnly: false,
    ...more,
  };
}

/** The memory of the browser is read in a run of its own: reading it takes time from the browser. */
async function withBrowserMemory(outcome: Outcome): Promise<Outcome> {
  if (outcome.job.maker !== 'chromium' || outcome.over !== null) return outcome;
  const memory = await runMaker({ ...outcome.job, runs: 3, warmUp: 0, memoryOnly: true }, CAP_MS);
  return { ...outcome, firstBytes: memory.firstBytes, peakBytes: memory.peakBytes };
}

async function runOne(name: MakerName, short: string, long: string): Promise<MakerRun> {
  const timed = await runMaker(jobOf(name, short, {}), CAP_MS);
  const outcome = await withBrowserMemory(timed);
  const { firstFile, lastFile } = timed.job;
  const made = outcome.over === null ? await inspect(firstFile, lastFile) : null;
  console.error(`${name}: ${outcome.over ?? outcome.runsMs.map((ms) => time(ms)).join(', ')}`);
  const stress = await runMaker(jobOf(name, long, { warmUp: 0, runs: 1 }), LONG_CAP_MS);
  const longPages = stress.over === null ? await pagesIn(stress.job.firstFile) : null;
  console.error(`${name}, stress report: ${stress.over ?? time(stress.runsMs[0] ?? null)}`);
  return { name, outcome, made, long: stress, longPages };
}

async function runLength(documentFile: string, pages: number, bytes: number): Promise<LengthRun> {
  const job = jobOf('cofactor', documentFile, { warmUp: 3, runs: lengthRuns });
  const outcome = await runMaker(job, CAP_MS);
  console.error(
    `cofactor, ${pages} pages: ${outcome.over ?? outcome.runsMs.map((ms) => time(ms)).join(', ')}`,
  );
  return { outcome, pages, bytes };
}

try {
  ensureShippedReference();
  const chosen = await choosePlan();
  console.error(`${chosen.plan}: ${chosen.pages} pages`);
  const short = writeDocument('short', chosen.document);
  const longer = lengths.map((pages) => {
    const { document, ...drawn } = atLeast(chosen.document, pages);
    return { ...drawn, file: writeDocument(`pages-${pages}`, document) };
  });
  await buildWorker();
  const chromium = await browserVersion();
  const makers: MakerRun[] = [];
  const longest = longer.at(-1)?.file ?? short;
  for (const name of makerNames) makers.push(await runOne(name, short, longest));
  const byLength: LengthRun[] = [];
  for (const { file, pages, bytes } of longer) byLength.push(await runLength(file, pages, bytes));
  const words = htmlOf(plainOf(chosen.document), '').replaceAll(/<[^>]*>/gu, ' ');
  const { pdf } = renderDocument(chosen.document, fontsDir);
  const floors = floorsOf(pdf, words, chosen.pages, fontsDir);
  const text = reportText({
    day: new Date().toISOString().slice(0, 10),
    commit: commit(),
    load: os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(', '),
    plan: `${chosen.plan}, ${chosen.pages} pages`,
    chromium,
    makers,
    lengths: byLength,
    floors,
    capMs: CAP_MS,
    longCapMs: LONG_CAP_MS,
    runs,
    warmUp,
    lengthRuns,
    quick: values.quick,
  });
  putReport(text, values.out ?? (values.quick ? null : target));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * `npm run bench:ui`: how fast the interface is in Chromium: first paint, route changes, typing, size, layout shift, memory.
 * The web host serves a production build made for this run. `-- [--quick] [--only PATTERN] [--out FILE]`;
 * a whole run writes docs/benchmarks/ui.md, a quick one and one of some pages are printed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { build } from 'vite';
import { ensureShippedReference } from './datasets.ts';
import { putReport } from './output.ts';
import { createJob } from './uiJob.ts';
import { uiReport } from './uiReport.ts';
import { Outcome, type Rounds } from './uiShapes.ts';

const root = path.join(import.meta.dirname, '../..');
const target = path.join(root, 'docs/benchmarks/ui.md');
const script = path.join(root, 'tests/bench/ui.ts');
const whole: Rounds = { contexts: 12, warm: 5, typedKeys: 60 };
const quick: Rounds = { contexts: 4, warm: 2, typedKeys: 24 };

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});
const rounds = values.quick ? quick : whole;

ensureShippedReference();
const folder = mkdtempSync(path.join(tmpdir(), 'cofactor-bench-ui-build-'));
try {
  const rendererDir = path.join(folder, 'renderer');
  await build({
    configFile: path.join(root, 'vite.renderer.config.ts'),
    logLevel: 'warn',
    build: { outDir: rendererDir, emptyOutDir: true },
  });
  const jobFile = path.join(folder, 'job.json');
  const job = createJob(rendererDir, rounds);
  const only = new RegExp(values.only ?? '');
  const kinds = job.kinds.filter(({ name }) => only.test(name));
  writeFileSync(jobFile, JSON.stringify({ ...job, kinds }));
  const { status, stdout } = spawnSync(process.execPath, [script, jobFile], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`the measurement in Chromium ended with ${String(status)}`);
  const outcome = v.parse(v.nullable(Outcome), JSON.parse(stdout));
  if (outcome === null)
    throw new Error('There is no Chromium here. Name one in COFACTOR_CHROMIUM.');
  const text = uiReport(outcome, rendererDir, rounds, values.quick);
  const partly = values.quick || values.only !== undefined;
  putReport(text, values.out ?? (partly ? null : target));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

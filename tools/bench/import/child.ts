/** The process of one import: measures its time and memory, and a search in the core every 50 ms meanwhile. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openReference } from '../../../src/core/db/reference.ts';
import { createOfferedFiles } from '../../../src/core/files.ts';
import { createImports } from '../../../src/core/pack/import/service.ts';
import { createReference } from '../../../src/core/reference/service.ts';
import { answerParent } from '../answerParent.ts';
import type { ImportJob, ImportMeasured } from './shapes.ts';

const worker = path.join(import.meta.dirname, '../../../src/core/pack/import/importWorker.ts');
const SEARCH_EVERY_MS = 50;
const queries = [
  'magnes',
  'magnesium ms',
  'almonds',
  'vitamin d',
  'iron coffee',
  'zink',
  'salmon',
  'levothyroxine',
];

async function residentBytes(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await sleep(50);
  }
  return process.memoryUsage.rss();
}

async function measure(job: ImportJob, send: (message: unknown) => void): Promise<void> {
  const db = openReference(job.reference);
  const { handlers } = createReference(db, () => '2026-01-01');
  let turn = 0;
  const search = (): number => {
    const started = performance.now();
    handlers.search({ query: queries[turn % queries.length] ?? '', limit: 10 });
    turn += 1;
    return performance.now() - started;
  };
  for (const _ of queries) search();

  const files = createOfferedFiles();
  const imports = createImports({
    dataDir: job.dataDir,
    importWorker: worker,
    files,
    db: {
      read: (_work, empty) => empty,
      write: () => {
        throw new Error('nothing is saved here');
      },
    },
    clock: { now: () => new Date() },
    log: { info: () => undefined, warn: () => undefined, error: console.error },
    onChange: (_pack, place) => {
      place();
    },
  });
  const before = await residentBytes();
  let peak = before;
  const searches: number[] = [];
  let isRunning = true;
  const watch = async (): Promise<void> => {
    while (isRunning) {
      searches.push(search());
      peak = Math.max(peak, process.memoryUsage.rss());
      await sleep(SEARCH_EVERY_MS);
    }
  };
  const watching = watch();
  const started = performance.now();
  const used = process.cpuUsage();
  const file = files.offer({
    path: job.download,
    name: path.basename(job.download),
    temporary: false,
  });
  const result = await imports.handlers['imports.foods']({ file, mapping: null });
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  isRunning = false;
  await watching;
  await imports.close();
  db.close();
  const measured: ImportMeasured = {
    stage: 'done',
    ms,
    processorMs: (user + system) / 1000,
    peakBytes: peak - before,
    searches,
    counts: result.counts,
  };
  send(measured);
}

answerParent(measure);

/** The process of one maker. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportDocument } from '../../../src/contract/reportDocument.ts';
import { answerParent } from '../answerParent.ts';
import { openMaker } from './maker.ts';
import { bytesOfChildren, peakOfProcess } from './memory.ts';
import type { Job, Message } from './shapes.ts';

const fontsDir = path.join(import.meta.dirname, '../../../resources/fonts');
/** Dates in a PDF are told to the second. */
const NEXT_SECOND_MS = 1_100;
const SAMPLE_MS = 25;

async function measure(job: Job, send: (message: Message) => void): Promise<void> {
  const document = JSON.parse(readFileSync(job.documentFile, 'utf8')) as ReportDocument;
  globalThis.gc?.();
  const start = process.memoryUsage.rss();
  const inChildren = job.maker === 'chromium';
  let most = 0;
  const sampler = job.memoryOnly
    ? setInterval(() => {
        most = Math.max(most, bytesOfChildren() ?? 0);
      }, SAMPLE_MS)
    : undefined;
  const peak = (): number | null => {
    if (!inChildren) return peakOfProcess() - start;
    return bytesOfChildren() === null ? null : most;
  };
  const began = performance.now();
  const maker = await openMaker(job.maker, fontsDir);
  const first = await maker.make(document);
  send({ stage: 'first', ms: performance.now() - began, bytes: first.length });
  writeFileSync(job.firstFile, first);
  const firstBytes = peak();
  for (let round = 0; round < job.warmUp; round += 1) await maker.make(document);
  for (let round = 0; round < job.runs; round += 1) {
    const started = performance.now();
    await maker.make(document);
    send({ stage: 'run', ms: performance.now() - started });
  }
  send({ stage: 'memory', firstBytes, peakBytes: peak() });
  await sleep(NEXT_SECOND_MS);
  writeFileSync(job.lastFile, await maker.make(document));
  clearInterval(sampler);
  await maker.close();
}

answerParent(measure);

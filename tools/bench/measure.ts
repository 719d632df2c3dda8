/** Measures one engine on one dataset. Runs in a process of its own, started with --expose-gc. */
import { readFileSync, statSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { caps, LIMIT, WARM_UP, WARM_UP_MS } from './caps.ts';
import { clocked, documentsOf } from './datasets.ts';
import type { Engine } from './engines/engine.ts';
import { createEngine } from './engines/index.ts';
import { createRandom } from './random.ts';
import type { Answered, BenchQuery, Job, Message, Typed } from './shapes.ts';

const ORDER_SEED = 7;

/** Memory of this process after what is no longer used was let go. */
async function residentBytes(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await sleep(50);
  }
  return process.memoryUsage.rss();
}

function answer(engine: Engine, at: number, query: string): Answered {
  try {
    const refs = engine.search(query, LIMIT);
    return { at, refs, card: engine.card?.() ?? null, error: null };
  } catch (error) {
    return { at, refs: [], card: null, error: error instanceof Error ? error.message : 'unknown' };
  }
}

/** Answers one query after the other until the time is up. */
function answerAll(
  engine: Engine,
  queries: readonly BenchQuery[],
  order: readonly number[],
  capMs: number,
): Answered[] {
  const until = performance.now() + capMs;
  const answers: Answered[] = [];
  for (const at of order) {
    if (performance.now() > until) break;
    answers.push(answer(engine, at, queries[at]?.query ?? ''));
  }
  return answers;
}

/** Types each query letter by letter and notes how long every search took, until the time is up. */
function typeAll(
  engine: Engine,
  queries: readonly BenchQuery[],
  order: readonly number[],
): Typed[] {
  const until = performance.now() + caps.queriesMs;
  const typed: Typed[] = [];
  for (const at of order) {
    const letters = [...(queries[at]?.query ?? '')];
    const ms: number[] = [];
    for (let length = 1; length <= letters.length; length += 1) {
      const started = performance.now();
      if (started > until) return [...typed, { at, ms }];
      answer(engine, at, letters.slice(0, length).join(''));
      ms.push(performance.now() - started);
    }
    typed.push({ at, ms });
  }
  return typed;
}

/** Places of the queries to type: at most `perKind` of each kind. */
export function chooseTyped(
  queries: readonly BenchQuery[],
  order: readonly number[],
  perKind: number | null,
): number[] {
  if (perKind === null) return [...order];
  const chosen = new Map<string, number>();
  return order.filter((at) => {
    const kind = queries[at]?.kind ?? '';
    const before = chosen.get(kind) ?? 0;
    chosen.set(kind, before + 1);
    return before < perKind;
  });
}

const folderBytes = (folder: string): number =>
  readdirSync(folder)
    .map((file) => statSync(path.join(folder, file)).size)
    .reduce((sum, size) => sum + size, 0);

async function build(engine: Engine, job: Job, send: (message: Message) => void): Promise<void> {
  const { documents, ms } = clocked(documentsOf(job.dataset, job.sizes));
  const started = performance.now();
  await engine.build(documents, job.folder);
  send({
    stage: 'built',
    ms: performance.now() - started - ms(),
    fileBytes: engine.store === 'file' ? folderBytes(job.folder) : null,
  });
}

/** Does the job and tells what was measured, stage by stage. */
export async function measure(job: Job, send: (message: Message) => void): Promise<void> {
  const engine = await createEngine(job.engine, job.dataset);
  const queries = JSON.parse(readFileSync(job.queriesFile, 'utf8')) as BenchQuery[];
  const order = createRandom(ORDER_SEED).shuffle(queries.map((_, at) => at));
  // What making documents takes is taken now, before anything is compared.
  if (job.phase !== 'serve') for (const _ of documentsOf(job.dataset, job.sizes)) break;
  const before = await residentBytes();
  if (job.phase !== 'serve') await build(engine, job, send);
  if (job.phase === 'build') return;
  const opening = performance.now();
  engine.open(job.folder);
  const opened = performance.now() - opening;
  send({ stage: 'opened', ms: opened, bytes: (await residentBytes()) - before });

  answerAll(engine, queries, order.slice(-WARM_UP), WARM_UP_MS);
  // Shuffled: any first part of the order is a fair sample.
  const answers = answerAll(engine, queries, order, caps.queriesMs);
  send({ stage: 'answered', answers, asked: order.length });
  const toType = chooseTyped(queries, order, job.sizes.typedPerKind[job.dataset]);
  const typed = typeAll(engine, queries, toType);
  send({ stage: 'typed', typed, asked: toType.length, bytes: (await residentBytes()) - before });
  engine.close();
}

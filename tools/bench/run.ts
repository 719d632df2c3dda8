/** Runs an engine on a dataset in processes of their own and ends them when they take too much. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caps, GRACE_MS, WARM_UP_MS } from './caps.ts';
import { createEngine } from './engines/index.ts';
import type { DatasetName, EngineName, Job, Message, Outcome, Sizes } from './shapes.ts';

const child = path.join(import.meta.dirname, 'child.ts');

interface Ended {
  readonly messages: readonly Message[];
  /** Why it did not come to its end; null when it did. */
  readonly over: string | null;
}

const seconds = (ms: number): string => `${ms / 1_000} s`;

const longBuild = `over the cap: build longer than ${seconds(caps.buildMs)}`;
const longQueries = `over the cap: queries longer than ${seconds(caps.queriesMs)}`;

/** The time until the next message: what is due comes after the last message, or first of all in its phase. */
function patience(last: Message | undefined, phase: Job['phase']): { ms: number; over: string } {
  if (last === undefined && phase !== 'serve')
    return { ms: caps.buildMs + GRACE_MS, over: longBuild };
  if (last === undefined || last.stage === 'built')
    return { ms: GRACE_MS, over: `over the cap: opening longer than ${seconds(GRACE_MS)}` };
  return { ms: WARM_UP_MS + caps.queriesMs + GRACE_MS, over: longQueries };
}

function runChild(job: Job): Promise<Ended> {
  return new Promise((resolve) => {
    const messages: Message[] = [];
    let over: string | null = null;
    const running = fork(child, [], {
      execArgv: ['--expose-gc', `--max-old-space-size=${caps.heapMegabytes}`],
      serialization: 'advanced',
      // What V8 prints when its heap is full says nothing that the report does not say.
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    });
    const stopLater = (): NodeJS.Timeout => {
      const next = patience(messages.at(-1), job.phase);
      return setTimeout(() => {
        over = next.over;
        running.kill('SIGKILL');
      }, next.ms);
    };
    let timer = stopLater();
    running.on('message', (message: Message) => {
      messages.push(message);
      clearTimeout(timer);
      timer = stopLater();
    });
    running.on('exit', (code, signal) => {
      clearTimeout(timer);
      const failed = messages.find((message) => message.stage === 'failed');
      const outOfMemory = `over the cap: more than ${caps.heapMegabytes} MB of JavaScript heap`;
      if (failed !== undefined) over = `failed: ${failed.reason}`;
      else if (over === null && (code !== 0 || signal !== null))
        over =
          signal === 'SIGABRT' || code === 134
            ? outOfMemory
            : `ended by ${signal ?? `code ${code}`}`;
      resolve({ messages, over });
    });
    running.send(job);
  });
}

const stageOf = <S extends Message['stage']>(
  messages: readonly Message[],
  stage: S,
): Extract<Message, { stage: S }> | null =>
  messages.find((message): message is Extract<Message, { stage: S }> => message.stage === stage) ??
  null;

/** Everything that can be measured of the engine within the caps. */
export async function runEngine(
  engine: EngineName,
  dataset: DatasetName,
  sizes: Sizes,
  queriesFile: string,
): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'search-bench-'));
  try {
    const { store } = await createEngine(engine, dataset);
    const job = { engine, dataset, sizes, queriesFile, folder };
    const phases: Job['phase'][] = store === 'file' ? ['build', 'serve'] : ['both'];
    const messages: Message[] = [];
    let over: string | null = null;
    for (const phase of phases) {
      if (over !== null) break;
      const ended = await runChild({ ...job, phase });
      messages.push(...ended.messages);
      over = ended.over;
    }
    const built = stageOf(messages, 'built');
    const opened = stageOf(messages, 'opened');
    const answered = stageOf(messages, 'answered');
    const typed = stageOf(messages, 'typed');
    const slow = built !== null && built.ms > caps.buildMs;
    const partly =
      (answered?.answers.length ?? 0) < (answered?.asked ?? 0) ||
      (typed?.typed.length ?? 0) < (typed?.asked ?? 0);
    return {
      engine,
      dataset,
      over: over ?? (slow ? longBuild : null) ?? (partly ? longQueries : null),
      buildMs: built?.ms ?? null,
      openMs: store === 'file' ? (opened?.ms ?? null) : null,
      fileBytes: built?.fileBytes ?? null,
      builtBytes: opened?.bytes ?? null,
      servedBytes: typed?.bytes ?? null,
      answers: answered?.answers ?? [],
      typed: typed?.typed ?? [],
      toAnswer: answered?.asked ?? 0,
      toType: typed?.asked ?? 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

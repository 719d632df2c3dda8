/**
 * The worker thread that draws reports: kept warm between reports, replaced after a crash, a time-out or a cancel. One report
 * is drawn at a time; the others wait in order.
 */
import { Worker } from 'node:worker_threads';
import { CofactorError } from '../../contract/errors.ts';
import type { JobId } from '../../contract/ids.ts';
import type { OutputOf } from '../../contract/operations.ts';
import type { ReportDocument } from '../../contract/reportDocument.ts';
import type { Logger } from '../ports.ts';
import type { DrawReply, DrawRequest } from './pdf/reply.ts';

/** Heap of the worker: a runaway report must not take the whole machine. */
const HEAP_MB = 1024;
/**
 * Room for objects that were just made. A report lives on beyond it, so a larger one saves no time; but it would never be
 * given back.
 */
const YOUNG_MB = 16;
/** How many ended reports are remembered, so that a late question about one is answered. */
const REMEMBERED = 50;

export interface Drawn {
  pdf: Uint8Array;
  pages: number;
}
export type Progress = OutputOf<'report.progress'>;

interface Task {
  id: number;
  document: ReportDocument;
  job: JobId | null;
  resolve(drawn: Drawn): void;
  reject(error: CofactorError): void;
}

export interface Drawing {
  draw(document: ReportDocument, job: JobId | null): Promise<Drawn>;
  progress(job: JobId): Progress;
  /** Ends the report if it waits or is being drawn; nothing happens otherwise. */
  cancel(job: JobId): void;
  close(): Promise<void>;
}

export function createDrawing(options: {
  /** Script of the worker thread. */
  script: string;
  fontsDir: string;
  /** Time for one report. */
  timeoutMs: number;
  log: Logger;
}): Drawing {
  const { script, fontsDir, timeoutMs, log } = options;
  const waiting: Task[] = [];
  const states = new Map<JobId, Progress>();
  let worker: Worker | null = null;
  let current: Task | null = null;
  let timer: NodeJS.Timeout | undefined;
  let next = 1;

  const fault = (reason: string): CofactorError => {
    log.error('the report could not be drawn', { reason });
    return new CofactorError('internal', 'The report could not be made.');
  };
  const cancelled = (): CofactorError =>
    new CofactorError('cancelled', 'The report was cancelled. Nothing was made.');

  const note = (job: JobId | null, progress: Progress): void => {
    if (job === null) return;
    // Set anew, so that the oldest stand first and are forgotten first.
    states.delete(job);
    states.set(job, progress);
    for (const known of states.keys()) {
      if (states.size <= REMEMBERED) break;
      states.delete(known);
    }
  };

  /** The report at hand is over; the next one starts. */
  const end = (state: Progress['state'], act: (task: Task) => void): void => {
    const task = current;
    current = null;
    clearTimeout(timer);
    worker?.unref();
    if (task !== null) {
      note(task.job, { state, page: null });
      act(task);
    }
    start();
  };

  /** Gives the worker up; what it was drawing fails with `error`. */
  const giveUp = (state: 'failed' | 'cancelled', error: CofactorError): void => {
    const gone = worker;
    worker = null;
    void gone?.terminate();
    end(state, (task) => {
      task.reject(error);
    });
  };

  const take = (reply: DrawReply): void => {
    // What a replaced worker still had to say is not about the present report.
    if (current === null || reply.id !== current.id) return;
    if (reply.type === 'page') {
      note(current.job, { state: 'drawing', page: reply.page });
    } else if (reply.type === 'done') {
      end('done', (task) => {
        task.resolve({ pdf: reply.pdf, pages: reply.pages });
      });
    } else {
      const { failure } = reply;
      const error =
        failure === null
          ? fault(reply.detail ?? 'unknown')
          : new CofactorError(failure.code, failure.message, failure.field);
      end('failed', (task) => {
        task.reject(error);
      });
    }
  };

  const workerAtHand = (): Worker => {
    if (worker !== null) return worker;
    const made = new Worker(script, {
      workerData: { fontsDir },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    made.on('message', take);
    made.on('error', (error) => {
      if (worker === made) giveUp('failed', fault(error instanceof Error ? error.message : ''));
    });
    made.on('exit', (code) => {
      if (worker === made) giveUp('failed', fault(`the worker ended with ${code}`));
    });
    worker = made;
    return made;
  };

  const start = (): void => {
    if (current !== null) return;
    const task = waiting.shift();
    if (task === undefined) return;
    current = task;
    note(task.job, { state: 'drawing', page: null });
    const at = workerAtHand();
    // An idle worker keeps no process alive; one that draws does.
    at.ref();
    timer = setTimeout(() => {
      giveUp('failed', fault(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    at.postMessage({ id: task.id, document: task.document } satisfies DrawRequest);
  };

  return {
    draw: (document, job) =>
      new Promise((resolve, reject) => {
        waiting.push({ id: next, document, job, resolve, reject });
        next += 1;
        note(job, { state: 'waiting', page: null });
        start();
      }),
    progress: (job) => states.get(job) ?? { state: 'unknown', page: null },
    cancel(job) {
      const at = waiting.findIndex((task) => task.job === job);
      const [task] = at === -1 ? [] : waiting.splice(at, 1);
      if (task !== undefined) {
        note(job, { state: 'cancelled', page: null });
        task.reject(cancelled());
      } else if (current?.job === job) giveUp('cancelled', cancelled());
    },
    async close() {
      const gone = worker;
      worker = null;
      clearTimeout(timer);
      const closing = new CofactorError('internal', 'Cofactor is closing.');
      for (const task of [...(current === null ? [] : [current]), ...waiting.splice(0)])
        task.reject(closing);
      current = null;
      await gone?.terminate();
    },
  };
}

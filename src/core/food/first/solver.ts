/** Runs the solver in a worker thread of its own, with a time limit; a crash is an error, never a hang. */
import { Worker } from 'node:worker_threads';
import { CofactorError } from '../../../contract/errors.ts';
import type { Logger } from '../../ports.ts';
import type { CombinationModel, CombinationReply, CombinationResult } from './model.ts';

/** Time for one answer. The solver ends by itself; a worker that does not is ended. */
const TIMEOUT_MS = 10_000;
/** What a worker may take to start and to load the solver, beside its time to think. */
const START_MS = 5_000;
const HEAP_MB = 512;

export interface CombinationSolver {
  /** @throws CofactorError `internal` when the worker fails or ends early, or the core closes */
  solve(model: CombinationModel): Promise<CombinationResult>;
  /** Ends what is still running. */
  close(): Promise<void>;
}

export function createCombinationSolver(options: {
  /** Script of the worker thread. */
  combinationWorker: string;
  log: Logger;
  timeoutMs?: number;
  startMs?: number;
}): CombinationSolver {
  const { combinationWorker, log, timeoutMs = TIMEOUT_MS, startMs = START_MS } = options;
  const running = new Map<Worker, () => void>();

  const fault = (reason: string): CofactorError => {
    log.error('the combination could not be worked out', { reason });
    return new CofactorError('internal', 'The combination of foods could not be worked out.');
  };

  return {
    solve: (model) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(combinationWorker, {
          workerData: { model, seconds: timeoutMs / 1000 },
          resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
        });
        const settle = (act: () => void): void => {
          clearTimeout(timer);
          running.delete(worker);
          act();
        };
        const timer = setTimeout(() => {
          settle(() => {
            resolve({ status: 'stopped' });
          });
          void worker.terminate();
        }, timeoutMs + startMs);
        running.set(worker, () => {
          settle(() => {
            reject(new CofactorError('internal', 'Cofactor is closing.'));
          });
        });
        worker.once('message', (reply: CombinationReply) => {
          settle(() => {
            if (reply.ok) resolve(reply.result);
            else reject(fault(reply.detail));
          });
        });
        worker.once('error', (error) => {
          settle(() => {
            reject(fault(error instanceof Error ? error.message : String(error)));
          });
        });
        // After a message this changes nothing: a promise settles once.
        worker.once('exit', (code) => {
          settle(() => {
            reject(new CofactorError('internal', `The solver ended early (with ${code}).`));
          });
        });
      }),
    async close() {
      const all = [...running];
      for (const [, stop] of all) stop();
      await Promise.all(all.map(([worker]) => worker.terminate()));
    },
  };
}

/** One import in its worker thread. */
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { CofactorError } from '../../../contract/errors.ts';
import type { ImportResult } from '../../../contract/imports.ts';
import type { Logger } from '../../ports.ts';
import { Said, type Order } from './messages.ts';
import type { Step } from './progress.ts';

/** Only a fault takes as much: an import needs a third of it. Little for young objects, or garbage is kept for long. */
const HEAP_MB = 384;
const YOUNG_MB = 16;

export interface Run {
  /** @throws CofactorError what the worker found wrong, `cancelled`, or `internal` where it broke */
  readonly finished: Promise<{ file: string; pack: string; result: ImportResult }>;
  /** The thread has ended and holds no file open. */
  readonly ended: Promise<void>;
  readonly cancel: () => void;
}

export function runWorker(options: {
  importWorker: string;
  order: Order;
  log: Logger;
  onStep: (step: Step) => void;
}): Run {
  const { importWorker, order, log, onStep } = options;
  const worker = new Worker(importWorker, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const finished = Promise.withResolvers<Awaited<Run['finished']>>();
  // The caller may look at it only later.
  finished.promise.catch(() => undefined);
  const ended = Promise.withResolvers<undefined>();
  const broke = (detail: string): void => {
    log.error('an import broke', { detail });
    finished.reject(new CofactorError('internal', 'The import could not be carried out.'));
  };
  worker.on('message', (message: unknown) => {
    const said = v.parse(Said, message);
    if (said.type === 'progress') onStep(said.step);
    else if (said.type === 'done') finished.resolve(said);
    else if (said.failure === null) broke(said.detail);
    else {
      const { code, message: says, field } = said.failure;
      if (said.detail !== '') log.warn('an import failed', { code, detail: said.detail });
      finished.reject(new CofactorError(code, says, field));
    }
  });
  worker.once('error', (error) => {
    broke(error instanceof Error ? error.message : String(error));
  });
  worker.once('exit', (code) => {
    // After a result this changes nothing: a promise settles once.
    finished.reject(new CofactorError('internal', `The import ended early (with ${code}).`));
    ended.resolve(undefined);
  });
  return {
    finished: finished.promise,
    ended: ended.promise,
    cancel: () => {
      finished.reject(
        new CofactorError('cancelled', 'The import was cancelled; nothing was changed.'),
      );
      void worker.terminate();
    },
  };
}

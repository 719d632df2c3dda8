/** Reports: draws documents as PDF in a worker thread, and finds the fingerprint in a printed file. */
import { Worker } from 'node:worker_threads';
import { CofactorError } from '../../contract/errors.ts';
import type { ReportDocument } from '../../contract/reportDocument.ts';
import type { Logger } from '../ports.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { RenderReply } from './pdf/reply.ts';
import { readFingerprint } from './readFingerprint.ts';

export { answerReport } from './model/answerReport.ts';
export { conditionReport } from './model/conditionReport.ts';
export { foodsReport } from './model/foodsReport.ts';
export { planReport } from './model/planReport.ts';
export { substanceReport } from './model/substanceReport.ts';
export { fingerprintOf, fingerprintOfParts } from './fingerprint.ts';

/** A report of a hundred pages takes a few seconds; after this time the worker is at fault. */
const TIMEOUT_MS = 60_000;
/** Heap of the worker: a runaway report must not take the whole machine. */
const HEAP_MB = 1024;

export interface ReportServiceOptions {
  fontsDir: string;
  /** Script of the worker thread. */
  reportWorker: string;
  log: Logger;
  timeoutMs?: number;
}
export interface ReportService {
  /**
   * Draws a document. Throws CofactorError: `invalid-input` when the reference holds a character that cannot be printed,
   * `internal` when the worker fails, ends early or takes too long.
   */
  render(document: ReportDocument): Promise<{ pdf: Uint8Array; pages: number }>;
  fingerprintOf: typeof fingerprintOf;
  readFingerprint: typeof readFingerprint;
}

export function createReportService(options: ReportServiceOptions): ReportService {
  const { fontsDir, reportWorker, log, timeoutMs = TIMEOUT_MS } = options;

  const fault = (reason: string): CofactorError => {
    log.error('the report could not be drawn', { reason });
    return new CofactorError('internal', 'The report could not be made.');
  };

  const render = async (document: ReportDocument): Promise<{ pdf: Uint8Array; pages: number }> => {
    const reply = await askWorker(reportWorker, { document, fontsDir }, timeoutMs, fault);
    if (reply.ok) return { pdf: reply.pdf, pages: reply.pages };
    if (reply.failure === null) throw fault(reply.detail ?? 'unknown');
    const { code, message, field } = reply.failure;
    throw new CofactorError(code, message, field);
  };

  return { render, fingerprintOf, readFingerprint };
}

/** One worker for one report: nothing is left behind, and a crash takes nothing with it. */
function askWorker(
  script: string,
  workerData: { document: ReportDocument; fontsDir: string },
  timeoutMs: number,
  fault: (reason: string) => CofactorError,
): Promise<RenderReply> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const timer = setTimeout(() => {
      reject(fault(`no answer within ${timeoutMs} ms`));
      void worker.terminate();
    }, timeoutMs);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    worker.once('message', (reply: RenderReply) => {
      settle(() => {
        resolve(reply);
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
        reject(
          new CofactorError(
            'internal',
            `The report could not be made (worker ended with ${code}).`,
          ),
        );
      });
    });
  });
}

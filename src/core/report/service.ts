/** Reports: draws documents as PDF in a worker thread, and finds the fingerprint in a printed file. */
import type { JobId } from '../../contract/ids.ts';
import type { ReportDocument } from '../../contract/reportDocument.ts';
import type { Logger } from '../ports.ts';
import { createDrawing, type Drawn, type Progress } from './drawing.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readFingerprint } from './readFingerprint.ts';

export { answerReport } from './model/answerReport.ts';
export { cardReport } from './model/cardReport.ts';
export { conditionReport } from './model/conditionReport.ts';
export { foodsReport } from './model/foodsReport.ts';
export type { ReportOptions } from './model/document.ts';
export { planToShow, type Withholding } from './model/plan/ownTexts.ts';
export { planReport } from './model/planReport.ts';
export { substanceReport } from './model/substanceReport.ts';
export { fingerprintOf, fingerprintOfParts } from './fingerprint.ts';

/** A report of a hundred pages takes a few seconds; after this time the worker is at fault. */
const TIMEOUT_MS = 60_000;

export interface ReportServiceOptions {
  fontsDir: string;
  /** Script of the worker thread. */
  reportWorker: string;
  log: Logger;
  timeoutMs?: number;
}
export interface ReportService {
  /**
   * Draws a document. `job` names it for `progress` and `cancel`. Throws CofactorError: `invalid-input` when the reference
   * holds a character that cannot be printed, `internal` when the worker fails, ends early or takes too long, `cancelled`.
   */
  render(document: ReportDocument, job?: JobId | null): Promise<Drawn>;
  progress(job: JobId): Progress;
  cancel(job: JobId): void;
  /** Ends what is being drawn. */
  close(): Promise<void>;
  fingerprintOf: typeof fingerprintOf;
  readFingerprint: typeof readFingerprint;
}

export function createReportService(options: ReportServiceOptions): ReportService {
  const { fontsDir, reportWorker, log, timeoutMs = TIMEOUT_MS } = options;
  const drawing = createDrawing({ script: reportWorker, fontsDir, timeoutMs, log });
  return {
    render: (document, job = null) => drawing.draw(document, job),
    progress: (job) => drawing.progress(job),
    cancel: (job) => {
      drawing.cancel(job);
    },
    close: () => drawing.close(),
    fingerprintOf,
    readFingerprint,
  };
}

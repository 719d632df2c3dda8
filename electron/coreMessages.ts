/** What the main process and the core process say to each other. */
import type { Envelope, Failure } from '../src/contract/errors.ts';

/** Places the core needs; absolute paths. */
export interface CoreStart {
  paths: {
    referenceDb: string;
    dataDir: string;
    fontsDir: string;
    reportWorker: string;
    combinationWorker: string;
    importWorker: string;
  };
  logFile: string;
}

export type ToCore =
  | { type: 'start'; start: CoreStart }
  | { type: 'call'; id: number; name: string; input: unknown }
  /** A file that the person chose; the answer is its id. */
  | { type: 'offer'; id: number; path: string; name: string }
  | { type: 'close' };

export type FromCore =
  | { type: 'ready' }
  | { type: 'failed'; failure: Failure }
  | { type: 'reply'; id: number; envelope: Envelope<unknown> }
  | { type: 'closed' };

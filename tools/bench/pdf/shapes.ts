/** What the processes of the report benchmark tell each other. */
import type { MakerName } from './maker.ts';

export interface Job {
  maker: MakerName;
  /** JSON of the document. */
  documentFile: string;
  /** PDFs of the first and of the last run are written to these files. */
  firstFile: string;
  lastFile: string;
  /** Runs that are not measured after the first one, and measured runs. */
  warmUp: number;
  runs: number;
  /** Memory is read on the way, which takes time: nothing else is measured then. */
  memoryOnly: boolean;
}

export type Message =
  /** From before the library was loaded to the bytes of the first report. */
  | { stage: 'first'; ms: number; bytes: number }
  | { stage: 'run'; ms: number }
  /** Most beyond the start, after the first run and at the end; null where the system does not tell. */
  | { stage: 'memory'; firstBytes: number | null; peakBytes: number | null }
  | { stage: 'failed'; reason: string };

export interface Outcome {
  job: Job;
  /** With the start of the process. */
  startedMs: number | null;
  firstMs: number | null;
  runsMs: readonly number[];
  firstBytes: number | null;
  peakBytes: number | null;
  /** Why it did not come to its end; null when it did. */
  over: string | null;
}

/** What the processes of the import benchmark tell each other. */
export interface ImportJob {
  /** Folder of the generated download. */
  readonly download: string;
  readonly dataDir: string;
  /** Path of the built reference. */
  readonly reference: string;
}

export interface ImportMeasured {
  readonly stage: 'done';
  readonly ms: number;
  /** Processor time of all threads, the searches among them. */
  readonly processorMs: number;
  /** Most memory of the process, beyond what it had before. */
  readonly peakBytes: number;
  /** Milliseconds of each search during the import. */
  readonly searches: readonly number[];
  readonly counts: Readonly<Record<string, number>>;
}

export interface LimitMeasured {
  readonly ms: number;
  /** Null where the system does not tell. */
  readonly processorMs: number | null;
  readonly version: string;
  /** Memory of the process at its most; null where the system does not tell. */
  readonly peakBytes: number | null;
}

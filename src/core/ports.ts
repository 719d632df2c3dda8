/** What a host gives the core: places, a clock, a log. The core reaches nothing else of its surroundings. */
import type { FileId } from '../contract/imports.ts';
import type { OperationName, OutputOf, ParsedInputOf } from '../contract/operations.ts';
import type { OfferedFile } from './files.ts';

export interface CorePaths {
  /** The built-in reference pack. */
  referenceDb: string;
  /** Folder of user.db, backups and further packs; created when the first personal data is written. */
  dataDir: string;
  /** Folder of the TTF fonts that reports embed. */
  fontsDir: string;
  /** Script of the worker thread that draws PDFs (TypeScript in a checkout, bundled JavaScript in the app). */
  reportWorker: string;
  /** Script of the worker thread that looks for combinations of portions. */
  combinationWorker: string;
  /** Script of the worker thread that reads imports and writes packs. */
  importWorker: string;
}

export interface Clock {
  now(): Date;
}

/** Never given query text, plan content or file names of the person. */
export interface Logger {
  info(message: string, data?: Record<string, unknown>): void;
  warn(message: string, data?: Record<string, unknown>): void;
  error(message: string, data?: Record<string, unknown>): void;
}

export interface CoreOptions {
  paths: CorePaths;
  clock: Clock;
  log: Logger;
}

export interface Core {
  /** Runs one operation on validated input. Throws CofactorError for every failure that the contract names. */
  call<N extends OperationName>(name: N, input: ParsedInputOf<N>): Promise<OutputOf<N>>;
  /** Hands over a file that the person chose; what the page gets is the id. */
  offerFile(file: OfferedFile): FileId;
  /** Checkpoints and closes the databases. */
  close(): Promise<void>;
}

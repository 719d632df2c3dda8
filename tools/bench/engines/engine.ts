/** What the benchmark asks of a search engine. */
import type { AnswerCard, Doc } from '../shapes.ts';

export interface Engine {
  readonly name: string;
  /** The settings, as the report prints them. */
  readonly settings: string;
  /** The npm package whose version the report prints; null for what is made here. */
  readonly packageName: string | null;
  /** `file`: built in one process, opened and served in another, as an installed program does it. */
  readonly store: 'memory' | 'file';
  /** Makes the index; in `folder`, when it is a file. */
  readonly build: (documents: Iterable<Doc>, folder: string) => Promise<void>;
  /** Opens a finished index; nothing to do for an index in memory. */
  readonly open: (folder: string) => void;
  /** `kind/entity` of the documents found, best first. */
  readonly search: (query: string, limit: number) => readonly string[];
  /** The answer card that the last search came with; missing where an engine has none. */
  readonly card?: () => AnswerCard | null;
  readonly close: () => void;
}

/** What stands before `build` or `open` was called. */
export function notReady(): never {
  throw new Error('the index is not built');
}

/** Folds case and accents, for engines that leave that to their caller. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

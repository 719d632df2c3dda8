/** Explains the words that pages use: one list, from which the interface marks words in place. */
import type { GlossaryEntry } from '../../contract/answers.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { createGlossaryRepository } from './repository.ts';

export interface GlossaryService {
  /** Every entry, in the order of the content file; the same objects each time. */
  entries(): readonly GlossaryEntry[];
}

export function createGlossaryService(db: ReferenceDb): GlossaryService {
  const repository = createGlossaryRepository(db);
  let read: readonly GlossaryEntry[] | null = null;
  return { entries: () => (read ??= repository.entries()) };
}

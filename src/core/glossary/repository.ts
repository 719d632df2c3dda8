/** The words that pages explain, as the pack holds them. */
import type { GlossaryEntry } from '../../contract/answers.ts';
import type { SourceId } from '../../contract/ids.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { jsonList } from '../json.ts';

interface Row {
  id: string;
  term: string;
  also: string;
  text: string;
  sources: string;
}

export function createGlossaryRepository(db: ReferenceDb) {
  return {
    entries: (): GlossaryEntry[] =>
      db
        .all<Row>('SELECT id, term, also, text, sources FROM glossary ORDER BY position')
        .map((row) => ({
          id: row.id,
          term: row.term,
          also: jsonList<string>(row.also),
          text: row.text,
          sources: jsonList<SourceId>(row.sources),
        })),
  };
}

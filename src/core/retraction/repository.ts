/** SQL over an imported list of retracted papers. */
import type { Reader } from '../db/statements.ts';

export interface RetractionRow {
  nature: string;
  /** YYYY-MM-DD; null where the list gives none. */
  date: string | null;
}

/** Everything that the list says of a publication, oldest first, without a date last. */
export function listedOf(db: Reader, doi: string | null, pmid: string | null): RetractionRow[] {
  // The order stands outside: beside a UNION, SQLite takes columns alone, not "date IS NULL".
  return db.all<RetractionRow>(
    `SELECT nature, date FROM (
       SELECT nature, date FROM retraction WHERE doi = :doi
       UNION SELECT nature, date FROM retraction WHERE pmid = :pmid
     ) ORDER BY date IS NULL, date, nature`,
    { doi, pmid },
  );
}

/** SQL of the reading list. */
import type { Reader, Writer } from '../db/statements.ts';

export interface ReadingStamp {
  id: string;
  revision: number;
  updated_at: string;
}
export interface ReadingRow extends ReadingStamp {
  title: string;
  doi: string | null;
  pmid: string | null;
  body: string;
  created_at: string;
}

/** Last changed first. */
export function listStamps(reader: Reader): ReadingStamp[] {
  return reader.all<ReadingStamp>(
    'SELECT id, revision, updated_at FROM reading ORDER BY updated_at DESC, title, id',
  );
}

/** Rows of a JSON list of ids, in no order. */
export function rowsOf(reader: Reader, ids: readonly string[]): ReadingRow[] {
  return reader.all<ReadingRow>(
    'SELECT * FROM reading WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
}

export function findReading(reader: Reader, id: string): ReadingRow | undefined {
  return reader.get<ReadingRow>('SELECT * FROM reading WHERE id = ?', [id]);
}

export function insertReading(writer: Writer, row: ReadingRow): void {
  writer.run(
    `INSERT INTO reading (id, title, revision, doi, pmid, body, created_at, updated_at)
     VALUES (:id, :title, :revision, :doi, :pmid, :body, :created_at, :updated_at)`,
    { ...row },
  );
}

/** Replaces a reading if it still has the revision before `row.revision`; false when it has not. */
export function updateReading(writer: Writer, row: Omit<ReadingRow, 'created_at'>): boolean {
  return (
    writer.run(
      `UPDATE reading SET title = :title, revision = :revision, doi = :doi, pmid = :pmid,
         body = :body, updated_at = :updated_at
       WHERE id = :id AND revision = :revision - 1`,
      { ...row },
    ) === 1
  );
}

/** False when there is no such reading. */
export function deleteReading(writer: Writer, id: string): boolean {
  return writer.run('DELETE FROM reading WHERE id = ?', [id]) === 1;
}

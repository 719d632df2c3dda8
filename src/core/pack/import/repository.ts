/** SQL of saved mappings, in the person's own data. */
import type { Reader, Writer } from '../../db/statements.ts';

export interface MappingRow {
  id: string;
  title: string;
  body: string;
  updated_at: string;
}

export function listMappings(reader: Reader): MappingRow[] {
  return reader.all<MappingRow>(
    'SELECT id, title, body, updated_at FROM food_mapping ORDER BY title, id',
  );
}

/** One mapping for each title: the next edition of a table is read as the last one was. */
export function mappingOfTitle(reader: Reader, title: string): string | null {
  return reader.pluck<string>('SELECT id FROM food_mapping WHERE title = ?', [title])[0] ?? null;
}

export function putMapping(writer: Writer, row: MappingRow): void {
  writer.run(
    `INSERT INTO food_mapping (id, title, body, updated_at) VALUES (:id, :title, :body, :updated_at)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, updated_at = excluded.updated_at`,
    { ...row },
  );
}

export function removeMapping(writer: Writer, id: string): number {
  return writer.run('DELETE FROM food_mapping WHERE id = ?', [id]);
}

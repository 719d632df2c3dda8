/** SQL of plans, their versions, settings, people and products. */
import type {
  DocumentRow,
  PlanRow,
  PlanRowWithBody,
  SettingRow,
  VersionRow,
  VersionRowWithBody,
} from '../db/rows.ts';
import type { Reader, Writer } from '../db/statements.ts';

/** Last changed first. */
export function listPlans(reader: Reader): PlanRow[] {
  return reader.all<PlanRow>(
    `SELECT id, title, revision, items, created_at, updated_at FROM plan
     ORDER BY updated_at DESC, title, id`,
  );
}

/** With their bodies, to check that each can be read. */
export function allPlans(reader: Reader): PlanRowWithBody[] {
  return reader.all<PlanRowWithBody>('SELECT * FROM plan ORDER BY title, id');
}

export function countPlans(reader: Reader): number {
  return reader.pluck<number>('SELECT count(*) FROM plan')[0] ?? 0;
}

export function findPlan(reader: Reader, id: string): PlanRowWithBody | undefined {
  return reader.get<PlanRowWithBody>('SELECT * FROM plan WHERE id = ?', [id]);
}

export function insertPlan(writer: Writer, row: PlanRowWithBody): void {
  writer.run(
    `INSERT INTO plan (id, title, revision, items, body, created_at, updated_at)
     VALUES (:id, :title, :revision, :items, :body, :created_at, :updated_at)`,
    { ...row },
  );
}

/** Replaces a plan if it still has the revision before `row.revision`; false when it has not. */
export function updatePlan(writer: Writer, row: Omit<PlanRowWithBody, 'created_at'>): boolean {
  const changed = writer.run(
    `UPDATE plan SET title = :title, revision = :revision, items = :items, body = :body,
       updated_at = :updated_at
     WHERE id = :id AND revision = :revision - 1`,
    { ...row },
  );
  return changed === 1;
}

/** False when there is no such plan. */
export function deletePlan(writer: Writer, id: string): boolean {
  return writer.run('DELETE FROM plan WHERE id = ?', [id]) === 1;
}

/** Newest first. */
export function listVersions(reader: Reader, plan: string): VersionRow[] {
  return reader.all<VersionRow>(
    `SELECT plan, number, title, reason, note, edition, created_at FROM plan_version
     WHERE plan = ? ORDER BY number DESC`,
    [plan],
  );
}

export function findVersion(
  reader: Reader,
  plan: string,
  number: number,
): VersionRowWithBody | undefined {
  return reader.get<VersionRowWithBody>(
    'SELECT * FROM plan_version WHERE plan = ? AND number = ?',
    [plan, number],
  );
}

/** The newest version that was kept for this reason. */
export function newestVersion(
  reader: Reader,
  plan: string,
  reason: string,
): VersionRowWithBody | undefined {
  return reader.get<VersionRowWithBody>(
    'SELECT * FROM plan_version WHERE plan = ? AND reason = ? ORDER BY number DESC LIMIT 1',
    [plan, reason],
  );
}

export function countVersions(reader: Reader, plan: string, reason: string): number {
  return (
    reader.pluck<number>('SELECT count(*) FROM plan_version WHERE plan = ? AND reason = ?', [
      plan,
      reason,
    ])[0] ?? 0
  );
}

/** Adds a version under the next number of its plan; returns that number. */
export function insertVersion(writer: Writer, row: Omit<VersionRowWithBody, 'number'>): number {
  const last = writer.pluck<number | null>('SELECT max(number) FROM plan_version WHERE plan = ?', [
    row.plan,
  ])[0];
  const number = (last ?? 0) + 1;
  writer.run(
    `INSERT INTO plan_version (plan, number, title, reason, note, edition, body, created_at)
     VALUES (:plan, :number, :title, :reason, :note, :edition, :body, :created_at)`,
    { ...row, number },
  );
  return number;
}

export type DocumentTable = 'profile' | 'product';

const documentSql = (table: DocumentTable) => ({
  list: `SELECT * FROM ${table} ORDER BY id`,
  find: `SELECT * FROM ${table} WHERE id = ?`,
  insert: `INSERT INTO ${table} (id, title, revision, body, created_at, updated_at)
     VALUES (:id, :title, :revision, :body, :created_at, :updated_at)`,
  update: `UPDATE ${table} SET title = :title, revision = :revision, body = :body, updated_at = :updated_at
     WHERE id = :id AND revision = :revision - 1`,
  remove: `DELETE FROM ${table} WHERE id = ?`,
});
const sqlOf = { profile: documentSql('profile'), product: documentSql('product') };

export function listDocuments(reader: Reader, table: DocumentTable): DocumentRow[] {
  return reader.all<DocumentRow>(sqlOf[table].list);
}

export function findDocument(
  reader: Reader,
  table: DocumentTable,
  id: string,
): DocumentRow | undefined {
  return reader.get<DocumentRow>(sqlOf[table].find, [id]);
}

export function insertDocument(writer: Writer, table: DocumentTable, row: DocumentRow): void {
  writer.run(sqlOf[table].insert, { ...row });
}

/** Replaces a document if it still has the revision before `row.revision`; false when it has not. */
export function updateDocument(
  writer: Writer,
  table: DocumentTable,
  row: Omit<DocumentRow, 'created_at'>,
): boolean {
  return writer.run(sqlOf[table].update, { ...row }) === 1;
}

/** False when there is no such document. */
export function deleteDocument(writer: Writer, table: DocumentTable, id: string): boolean {
  return writer.run(sqlOf[table].remove, [id]) === 1;
}

export function listSettings(reader: Reader): SettingRow[] {
  return reader.all<SettingRow>('SELECT key, value FROM setting');
}

export function putSetting(writer: Writer, row: SettingRow): void {
  writer.run(
    `INSERT INTO setting (key, value) VALUES (:key, :value)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    { ...row },
  );
}

/** A removed plan is not opened again at the next start. */
export function forgetLastPlan(writer: Writer, id: string): void {
  writer.run(`DELETE FROM setting WHERE key = 'lastPlan' AND value = json_quote(?)`, [id]);
}

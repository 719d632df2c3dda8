/** SQL of plans and settings. */
import type { Reader, Writer } from '../db/statements.ts';

export interface PlanRow {
  id: string;
  title: string;
  revision: number;
  items: number;
  created_at: string;
  updated_at: string;
}
export interface PlanRowWithBody extends PlanRow {
  body: string;
}
export interface SettingRow {
  key: string;
  value: string;
}

/** Last changed first. */
export function listPlans(reader: Reader): PlanRow[] {
  return reader.all<PlanRow>(
    `SELECT id, title, revision, items, created_at, updated_at FROM plan
     ORDER BY updated_at DESC, title, id`,
  );
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

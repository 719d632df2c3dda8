/** Rows of user.db, as its tables hold them. */
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
export interface VersionRow {
  plan: string;
  number: number;
  title: string;
  reason: string;
  note: string | null;
  edition: string;
  created_at: string;
}
export interface VersionRowWithBody extends VersionRow {
  body: string;
}
/** A person or a product: one document with a title. */
export interface DocumentRow {
  id: string;
  title: string;
  revision: number;
  body: string;
  created_at: string;
  updated_at: string;
}
export interface SettingRow {
  key: string;
  value: string;
}

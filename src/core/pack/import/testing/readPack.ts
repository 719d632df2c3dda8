/** Reads packs in tests. */
import Database from 'better-sqlite3';

export interface ReadPack {
  manifest: Record<string, string>;
  /** Codes of foods in their order. */
  foods: string[];
  food: (code: string) => Record<string, unknown>;
  /** Column → amount of a food. */
  amounts: (code: string) => Record<string, number>;
  portions: (code: string) => [label: string, grams: number][];
  all: (sql: string) => unknown[];
  close: () => void;
}

export function readPack(file: string): ReadPack {
  const db = new Database(file, { readonly: true });
  const pairs = <T>(sql: string, ...values: string[]): [string, T][] =>
    db
      .prepare(sql)
      .raw()
      .all(...values) as [string, T][];
  return {
    manifest: Object.fromEntries(pairs<string>('SELECT key, value FROM manifest')),
    foods: db.prepare('SELECT code FROM food ORDER BY id').pluck().all() as string[],
    food: (code) =>
      db.prepare('SELECT * FROM food WHERE code = ?').get(code) as Record<string, unknown>,
    amounts: (code) =>
      Object.fromEntries(
        pairs<number>(
          `SELECT column_name, amount FROM food_amount JOIN nutrient ON nutrient.id = nutrient
           WHERE food = (SELECT id FROM food WHERE code = ?)`,
          code,
        ),
      ),
    portions: (code) =>
      pairs<number>(
        `SELECT label, grams FROM portion WHERE food = (SELECT id FROM food WHERE code = ?) ORDER BY position`,
        code,
      ),
    all: (sql) => db.prepare(sql).all(),
    close: () => {
      db.close();
    },
  };
}

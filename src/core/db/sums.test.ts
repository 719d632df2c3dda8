import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { countUnsound, createSettle, storedSums, summedTables } from './sums.ts';

let db: Database.Database;
let settle: () => void;
const day = '2026-11-22T08:00:00.000Z';

beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations, () => undefined);
  settle = createSettle(db);
  db.prepare(`INSERT INTO plan VALUES ('p', 'Plan', 1, 0, '{"amount":200}', ?, ?)`).run(day, day);
  const version = db.prepare(
    `INSERT INTO plan_version VALUES ('p', ?, 'Plan', 'kept', NULL, 'e', '{}', ?)`,
  );
  version.run(1, day);
  version.run(12, day);
  db.prepare(`INSERT INTO profile VALUES ('a', 'Zoë', 1, '{}', ?, ?)`).run(day, day);
  db.prepare(`INSERT INTO product VALUES ('z', 'Zinc', 1, '{}', ?, ?)`).run(day, day);
  db.prepare(`INSERT INTO reading VALUES ('r', 'Paper', 1, NULL, NULL, '{}', ?, ?)`).run(day, day);
  db.prepare(`INSERT INTO food_mapping VALUES ('m', 'Table', '{}', ?)`).run(day);
  db.prepare(`INSERT INTO setting VALUES ('theme', '"dark"')`).run();
});

/** Changes a row as a broken disk would: no trigger runs. */
function flip(sql: string): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`,
    )
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  for (const { sql: made } of triggers) db.exec(made);
}

describe('check sums', () => {
  it('wait until the save ends, and then there is one for every entry of every kind', () => {
    // 1 plan + 2 versions + a person + a product + a reading + a mapping + a setting = 8
    expect(storedSums(db).waiting.size).toBe(8);
    expect(countUnsound(db)).toBe(0);
    settle();
    expect(storedSums(db)).toMatchObject({ sums: { size: 8 }, waiting: { size: 0 } });
    expect(countUnsound(db)).toBe(0);
  });

  it('follow changes and removals, also of what goes with a plan', () => {
    settle();
    db.exec(`UPDATE plan SET body = '{"amount":300}' WHERE id = 'p'`);
    db.exec(
      `INSERT INTO setting VALUES ('theme', '"light"') ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    );
    settle();
    expect(countUnsound(db)).toBe(0);
    db.exec(`DELETE FROM plan`);
    settle();
    // Without the plan and its two versions: 8 - 3.
    expect(storedSums(db).sums.size).toBe(5);
    expect(countUnsound(db)).toBe(0);
  });

  it.each([
    ['a changed digit', `UPDATE plan SET body = '{"amount":300}'`],
    ['a changed title', `UPDATE reading SET title = 'Papes'`],
    ['a changed key', `UPDATE setting SET key = 'thene'`],
    ['a changed version', `UPDATE plan_version SET number = 13 WHERE number = 12`],
    [
      'a changed sum',
      `UPDATE row_sum SET sum = replace(sum, substr(sum, 1, 1), 'x') WHERE kind = 'product'`,
    ],
  ])('find %s', (_what, sql) => {
    settle();
    flip(sql);
    expect(countUnsound(db)).toBeGreaterThan(0);
  });

  it('find an entry that is gone and one that nobody saved', () => {
    settle();
    flip(`DELETE FROM product`);
    expect(countUnsound(db)).toBe(1);
    flip(`INSERT INTO setting VALUES ('paper', '"a4"')`);
    expect(countUnsound(db)).toBe(2);
  });

  it('are kept of every table that holds entries', () => {
    const own = ['changed', 'dismissed', 'recovery', 'row_sum'];
    const tables = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
      )
      .pluck()
      .all();
    expect(tables.filter((name) => !own.includes(name)).sort()).toEqual(
      summedTables.map(({ kind }): string => kind).sort(),
    );
  });
});

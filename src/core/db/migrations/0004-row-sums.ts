import type { Migration } from '../migrate.ts';

/**
 * SQLite notices broken pages, but not a changed letter inside a text. Every entry therefore has a check sum (`sums.ts`):
 * triggers note in `changed` what a save touched, and the save itself sums it up before it ends. What is there already
 * is noted by the last statements. `recovery` remembers what was mended, so that every later start can say so, until the person has
 * read it: `dismissed` names the damaged file, or the time at which it was found where there is none.
 */
const tables = [
  ['plan', 'id'],
  ['plan_version', `plan || '/' || number`],
  ['profile', 'id'],
  ['product', 'id'],
  ['setting', 'key'],
  ['reading', 'id'],
  ['food_mapping', 'id'],
] as const;

const keyOf = (key: string, row: 'NEW' | 'OLD'): string =>
  key.replace(/\b(id|plan|number|key)\b/gu, `${row}.$1`);

const watched = (table: string, key: string): string => `
    CREATE TRIGGER ${table}_added AFTER INSERT ON ${table} BEGIN
      INSERT OR IGNORE INTO changed (kind, key) VALUES ('${table}', ${keyOf(key, 'NEW')});
    END;
    CREATE TRIGGER ${table}_changed AFTER UPDATE ON ${table} BEGIN
      DELETE FROM row_sum WHERE kind = '${table}' AND key = ${keyOf(key, 'OLD')};
      INSERT OR IGNORE INTO changed (kind, key) VALUES ('${table}', ${keyOf(key, 'NEW')});
    END;
    CREATE TRIGGER ${table}_removed AFTER DELETE ON ${table} BEGIN
      DELETE FROM row_sum WHERE kind = '${table}' AND key = ${keyOf(key, 'OLD')};
      DELETE FROM changed WHERE kind = '${table}' AND key = ${keyOf(key, 'OLD')};
    END;
    INSERT INTO changed (kind, key) SELECT '${table}', ${key} FROM ${table};`;

export const rowSums: Migration = {
  version: 4,
  name: 'row-sums',
  sql: `
    CREATE TABLE row_sum (
      kind TEXT NOT NULL,
      key  TEXT NOT NULL,
      sum  TEXT NOT NULL CHECK (length(sum) = 32),
      PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE changed (
      kind TEXT NOT NULL,
      key  TEXT NOT NULL,
      PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE recovery (
      found_at  TEXT NOT NULL,
      kind      TEXT NOT NULL,
      damaged   TEXT,
      backup    TEXT
    ) STRICT;

    CREATE TABLE dismissed (
      what TEXT NOT NULL PRIMARY KEY,
      at   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    ${tables.map(([table, key]) => watched(table, key)).join('\n')}
  `,
};

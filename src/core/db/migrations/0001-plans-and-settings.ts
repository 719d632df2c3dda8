import type { Migration } from '../migrate.ts';

/** Plans as whole documents, settings one row each: a setting that cannot be read never takes the others with it. */
export const plansAndSettings: Migration = {
  version: 1,
  name: 'plans-and-settings',
  sql: `
    CREATE TABLE plan (
      id         TEXT NOT NULL PRIMARY KEY,
      title      TEXT NOT NULL CHECK (title <> ''),
      revision   INTEGER NOT NULL CHECK (revision > 0),
      items      INTEGER NOT NULL CHECK (items >= 0),
      body       TEXT NOT NULL CHECK (json_valid(body)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE setting (
      key   TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;
  `,
};

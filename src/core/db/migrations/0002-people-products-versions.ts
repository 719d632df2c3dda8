import type { Migration } from '../migrate.ts';

/**
 * People and products as whole documents, like plans; a version is a plan as it stood on a day, and goes with its plan.
 * Reasons are checked when a version is kept, not here: a new one must not need a new table.
 */
export const peopleProductsVersions: Migration = {
  version: 2,
  name: 'people-products-versions',
  sql: `
    CREATE TABLE profile (
      id         TEXT NOT NULL PRIMARY KEY,
      title      TEXT NOT NULL CHECK (title <> ''),
      revision   INTEGER NOT NULL CHECK (revision > 0),
      body       TEXT NOT NULL CHECK (json_valid(body)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE product (
      id         TEXT NOT NULL PRIMARY KEY,
      title      TEXT NOT NULL CHECK (title <> ''),
      revision   INTEGER NOT NULL CHECK (revision > 0),
      body       TEXT NOT NULL CHECK (json_valid(body)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE plan_version (
      plan       TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
      number     INTEGER NOT NULL CHECK (number > 0),
      title      TEXT NOT NULL CHECK (title <> ''),
      reason     TEXT NOT NULL CHECK (reason <> ''),
      note       TEXT,
      edition    TEXT NOT NULL,
      body       TEXT NOT NULL CHECK (json_valid(body)),
      created_at TEXT NOT NULL,
      PRIMARY KEY (plan, number)
    ) STRICT;
  `,
};

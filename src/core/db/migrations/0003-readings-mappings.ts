import type { Migration } from '../migrate.ts';

/** The reading list, and how the columns of food tables were read. DOI and PMID have columns because duplicates are found by them. */
export const readingsMappings: Migration = {
  version: 3,
  name: 'readings-mappings',
  sql: `
    CREATE TABLE reading (
      id         TEXT NOT NULL PRIMARY KEY,
      title      TEXT NOT NULL CHECK (title <> ''),
      revision   INTEGER NOT NULL CHECK (revision > 0),
      doi        TEXT,
      pmid       TEXT,
      body       TEXT NOT NULL CHECK (json_valid(body)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reading_by_doi ON reading (doi) WHERE doi IS NOT NULL;
    CREATE INDEX reading_by_pmid ON reading (pmid) WHERE pmid IS NOT NULL;

    CREATE TABLE food_mapping (
      id         TEXT NOT NULL PRIMARY KEY,
      title      TEXT NOT NULL CHECK (title <> ''),
      body       TEXT NOT NULL CHECK (json_valid(body)),
      updated_at TEXT NOT NULL
    ) STRICT;
  `,
};

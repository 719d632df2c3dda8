/**
 * Tables of a pack of imported foods. TypeScript and not a file of SQL, because the app is bundled. Keys are numbers, for
 * millions of foods; the numbers of foods are those of their search documents. Indexes of large tables are made after them.
 */
import { searchSchema } from '../../searchSchema.ts';

export const foodPackSchema = `
CREATE TABLE manifest (
  key   TEXT PRIMARY KEY,   -- id, kind, title, edition, licence, built, content_hash, schema, dataset, release, counts (JSON)
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The one record that says what the table is and that the reader imported it.
CREATE TABLE source (
  id     TEXT PRIMARY KEY,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE food (
  id             INTEGER PRIMARY KEY,   -- shorter names first: a search that stops early has seen the plainer foods
  code           TEXT NOT NULL,         -- the id of the food; unique, see food_by_code
  name           TEXT NOT NULL,
  food_group     TEXT NOT NULL,
  brand          TEXT,
  synonyms       TEXT NOT NULL CHECK (json_valid(synonyms)),
  ndb_number     TEXT,
  fdc_id         TEXT,
  data_type      TEXT,
  published      TEXT,                  -- YYYY-MM-DD
  ala_basis      TEXT,
  linoleic_basis TEXT
) STRICT;

CREATE TABLE nutrient (
  id          INTEGER PRIMARY KEY,
  column_name TEXT NOT NULL UNIQUE      -- a column of the food table, its unit in the name: magnesium_mg
) STRICT;

-- Amount per 100 g of the edible part. A missing row means that no value is given; 0 is a value.
CREATE TABLE food_amount (
  food     INTEGER NOT NULL REFERENCES food (id),
  nutrient INTEGER NOT NULL REFERENCES nutrient (id),
  amount   REAL NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (food, nutrient)
) STRICT, WITHOUT ROWID;

CREATE TABLE portion (
  food     INTEGER NOT NULL REFERENCES food (id),
  position INTEGER NOT NULL,
  label    TEXT NOT NULL,
  grams    REAL NOT NULL CHECK (grams > 0),
  PRIMARY KEY (food, position)
) STRICT, WITHOUT ROWID;
${searchSchema}`;

/** Made once their tables are full: sorting once is quicker than finding each place. */
export const foodIndexes = ['CREATE UNIQUE INDEX food_by_code ON food (code)'];
export const amountIndexes = [
  'CREATE INDEX food_amount_by_nutrient ON food_amount (nutrient, amount DESC)',
];

/** Version of the tables; readers refuse a pack of another one. */
export const foodPackVersion = '1';

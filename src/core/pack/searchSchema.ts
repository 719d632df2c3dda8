/** The search tables that every pack has. In TypeScript, because the worker that imports foods is bundled. */
export const searchSchema = `
-- One document per record, ids by kind and within it in the order of use, so that a search may stop early. title and synonyms are what people type,
-- body what the record says.
CREATE TABLE search_document (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  entity   TEXT NOT NULL,
  title    TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  synonyms TEXT NOT NULL,           -- separated by ' · '
  body     TEXT NOT NULL,
  UNIQUE (kind, entity)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, synonyms, body,
  content = 'search_document', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4'
);

-- Every exact name (folded: lower case, no marks) with the record it names; a code (DOI, PMID, ATC) is a name too.
CREATE TABLE search_name (
  folded TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES search_document (id),
  matched TEXT NOT NULL CHECK (matched IN ('exact', 'synonym')),
  PRIMARY KEY (folded, document)
) STRICT, WITHOUT ROWID;

-- The ids of each kind, which stand in one run.
CREATE TABLE search_kind (
  kind  TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  last  INTEGER NOT NULL CHECK (last >= first)
) STRICT, WITHOUT ROWID;

-- The words of all names in code-unit order, one per line; documents (32-bit little-endian) and traits (8-bit) of each.
CREATE TABLE search_vocabulary (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  words     TEXT NOT NULL,
  documents BLOB NOT NULL,
  traits    BLOB NOT NULL
) STRICT;
`;

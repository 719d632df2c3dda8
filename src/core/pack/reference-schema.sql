-- Schema of a reference pack: an immutable SQLite file. Every table is STRICT, every link a foreign key.
-- Lists of words and CSL-JSON documents are stored as JSON text; everything that a rule reads has a column of its own.
-- `position` keeps the order of the content file.

CREATE TABLE manifest (
  key   TEXT PRIMARY KEY,   -- id, title, edition, content_date, tables_reviewed_on, content_hash, licence, built, schema, atc_source, icd10_source
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a word of the intake tables means, in words to show: kind is scope, kind (of intake reference), equivalent,
-- evidence, daily-value-group or field.
CREATE TABLE term (
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Words that pages explain; texts that the term table already has are copied from there.
CREATE TABLE glossary (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  term     TEXT NOT NULL UNIQUE,
  also     TEXT NOT NULL CHECK (json_valid(also)),
  text     TEXT NOT NULL,
  sources  TEXT NOT NULL CHECK (json_valid(sources))
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id     TEXT PRIMARY KEY,
  title  TEXT NOT NULL,
  year   INTEGER,
  design TEXT,
  doi    TEXT UNIQUE COLLATE NOCASE,
  pmid   TEXT UNIQUE,
  url    TEXT,
  record TEXT NOT NULL CHECK (json_valid(record))   -- the CSL-JSON document as authored
) STRICT, WITHOUT ROWID;

CREATE TABLE substance (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  unit       TEXT,
  element    TEXT,
  part_of    TEXT REFERENCES substance (id) DEFERRABLE INITIALLY DEFERRED,
  in_short   TEXT,                  -- a few plain sentences; NULL where nobody has written them
  in_short_sources TEXT CHECK (json_valid(in_short_sources)),
  reviewed_on TEXT NOT NULL,        -- the day of the last comparison with the sources, as everywhere
  has_monograph INTEGER NOT NULL CHECK (has_monograph IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE substance_synonym (
  substance TEXT NOT NULL REFERENCES substance (id),
  language  TEXT NOT NULL,          -- 'en' for the English synonyms
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (substance, language, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE substance_component (
  substance TEXT NOT NULL REFERENCES substance (id),
  component TEXT NOT NULL REFERENCES substance (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  PRIMARY KEY (substance, component)
) STRICT, WITHOUT ROWID;

CREATE TABLE substance_related (
  substance TEXT NOT NULL REFERENCES substance (id),
  related   TEXT NOT NULL REFERENCES substance (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  PRIMARY KEY (substance, related)
) STRICT, WITHOUT ROWID;

-- How the food table feeds a substance; scope 'ordinary' is the sum, else the limit of that scope.
CREATE TABLE food_column_rule (
  substance TEXT NOT NULL REFERENCES substance (id),
  scope     TEXT NOT NULL,          -- 'ordinary' or an intake scope
  columns   TEXT NOT NULL CHECK (json_valid(columns)),
  unit      TEXT NOT NULL,
  factor    REAL NOT NULL CHECK (factor > 0),
  note      TEXT,
  PRIMARY KEY (substance, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
  id                 TEXT PRIMARY KEY,
  substance          TEXT NOT NULL REFERENCES substance (id),
  position           INTEGER NOT NULL,
  name               TEXT NOT NULL,
  synonyms           TEXT NOT NULL CHECK (json_valid(synonyms)),
  formula            TEXT,
  molar_mass         REAL,
  elemental_fraction REAL CHECK (elemental_fraction > 0 AND elemental_fraction <= 1),
  absorption         TEXT NOT NULL,
  note               TEXT,
  equivalences       TEXT NOT NULL CHECK (json_valid(equivalences))   -- [{per, amount, unit}], the main one first
) STRICT, WITHOUT ROWID;
CREATE INDEX form_by_substance ON form (substance, position);

CREATE TABLE form_source (
  form     TEXT NOT NULL REFERENCES form (id),
  position INTEGER NOT NULL,
  source   TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (form, position)
) STRICT, WITHOUT ROWID;

-- Forms of other substances that count as this one (citrate salts).
CREATE TABLE included_form (
  substance TEXT NOT NULL REFERENCES substance (id),
  form      TEXT NOT NULL REFERENCES form (id),
  position  INTEGER NOT NULL,
  PRIMARY KEY (substance, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE monograph_statement (
  id               INTEGER PRIMARY KEY,
  substance        TEXT NOT NULL REFERENCES substance (id),
  section          TEXT NOT NULL,
  position         INTEGER NOT NULL,
  text             TEXT NOT NULL,
  threshold_amount REAL,
  threshold_unit   TEXT,
  threshold_scope  TEXT,
  UNIQUE (substance, section, position)
) STRICT;

CREATE TABLE monograph_source (
  statement INTEGER NOT NULL REFERENCES monograph_statement (id),
  position  INTEGER NOT NULL,
  source    TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ambiguous_name (
  name     TEXT NOT NULL,
  position INTEGER NOT NULL,
  substance TEXT NOT NULL REFERENCES substance (id),
  note     TEXT,
  PRIMARY KEY (name, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE condition (
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL,
  synonyms        TEXT NOT NULL CHECK (json_valid(synonyms)),
  part_of         TEXT REFERENCES condition (id) DEFERRABLE INITIALLY DEFERRED,
  icd10           TEXT NOT NULL CHECK (json_valid(icd10)),
  icd10_confirmed INTEGER NOT NULL CHECK (icd10_confirmed IN (0, 1)),
  note            TEXT,
  key_outcomes    TEXT NOT NULL CHECK (json_valid(key_outcomes))
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  id               TEXT PRIMARY KEY,
  substance        TEXT NOT NULL REFERENCES substance (id),
  condition        TEXT NOT NULL REFERENCES condition (id),
  outcome          TEXT NOT NULL,
  outcome_group    TEXT NOT NULL,
  other_groups     TEXT NOT NULL CHECK (json_valid(other_groups)),
  exposure         TEXT NOT NULL,
  measure          TEXT NOT NULL,
  change           TEXT NOT NULL,
  in_condition     INTEGER NOT NULL CHECK (in_condition IN (0, 1)),
  exposure_phrase  TEXT,            -- what was compared, where the bare name would be false or too broad
  in_short         TEXT,
  statement        TEXT NOT NULL,
  direction        TEXT NOT NULL,
  certainty        TEXT NOT NULL,
  certainty_reason TEXT NOT NULL,
  certainty_grounds TEXT NOT NULL CHECK (json_valid(certainty_grounds)),   -- [{domain, says}]
  size             TEXT NOT NULL,
  state            TEXT NOT NULL,
  indirect         INTEGER NOT NULL CHECK (indirect IN (0, 1)),
  population       TEXT,
  dose             TEXT,
  expert_review    TEXT,            -- why an expert should look again; NULL where nothing is open
  history          TEXT NOT NULL CHECK (json_valid(history))   -- [{date, edition, note}], the latest review last
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_question ON claim (substance, condition);
CREATE INDEX claim_by_condition ON claim (condition, substance);

CREATE TABLE claim_related_condition (
  claim     TEXT NOT NULL REFERENCES claim (id),
  condition TEXT NOT NULL REFERENCES condition (id),
  PRIMARY KEY (claim, condition)
) STRICT, WITHOUT ROWID;

CREATE TABLE study (
  id           INTEGER PRIMARY KEY,
  claim        TEXT NOT NULL REFERENCES claim (id),
  position     INTEGER NOT NULL,
  source       TEXT NOT NULL REFERENCES source (id),
  finding      TEXT NOT NULL,
  direction    TEXT NOT NULL,
  participants INTEGER,
  dose         TEXT,
  elemental_dose TEXT CHECK (json_valid(elemental_dose)),
  duration     TEXT,
  effect       TEXT,
  limitations  TEXT,
  second_hand  INTEGER NOT NULL CHECK (second_hand IN (0, 1)),
  UNIQUE (claim, position)
) STRICT;
CREATE INDEX study_by_source ON study (source);

CREATE TABLE estimate (
  study    INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  about    TEXT NOT NULL,
  measure  TEXT NOT NULL,
  value    REAL NOT NULL,
  low      REAL NOT NULL,
  high     REAL NOT NULL CHECK (high >= low),
  level    REAL NOT NULL,
  unit     TEXT,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE belief (
  substance TEXT NOT NULL REFERENCES substance (id),
  condition TEXT NOT NULL REFERENCES condition (id),
  belief    TEXT NOT NULL,
  PRIMARY KEY (substance, condition)
) STRICT, WITHOUT ROWID;

CREATE TABLE belief_reason (
  substance TEXT NOT NULL,
  condition TEXT NOT NULL,
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  claim     TEXT REFERENCES claim (id),
  sources   TEXT NOT NULL CHECK (json_valid(sources)),
  PRIMARY KEY (substance, condition, position),
  FOREIGN KEY (substance, condition) REFERENCES belief (substance, condition)
) STRICT, WITHOUT ROWID;

CREATE TABLE medication_class (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  atc           TEXT NOT NULL CHECK (json_valid(atc)),
  atc_confirmed INTEGER NOT NULL CHECK (atc_confirmed IN (0, 1)),
  note          TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE medication (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  synonyms      TEXT NOT NULL CHECK (json_valid(synonyms)),
  atc           TEXT NOT NULL CHECK (json_valid(atc)),
  atc_confirmed INTEGER NOT NULL CHECK (atc_confirmed IN (0, 1)),
  atc_name      TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE medication_membership (
  medication TEXT NOT NULL REFERENCES medication (id),
  class      TEXT NOT NULL REFERENCES medication_class (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (medication, class)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_by_class ON medication_membership (class);

-- Exactly one of target_medication, target_class, with_substance is set.
CREATE TABLE interaction (
  id                TEXT PRIMARY KEY,
  type              TEXT NOT NULL CHECK (type IN ('medicine', 'substance')),
  substance         TEXT NOT NULL REFERENCES substance (id),
  form              TEXT REFERENCES form (id),
  target_medication TEXT REFERENCES medication (id),
  target_class      TEXT REFERENCES medication_class (id),
  with_substance    TEXT REFERENCES substance (id),
  action            TEXT NOT NULL,
  severity          TEXT NOT NULL,
  direction         TEXT NOT NULL,
  mechanism         TEXT NOT NULL,
  effect            TEXT NOT NULL,
  management        TEXT NOT NULL,
  timing            TEXT,
  before_hours      REAL,
  after_hours       REAL,
  apart_hours       REAL,           -- between substances
  separation_order  TEXT,
  alternative       TEXT,
  evidence          TEXT NOT NULL,
  evidence_note     TEXT,
  second_hand       INTEGER NOT NULL CHECK (second_hand IN (0, 1)),
  expert_review     TEXT,
  reviewed_on       TEXT NOT NULL,
  CHECK ((target_medication IS NOT NULL) + (target_class IS NOT NULL) + (with_substance IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX interaction_by_substance ON interaction (substance);
CREATE INDEX interaction_by_medication ON interaction (target_medication);
CREATE INDEX interaction_by_class ON interaction (target_class);
CREATE INDEX interaction_by_with ON interaction (with_substance);

CREATE TABLE interaction_source (
  interaction TEXT NOT NULL REFERENCES interaction (id),
  position    INTEGER NOT NULL,
  source      TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (interaction, position)
) STRICT, WITHOUT ROWID;

-- Amounts, per day or with one meal, at which the sources of a record between substances saw the effect.
CREATE TABLE interaction_dose_seen (
  interaction  TEXT NOT NULL REFERENCES interaction (id),
  position     INTEGER NOT NULL,
  of_substance TEXT NOT NULL REFERENCES substance (id),
  amount       REAL NOT NULL CHECK (amount > 0),
  unit         TEXT NOT NULL,
  per          TEXT NOT NULL CHECK (per IN ('day', 'meal')),
  about        TEXT NOT NULL,
  PRIMARY KEY (interaction, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE caution (
  id          TEXT PRIMARY KEY,
  substance   TEXT NOT NULL REFERENCES substance (id),
  condition   TEXT NOT NULL REFERENCES condition (id),
  level       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  second_hand INTEGER NOT NULL CHECK (second_hand IN (0, 1)),
  reviewed_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX caution_by_substance ON caution (substance);
CREATE INDEX caution_by_condition ON caution (condition);

CREATE TABLE caution_source (
  caution  TEXT NOT NULL REFERENCES caution (id),
  position INTEGER NOT NULL,
  source   TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (caution, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE life_stage (
  id             TEXT PRIMARY KEY,
  position       INTEGER NOT NULL,
  label          TEXT NOT NULL,
  authority      TEXT NOT NULL,
  sex            TEXT NOT NULL,
  state          TEXT NOT NULL,
  min_age_months INTEGER NOT NULL,
  max_age_months INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE intake (
  id             INTEGER PRIMARY KEY,
  authority      TEXT NOT NULL,
  substance      TEXT NOT NULL REFERENCES substance (id),
  life_stage     TEXT NOT NULL REFERENCES life_stage (id),
  kind           TEXT NOT NULL,
  amount         REAL,              -- NULL: the authority has set no value
  amount_max     REAL,
  unit           TEXT NOT NULL,
  equivalent     TEXT,
  scope          TEXT NOT NULL,
  qualifier      TEXT,
  form           TEXT,
  increment      INTEGER NOT NULL CHECK (increment IN (0, 1)),
  min_age_months INTEGER,
  max_age_months INTEGER,
  reason         TEXT,
  note           TEXT,
  published_amount REAL,
  published_unit TEXT,
  source         TEXT NOT NULL REFERENCES source (id),
  report         TEXT REFERENCES source (id),
  confirmed      INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  evidence       TEXT NOT NULL
) STRICT;
CREATE INDEX intake_by_substance ON intake (substance, life_stage);

CREATE TABLE daily_value (
  substance  TEXT NOT NULL REFERENCES substance (id),
  age_group  TEXT NOT NULL,
  amount     REAL,
  unit       TEXT NOT NULL,
  equivalent TEXT,
  basis      TEXT NOT NULL,
  reason     TEXT,
  note       TEXT,
  source     TEXT NOT NULL REFERENCES source (id),
  confirmed  INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  evidence   TEXT NOT NULL,
  PRIMARY KEY (substance, age_group, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversion (
  id          TEXT PRIMARY KEY,
  substance   TEXT NOT NULL REFERENCES substance (id),
  from_unit   TEXT NOT NULL,
  from_form   TEXT,
  to_unit     TEXT NOT NULL,
  to_form     TEXT,
  factor      REAL NOT NULL CHECK (factor > 0),
  formula     TEXT,
  note        TEXT,
  source      TEXT NOT NULL REFERENCES source (id),
  confirmed   INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  evidence    TEXT NOT NULL,
  element     TEXT,
  atomic_mass REAL,
  charge      REAL,
  milliequivalents REAL
) STRICT, WITHOUT ROWID;
CREATE INDEX conversion_by_substance ON conversion (substance);

CREATE TABLE food (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL UNIQUE,
  food_group     TEXT NOT NULL,
  synonyms       TEXT NOT NULL CHECK (json_valid(synonyms)),
  ndb_number     TEXT,
  fdc_id         TEXT,
  ala_basis      TEXT,
  linoleic_basis TEXT,
  notes          TEXT,
  source         TEXT NOT NULL REFERENCES source (id),
  vegetarian     INTEGER CHECK (vegetarian IN (0, 1)),      -- NULL: the rule does not decide
  vegan          INTEGER CHECK (vegan IN (0, 1)),
  lactose_free   INTEGER CHECK (lactose_free IN (0, 1)),
  substance      TEXT REFERENCES substance (id)             -- its interaction records speak of this food
) STRICT, WITHOUT ROWID;

-- Amount per 100 g of the edible part. A missing row means that no value is given; 0 is a value.
CREATE TABLE food_amount (
  food          TEXT NOT NULL REFERENCES food (id),
  nutrient      TEXT NOT NULL,      -- a column of the food table, its unit in the name: magnesium_mg
  amount        REAL NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (food, nutrient)
) STRICT, WITHOUT ROWID;
CREATE INDEX food_amount_by_nutrient ON food_amount (nutrient, amount DESC);

CREATE TABLE portion (
  food     TEXT NOT NULL REFERENCES food (id),
  position INTEGER NOT NULL,
  label    TEXT NOT NULL,
  grams    REAL NOT NULL CHECK (grams > 0),
  ordinary INTEGER NOT NULL CHECK (ordinary IN (0, 1)),     -- about what people eat at once
  PRIMARY KEY (food, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ordinary_portion ON portion (food) WHERE ordinary = 1;

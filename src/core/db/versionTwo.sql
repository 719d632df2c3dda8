-- Personal data as the second schema held it: two plans with versions, a person, a product, settings. Never changed.
PRAGMA application_id = 1131374177;
PRAGMA user_version = 2;
BEGIN;
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
INSERT INTO plan VALUES (
  '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11', 'From the second version', 3, 1,
  '{"format":"cofactor-plan","version":1,"profile":{"name":"Zoë","age":34,"sex":"female","state":"none","authority":"NASEM","conditions":["multiple-sclerosis"],"medications":[{"medication":"levothyroxine","times":["07:00"],"note":"75 mcg"}],"meals":[],"diet":[],"exclusions":[]},"items":[{"product":"Magnesium citrate","ingredients":[{"substance":"magnesium","form":"magnesium-citrate","amount":200,"unit":"mg","basis":"elemental"}],"servings":1,"times":["08:00","20:00"],"days":"daily","asNeeded":false,"since":"2026-05-01","advisedByClinician":false,"pack":{"servings":60,"price":null}}],"foods":[{"food":"almonds-raw","grams":30}]}',
  '2026-05-01T08:00:00.000Z', '2026-06-02T09:30:00.000Z'
);
INSERT INTO plan VALUES (
  '0b9c2f4e-8f0a-4b7e-9d43-2f6f1b1c8e22', 'Without anything', 1, 0,
  '{"format":"cofactor-plan","version":1,"profile":{"age":58,"sex":"male"},"items":[]}',
  '2026-07-01T08:00:00.000Z', '2026-07-01T08:00:00.000Z'
);
INSERT INTO plan_version VALUES (
  '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11', 1, 'From the second version', 'report', NULL, '2026.08',
  '{"format":"cofactor-plan","version":1,"profile":{"name":"Zoë","age":34,"sex":"female","state":"none","authority":"NASEM","conditions":["multiple-sclerosis"],"medications":[{"medication":"levothyroxine","times":["07:00"],"note":"75 mcg"}],"meals":[],"diet":[],"exclusions":[]},"items":[{"product":"Magnesium citrate","ingredients":[{"substance":"magnesium","form":"magnesium-citrate","amount":150,"unit":"mg","basis":"elemental"}],"servings":1,"times":["08:00","20:00"],"days":"daily","asNeeded":false,"since":"2026-05-01","advisedByClinician":false,"pack":{"servings":60,"price":null}}],"foods":[{"food":"almonds-raw","grams":30}]}',
  '2026-05-02T08:00:00.000Z'
);
INSERT INTO plan_version VALUES (
  '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11', 2, 'From the second version', 'kept', 'before the holidays', '2026.09',
  '{"format":"cofactor-plan","version":1,"profile":{"name":"Zoë","age":34,"sex":"female","state":"none","authority":"NASEM","conditions":["multiple-sclerosis"],"medications":[{"medication":"levothyroxine","times":["07:00"],"note":"75 mcg"}],"meals":[],"diet":[],"exclusions":[]},"items":[{"product":"Magnesium citrate","ingredients":[{"substance":"magnesium","form":"magnesium-citrate","amount":200,"unit":"mg","basis":"elemental"}],"servings":1,"times":["08:00","20:00"],"days":"daily","asNeeded":false,"since":"2026-05-01","advisedByClinician":false,"pack":{"servings":60,"price":null}}],"foods":[{"food":"almonds-raw","grams":30}]}',
  '2026-06-01T08:00:00.000Z'
);
INSERT INTO profile VALUES (
  '5f1d7a52-3a4c-4f29-8f57-6a1f2c3d4e5f', 'Zoë', 2,
  '{"name":"Zoë","age":34,"sex":"female","conditions":["multiple-sclerosis"]}',
  '2026-06-01T08:00:00.000Z', '2026-06-03T08:00:00.000Z'
);
INSERT INTO product VALUES (
  '9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d', 'Zinc', 1,
  '{"name":"Zinc","ingredients":[{"substance":"zinc","amount":10,"unit":"mg","basis":"elemental"}],"pack":null,"note":"from the label"}',
  '2026-06-01T08:00:00.000Z', '2026-06-01T08:00:00.000Z'
);
INSERT INTO setting VALUES ('lastPlan', '"7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11"');
INSERT INTO setting VALUES ('paper', '"letter"');
COMMIT;

-- Personal data as the first schema held it, with a plan and settings: what an upgrade starts from. Never changed.
PRAGMA application_id = 1131374177;
PRAGMA user_version = 1;
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
INSERT INTO plan VALUES (
  '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11', 'From the first version', 3, 1,
  '{"format":"cofactor-plan","version":1,"profile":{"name":"Zoë","age":34,"sex":"female","state":"none","authority":"NASEM","conditions":["multiple-sclerosis"],"medications":[{"medication":"levothyroxine","times":["07:00"],"note":"75 mcg"}],"meals":[],"diet":[],"exclusions":[]},"items":[{"product":"Magnesium citrate","ingredients":[{"substance":"magnesium","form":"magnesium-citrate","amount":200,"unit":"mg","basis":"elemental"}],"servings":1,"times":["08:00","20:00"],"days":"daily","asNeeded":false,"since":"2026-05-01","advisedByClinician":false,"pack":{"servings":60,"price":null}}],"foods":[{"food":"almonds-raw","grams":30}]}',
  '2026-05-01T08:00:00.000Z', '2026-06-02T09:30:00.000Z'
);
INSERT INTO setting VALUES ('lastPlan', '"7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11"');
INSERT INTO setting VALUES ('theme', '"dark"');
COMMIT;

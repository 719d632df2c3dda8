import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { CofactorError } from '../../contract/errors.ts';
import { APPLICATION_ID, migrate, pragmaNumber, type Migration } from './migrate.ts';
import { migrations } from './migrations/index.ts';

const one: Migration = { version: 1, name: 'one', sql: 'CREATE TABLE a (x INTEGER) STRICT' };
const two: Migration = { version: 2, name: 'two', sql: 'ALTER TABLE a ADD COLUMN y TEXT' };
const broken: Migration = {
  version: 2,
  name: 'broken',
  sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO missing VALUES (1)',
};
const nothing = (): void => undefined;
const tables = (db: Database.Database): unknown[] =>
  db.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all();

describe('migrate', () => {
  it('runs what is due, in order, with a call before each migration of existing data', () => {
    const db = new Database(':memory:');
    migrate(db, [one], nothing);
    expect(pragmaNumber(db, 'user_version')).toBe(1);
    expect(pragmaNumber(db, 'application_id')).toBe(APPLICATION_ID);
    const before: number[] = [];
    migrate(db, [one, two], (from) => before.push(from));
    expect(before).toEqual([1]);
    expect(pragmaNumber(db, 'user_version')).toBe(2);
    migrate(db, [one, two], (from) => before.push(from));
    expect(before).toEqual([1]);
  });

  it('undoes a migration that fails and stops there', () => {
    const db = new Database(':memory:');
    const three: Migration = {
      version: 3,
      name: 'three',
      sql: 'CREATE TABLE c (x INTEGER) STRICT',
    };
    expect(() => {
      migrate(db, [one, broken, three], nothing);
    }).toThrow(/missing/u);
    expect(pragmaNumber(db, 'user_version')).toBe(1);
    expect(tables(db)).toEqual(['a']);
  });

  it('does not start when the step before it fails', () => {
    const db = new Database(':memory:');
    migrate(db, [one], nothing);
    expect(() => {
      migrate(db, [one, two], () => {
        throw new Error('no backup');
      });
    }).toThrow('no backup');
    expect(pragmaNumber(db, 'user_version')).toBe(1);
  });

  it('refuses data of a newer version and leaves it as it is', () => {
    const db = new Database(':memory:');
    migrate(db, [one, two], nothing);
    try {
      migrate(db, [one], nothing);
      throw new Error('no failure');
    } catch (error) {
      if (!(error instanceof CofactorError)) throw error;
      expect(error.failure.code).toBe('newer-data');
      expect(error.message).not.toMatch(/delete|erase|remove/iu);
    }
    expect(pragmaNumber(db, 'user_version')).toBe(2);
  });

  it('refuses a gap in the versions', () => {
    expect(() => {
      migrate(new Database(':memory:'), [{ ...one, version: 2 }], nothing);
    }).toThrow(/expected 1/u);
  });

  it('has released migrations without a gap, with strict tables', () => {
    const db = new Database(':memory:');
    migrate(db, migrations, nothing);
    expect(pragmaNumber(db, 'user_version')).toBe(migrations.length);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(
      db
        .prepare(
          `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
        AND name NOT LIKE 'sqlite%' AND strict = 0`,
        )
        .all(),
    ).toEqual([]);
  });
});

const schemas: { file: string; version: number; content: Record<string, number>; title: string }[] =
  [
    {
      file: 'versionOne.sql',
      version: 1,
      title: 'From the first version',
      content: { plan: 1, setting: 2 },
    },
    {
      file: 'versionTwo.sql',
      version: 2,
      title: 'From the second version',
      content: { plan: 2, setting: 2, plan_version: 2, profile: 1, product: 1 },
    },
  ];

describe.each(schemas)(
  'the stored file of schema $version',
  ({ file, version, content, title }) => {
    const stored = (): Database.Database => {
      const db = new Database(':memory:');
      db.exec(readFileSync(new URL(file, import.meta.url), 'utf8'));
      return db;
    };
    const schema = (db: Database.Database): unknown[] =>
      db
        .prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
        .all()
        .map((row) => JSON.stringify(row).replace(/(\\n|\s)+/gu, ' '));
    const rows = (db: Database.Database): unknown[] =>
      Object.keys(content).map((table) => db.prepare(`SELECT * FROM ${table}`).all());

    it('has the schema that the migrations up to it still make', () => {
      const made = new Database(':memory:');
      migrate(made, migrations.slice(0, version), nothing);
      expect(schema(stored())).toEqual(schema(made));
    });

    it('is upgraded without a change to what it holds', () => {
      const db = stored();
      const before = rows(db);
      expect(before.map((list) => (Array.isArray(list) ? list.length : 0))).toEqual(
        Object.values(content),
      );
      const backups: number[] = [];
      migrate(db, migrations, (from) => backups.push(from));
      expect(rows(db)).toEqual(before);
      expect(db.prepare('SELECT title FROM plan').pluck().all()).toContain(title);
      expect(backups[0]).toBe(version);
      expect(pragmaNumber(db, 'user_version')).toBe(migrations.length);
      expect(db.pragma('foreign_key_check')).toEqual([]);
    });
  },
);

describe('stored files of earlier schemas', () => {
  it('are there for every schema that was released before the last ones', () => {
    // Schemas 3 and 4 come out together with this version.
    expect(schemas.map(({ version }) => version)).toEqual([1, 2]);
    expect(migrations).toHaveLength(4);
  });
});

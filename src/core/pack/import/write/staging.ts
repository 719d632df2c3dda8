/** Foods on their way into a pack: kept in the scratch file in the order of the table, written in the order of the pack. */
import type { Database, Statement } from 'better-sqlite3';

export interface StagedFood {
  /** Number of the food in the table that is read. */
  readonly key: number;
  readonly code: string;
  readonly name: string;
  readonly group: string | null;
  readonly fdcId: string | null;
  readonly dataType: string | null;
  readonly published: string | null;
}
/** What another table says about a food. */
export interface StagedSide {
  readonly key: number;
  readonly group: string | null;
  readonly brand: string | null;
  readonly ndbNumber: string | null;
}

const NO_GROUP = 'Without a group';

/** How a share of 18:3 and 18:2 was measured, by number of the food. */
export interface Bases {
  readonly ala: ReadonlyMap<number, string>;
  readonly linoleic: ReadonlyMap<number, string>;
}

export class Staging {
  readonly #db: Database;
  readonly #food: Statement;
  readonly #side: Statement;
  readonly #synonym: Statement;
  readonly #portion: Statement;

  constructor(db: Database) {
    this.#db = db;
    db.exec(`
      CREATE TABLE scratch.food (
        key INTEGER PRIMARY KEY, code TEXT, name TEXT, food_group TEXT, fdc_id TEXT, data_type TEXT, published TEXT
      );
      CREATE TABLE scratch.side (key INTEGER PRIMARY KEY, food_group TEXT, brand TEXT, ndb_number TEXT);
      CREATE TABLE scratch.synonym (n INTEGER PRIMARY KEY, key INTEGER, name TEXT);
      CREATE TABLE scratch.portion (n INTEGER PRIMARY KEY, key INTEGER, position INTEGER, label TEXT, grams REAL);
    `);
    this.#food = db.prepare('INSERT INTO scratch.food VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#side = db.prepare('INSERT INTO scratch.side VALUES (?, ?, ?, ?)');
    this.#synonym = db.prepare('INSERT INTO scratch.synonym (key, name) VALUES (?, ?)');
    this.#portion = db.prepare(
      'INSERT INTO scratch.portion (key, position, label, grams) VALUES (?, ?, ?, ?)',
    );
  }

  food(food: StagedFood): void {
    const { key, code, name, group, fdcId, dataType, published } = food;
    this.#food.run(key, code, name, group, fdcId, dataType, published);
  }
  side({ key, group, brand, ndbNumber }: StagedSide): void {
    this.#side.run(key, group, brand, ndbNumber);
  }
  synonym(key: number, name: string): void {
    this.#synonym.run(key, name);
  }
  portion(key: number, position: number, label: string, grams: number): void {
    this.#portion.run(key, position, label, grams);
  }

  /**
   * Fills the tables of foods and portions. Returns the number of portions.
   * @param idOf number of a food in the pack; 0 for one that is not taken
   */
  write(idOf: (key: number) => number, { ala, linoleic }: Bases): number {
    const db = this.#db;
    const given = (key: unknown): number => (typeof key === 'number' ? idOf(key) : 0);
    db.function('food_number', { deterministic: true }, given);
    db.function('ala_basis', { deterministic: true }, (id: unknown) =>
      typeof id === 'number' ? (ala.get(id) ?? null) : null,
    );
    db.function('linoleic_basis', { deterministic: true }, (id: unknown) =>
      typeof id === 'number' ? (linoleic.get(id) ?? null) : null,
    );
    db.exec(`
      INSERT INTO food
      SELECT food_number(f.key) AS id, f.code, f.name, coalesce(s.food_group, f.food_group, '${NO_GROUP}'), s.brand,
        coalesce((SELECT json_group_array(y.name ORDER BY y.n) FROM scratch.synonym AS y WHERE y.key = f.key), '[]'),
        s.ndb_number, f.fdc_id, f.data_type, f.published,
        ala_basis(food_number(f.key)), linoleic_basis(food_number(f.key))
      FROM scratch.food AS f LEFT JOIN scratch.side AS s USING (key)
      WHERE food_number(f.key) > 0
      ORDER BY 1
    `);
    const { changes } = db
      .prepare(
        `INSERT INTO portion
         SELECT food, row_number() OVER (PARTITION BY food ORDER BY position, n) - 1, label, grams
         FROM (SELECT food_number(key) AS food, position, n, label, grams FROM scratch.portion)
         WHERE food > 0 ORDER BY 1, 2`,
      )
      .run();
    return changes;
  }

  /** For codes that people gave: a second food of the same code is refused from now on. */
  uniqueCodes(): void {
    this.#db.exec('CREATE UNIQUE INDEX scratch.food_by_code ON food (code)');
  }

  /** Numbers of all foods by their keys, shorter names first; 0 for a key without a food. For foods without versions. */
  order(): Int32Array {
    const sorted = this.#db
      .prepare<[], number>('SELECT key FROM scratch.food ORDER BY length(name), code')
      .pluck();
    const last = this.#db.prepare<[], number>('SELECT max(key) FROM scratch.food').pluck().get();
    const ids = new Int32Array((last ?? 0) + 1);
    let id = 0;
    for (const key of sorted.iterate()) ids[key] = id += 1;
    return ids;
  }

  /** Before `write`, once all synonyms are there. */
  indexSynonyms(): void {
    this.#db.exec('CREATE INDEX scratch.synonym_by_food ON synonym (key)');
  }
}

/** Reads an imported food table. It may hold millions of foods: what is not bounded is kept once it has been read. */
import type { FoodId } from '../../../contract/ids.ts';
import type { SourceRecord } from '../../../contract/records.ts';
import type { Reader } from '../../db/statements.ts';

export interface ImportedFood {
  /** Number inside the pack. */
  readonly id: number;
  readonly code: FoodId;
  readonly name: string;
  readonly food_group: string;
  readonly brand: string | null;
  /** JSON list. */
  readonly synonyms: string;
  readonly ndb_number: string | null;
  readonly fdc_id: string | null;
  readonly ala_basis: string | null;
  readonly linoleic_basis: string | null;
}

export interface ImportedAmount {
  readonly id: number;
  readonly code: FoodId;
  readonly name: string;
  readonly food_group: string;
  readonly brand: string | null;
  readonly per100g: number;
  readonly kcal: number | null;
}

export interface ImportedPortion {
  readonly label: string;
  readonly grams: number;
}

/** The columns of a food in a ranking, and its energy. */
const RANKED = `food.id, food.code, food.name, food.food_group, food.brand,
  (SELECT amount FROM food_amount WHERE food = ranked.food
      AND nutrient = (SELECT id FROM nutrient WHERE column_name = 'energy_kcal')) AS kcal`;

/** Foods that have every wanted column, with the sum of these. */
const SUMS = `SELECT food, sum(amount) AS per100g FROM food_amount
  WHERE nutrient IN (SELECT nutrient.id FROM json_each(:columns) JOIN nutrient ON column_name = value)
  GROUP BY food HAVING count(*) = json_array_length(:columns)`;

export function createImportedRepository(db: Reader) {
  const one = (sql: string): number => db.pluck<number>(sql)[0] ?? 0;
  let size: number | null = null;
  let groups: string[] | null = null;
  const known = new Map<string, number>();
  return {
    size: (): number => (size ??= one('SELECT count(*) FROM food')),
    columns: () => db.pluck<string>('SELECT column_name FROM nutrient ORDER BY id'),
    groups: (): string[] =>
      (groups ??= db.pluck<string>('SELECT DISTINCT food_group FROM food ORDER BY food_group')),
    inGroup: (group: string): number =>
      db.pluck<number>('SELECT count(*) FROM food WHERE food_group = ? COLLATE NOCASE', [
        group,
      ])[0] ?? 0,
    source: (): SourceRecord | null => {
      const [record] = db.pluck<string>('SELECT record FROM source LIMIT 1');
      // Written by the import of this app, and under the seal of the pack.
      return record === undefined ? null : (JSON.parse(record) as SourceRecord);
    },
    has: (code: string): boolean =>
      db.pluck<number>('SELECT 1 FROM food WHERE code = ?', [code]).length > 0,
    find: (code: string): ImportedFood | undefined =>
      db.get<ImportedFood>(
        `SELECT id, code, name, food_group, brand, synonyms, ndb_number, fdc_id, ala_basis, linoleic_basis
           FROM food WHERE code = ?`,
        [code],
      ),
    amounts: (id: number) =>
      db.all<{ column_name: string; amount: number }>(
        `SELECT column_name, amount FROM food_amount JOIN nutrient ON nutrient.id = nutrient
          WHERE food = ?`,
        [id],
      ),
    portions: (id: number) =>
      db.all<ImportedPortion>('SELECT label, grams FROM portion WHERE food = ? ORDER BY position', [
        id,
      ]),
    /** Foods that have a value for the column. */
    known: (column: string): number => {
      const count =
        known.get(column) ??
        db.pluck<number>(
          `SELECT count(*) FROM food_amount
            WHERE nutrient = (SELECT id FROM nutrient WHERE column_name = ?)`,
          [column],
        )[0] ??
        0;
      known.set(column, count);
      return count;
    },
    /** The foods with most of one column, straight from the index. */
    richest: (column: string, limit: number): ImportedAmount[] =>
      db.all<ImportedAmount>(
        `SELECT ${RANKED}, ranked.amount AS per100g
           FROM (SELECT food, amount FROM food_amount
                  WHERE nutrient = (SELECT id FROM nutrient WHERE column_name = :column)
                  ORDER BY amount DESC LIMIT :limit) AS ranked
           JOIN food ON food.id = ranked.food
          ORDER BY ranked.amount DESC`,
        { column, limit },
      ),
    /** Every food that has all columns, of one group or of all: for tables of a bounded size. */
    withAll: (columns: readonly string[], group: string | null): ImportedAmount[] =>
      db.all<ImportedAmount>(
        `SELECT ${RANKED}, ranked.per100g FROM (${SUMS}) AS ranked
           JOIN food ON food.id = ranked.food
          WHERE :group IS NULL OR food.food_group = :group COLLATE NOCASE`,
        { columns: JSON.stringify(columns), group },
      ),
  };
}

/** Reads foods, their amounts and portions from the reference. */
import type { FoodId, SourceId, SubstanceId } from '../../contract/ids.ts';
import type { FoodRecord, PortionRecord } from '../../contract/records.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { jsonList } from '../json.ts';

interface FoodRow {
  id: FoodId;
  name: string;
  food_group: string;
  synonyms: string;
  ndb_number: string | null;
  fdc_id: string | null;
  ala_basis: string | null;
  linoleic_basis: string | null;
  notes: string | null;
  source: SourceId;
  vegetarian: 0 | 1 | null;
  vegan: 0 | 1 | null;
  lactose_free: 0 | 1 | null;
  substance: SubstanceId | null;
}

interface PortionRow {
  label: string;
  grams: number;
  ordinary: 0 | 1;
}

/** Unknown stays null. */
const known = (flag: 0 | 1 | null): boolean | null => (flag === null ? null : flag === 1);

export interface RankedRow {
  food: FoodId;
  name: string;
  group: string;
  notes: string | null;
  source: SourceId;
  /** Sum of the wanted columns per 100 g, before any factor. */
  per100g: number;
  kcal: number | null;
}

export type FoodRepository = ReturnType<typeof createFoodRepository>;

export function createFoodRepository(db: ReferenceDb) {
  const portions = (food: string): PortionRecord[] =>
    db
      .all<PortionRow>(
        'SELECT label, grams, ordinary FROM portion WHERE food = ? ORDER BY position',
        [food],
      )
      .map(({ label, grams, ordinary }) => ({ label, grams, ordinary: ordinary === 1 }));
  // Every food is asked for them, and the pack is immutable.
  let columnsRead: string[] | null = null;
  const columns = (): string[] =>
    (columnsRead ??= db.pluck<string>('SELECT DISTINCT nutrient FROM food_amount'));
  return {
    portions,
    columns,
    get(id: string): FoodRecord | null {
      const row = db.get<FoodRow>('SELECT * FROM food WHERE id = ?', [id]);
      if (row === undefined) return null;
      const amounts: Record<string, number | null> = {};
      for (const column of columns()) amounts[column] = null;
      for (const { nutrient, amount } of db.all<{ nutrient: string; amount: number }>(
        'SELECT nutrient, amount FROM food_amount WHERE food = ?',
        [id],
      )) {
        amounts[nutrient] = amount;
      }
      return {
        id: row.id,
        name: row.name,
        group: row.food_group,
        synonyms: jsonList<string>(row.synonyms),
        ndbNumber: row.ndb_number,
        fdcId: row.fdc_id,
        amounts,
        alaBasis: row.ala_basis,
        linoleicBasis: row.linoleic_basis,
        notes: row.notes,
        source: row.source,
        portions: portions(id),
        diets: {
          vegetarian: known(row.vegetarian),
          vegan: known(row.vegan),
          'lactose-free': known(row.lactose_free),
        },
        substance: row.substance,
      };
    },
    ids: () => db.pluck<string>('SELECT id FROM food ORDER BY id'),
    groups: () => db.pluck<string>('SELECT DISTINCT food_group FROM food ORDER BY food_group'),
    count: (group: string | null): number =>
      db.get<{ n: number }>(
        'SELECT count(*) AS n FROM food WHERE :group IS NULL OR food_group = :group COLLATE NOCASE',
        { group },
      )?.n ?? 0,
    /** Foods for which every one of the columns has a value, with the sum of these. */
    withAll: (columns: readonly string[], group: string | null): RankedRow[] =>
      db.all<RankedRow>(
        `SELECT food.id AS food, food.name, food.food_group AS "group", food.notes, food.source,
                sum(wanted.amount) AS per100g, energy.amount AS kcal
           FROM food_amount AS wanted
           JOIN food ON food.id = wanted.food
           LEFT JOIN food_amount AS energy ON energy.food = food.id AND energy.nutrient = 'energy_kcal'
          WHERE wanted.nutrient IN (SELECT value FROM json_each(:columns))
            AND (:group IS NULL OR food.food_group = :group COLLATE NOCASE)
          GROUP BY food.id
         HAVING count(*) = json_array_length(:columns)`,
        { columns: JSON.stringify(columns), group },
      ),
  };
}

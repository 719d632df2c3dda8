/** What is in foods, and which foods carry most of a nutrient. Unknown stays unknown, it never counts as 0. */
import type { NutrientAmount, PackName, SubstanceAmount } from '../../contract/answers.ts';
import type {
  FoodColumn,
  FoodRecord,
  SourceRecord,
  SubstanceRecord,
} from '../../contract/records.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { memo } from '../memo.ts';
import type { SubstanceService } from '../substance/service.ts';
import { massPart } from '../units/mass.ts';
import { tidy } from '../units/tidy.ts';
import { columnLabel, columnUnit } from './columns.ts';
import { createFoodTable, type TableOptions } from './imported/table.ts';
import { createRanking, type RankOptions, type Ranking } from './ranking.ts';
import { createFoodRepository } from './repository.ts';

/** An amount in 100 g with the head of its reckoning ("270 mg per 100 g = "); null and empty where there is no value. */
export interface Reckoned {
  per100g: number | null;
  head: string;
}

const unknown: Reckoned = { per100g: null, head: '' };

/** Every column rule of the substances, with its place and the unit of what it reads. */
function rulesOf(
  substances: readonly SubstanceRecord[],
): Map<FoodColumn, { place: number; unit: string }> {
  const rules = new Map<FoodColumn, { place: number; unit: string }>();
  for (const { foodColumn, foodColumnByScope, unit: own } of substances) {
    const unit = own ?? 'mg';
    if (foodColumn !== null) rules.set(foodColumn, { place: rules.size, unit });
    for (const rule of Object.values(foodColumnByScope)) {
      rules.set(rule, { place: rules.size, unit: massPart(unit) ?? unit });
    }
  }
  return rules;
}

export interface FoodService {
  /** A food of the reference, else of the newest imported table that has it. */
  get(id: string): FoodRecord | null;
  /** The imported table of a food; null for a food of the reference, and for none. */
  packOf(id: string): PackName | null;
  /** Ids of the packs that have the food, that of the reference included. */
  heldBy(id: string): string[];
  /** Ids of the packs with foods, that of the reference first. */
  packs(): string[];
  /** What the imported tables say of themselves. */
  tableSources(): SourceRecord[];
  /**
   * Every food of the reference, by id. Imported foods are not among them: nobody has reviewed what they are eaten as, their
   * portions or the diets they fit, and there may be millions.
   */
  list(): readonly FoodRecord[];
  nutrients(food: FoodRecord): NutrientAmount[];
  /** Every substance that the table tells of, as published values count it. */
  substances(food: FoodRecord): SubstanceAmount[];
  /** Amount of a substance in 100 g, in the substance's unit; null where a column has no value. */
  per100g(food: FoodRecord, rule: FoodColumn): number | null;
  /** The same of many foods (null: not in the table), by one rule of a substance after the other. */
  reckonedBy(foods: readonly (FoodRecord | null)[]): (rule: FoodColumn) => readonly Reckoned[];
  /** Groups that a ranking can be limited to; `pack`: of one pack alone. */
  groups(pack?: string): string[];
  rank(rule: FoodColumn, options: RankOptions): Ranking;
}

/** Imported foods that are kept once they have been read: their ids come from outside, and there may be millions. */
const MOST_KEPT = 2000;

/** @param tables the imported food tables that are open, the newest first */
export function createFoodService(
  db: ReferenceDb,
  substances: SubstanceService,
  tables: readonly TableOptions[] = [],
): FoodService {
  const repository = createFoodRepository(db);
  const ofReference = memo((id: string) => repository.get(id));
  const imported = tables.map((table) => createFoodTable(table, repository.columns));
  const kept = new Map<string, FoodRecord>();
  const ofTables = (id: string): FoodRecord | null => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const food = tableOf(id)?.get(id) ?? null;
    if (kept.size >= MOST_KEPT) kept.clear();
    if (food !== null) kept.set(id, food);
    return food;
  };
  const tableOf = (id: string) => imported.find((table) => table.has(id));
  const get = (id: string): FoodRecord | null =>
    ofReference(id) ?? (imported.length === 0 ? null : ofTables(id));

  const reckon = (food: FoodRecord, rule: FoodColumn): number | null => {
    let sum = 0;
    for (const column of rule.columns) {
      const amount = food.amounts[column] ?? null;
      if (amount === null) return null;
      sum += amount;
    }
    return tidy(sum * rule.factor);
  };
  // A plan is checked at every key press: each food's amounts by every rule of the substances are a row of a table that
  // follows from the pack alone, made when the food is first asked for.
  let places: ReadonlyMap<FoodColumn, { place: number; unit: string }> | null = null;
  const rules = () => (places ??= rulesOf(substances.list()));
  const rows = new WeakMap<FoodRecord, readonly Reckoned[]>();
  const rowOf = (food: FoodRecord): readonly Reckoned[] => {
    const known = rows.get(food);
    if (known !== undefined) return known;
    const row = [...rules()].map(([rule, { unit }]): Reckoned => {
      const amount = reckon(food, rule);
      return amount === null
        ? unknown
        : { per100g: amount, head: `${amount} ${unit} per 100 g = ` };
    });
    rows.set(food, row);
    return row;
  };
  const per100g = (food: FoodRecord, rule: FoodColumn): number | null => {
    const place = rules().get(rule)?.place;
    // A rule that no substance has: nothing is kept of it.
    return place === undefined ? reckon(food, rule) : (rowOf(food)[place]?.per100g ?? null);
  };

  let all: readonly FoodRecord[] | null = null;

  return {
    get,
    list: () =>
      (all ??= repository.ids().flatMap((id) => {
        const food = get(id);
        return food === null ? [] : [food];
      })),
    packOf: (id) => (ofReference(id) === null ? (tableOf(id)?.pack ?? null) : null),
    heldBy: (id) => [
      ...(ofReference(id) === null ? [] : [db.manifest.id]),
      ...imported.filter((table) => table.has(id)).map(({ pack }) => pack.id),
    ],
    packs: () => [db.manifest.id, ...imported.map(({ pack }) => pack.id)],
    tableSources: () => imported.flatMap(({ source }) => source ?? []),
    groups: (pack) => [
      ...new Set([
        ...(pack === undefined || pack === db.manifest.id ? repository.groups() : []),
        ...imported
          .filter((table) => pack === undefined || pack === table.pack.id)
          .flatMap((table) => table.groups()),
      ]),
    ],

    nutrients(food) {
      const byColumn = new Map(
        substances
          .list()
          .filter((substance) => substance.foodColumn?.columns.length === 1)
          .map((substance) => [substance.foodColumn?.columns[0] ?? '', substance.id]),
      );
      return Object.entries(food.amounts).map(([column, amount]) => ({
        column,
        label: columnLabel(column),
        substance: byColumn.get(column) ?? null,
        amount,
        unit: columnUnit(column),
      }));
    },

    substances(food) {
      return substances.list().flatMap((one): SubstanceAmount[] => {
        const { foodColumn, unit } = one;
        if (foodColumn === null || unit === null) return [];
        const scoped = Object.entries(one.foodColumnByScope).map(
          ([scope, rule]) => [scope, per100g(food, rule)] as const,
        );
        return [
          {
            substance: one.id,
            unit,
            columns: foodColumn.columns,
            amount: per100g(food, foodColumn),
            note: foodColumn.note ?? null,
            byScope: Object.fromEntries(scoped),
          },
        ];
      });
    },

    per100g,
    reckonedBy(foods) {
      const found = foods.map((food) => (food === null ? null : rowOf(food)));
      return (rule) => {
        const place = rules().get(rule)?.place;
        if (place === undefined) throw new Error('a column rule that no substance has');
        return found.map((row) => row?.[place] ?? unknown);
      };
    },

    rank: createRanking(repository, imported, db.manifest.id),
  };
}

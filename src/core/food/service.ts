/** What is in foods, and which foods carry most of a nutrient. Unknown stays unknown, it never counts as 0. */
import type {
  FoodRow,
  NutrientAmount,
  portionChoices,
  SubstanceAmount,
} from '../../contract/answers.ts';
import type { FoodColumn, FoodRecord, PortionRecord } from '../../contract/records.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { memo } from '../memo.ts';
import type { SubstanceService } from '../substance/service.ts';
import { tidy } from '../units/tidy.ts';
import { columnLabel, columnUnit } from './columns.ts';
import { createFoodRepository } from './repository.ts';

export type FoodBasis = '100g' | 'portion' | '100kcal';
export type PortionChoice = (typeof portionChoices)[number];

export interface FoodService {
  get(id: string): FoodRecord | null;
  /** Every food of the table, by id. */
  list(): readonly FoodRecord[];
  nutrients(food: FoodRecord): NutrientAmount[];
  /** Every substance that the table tells of, as published values count it. */
  substances(food: FoodRecord): SubstanceAmount[];
  /** Amount of a substance in 100 g, in the substance's unit; null where a column has no value. */
  per100g(food: FoodRecord, rule: FoodColumn): number | null;
  groups(): string[];
  /**
   * Foods by descending amount; `missing` counts those whose amount (or energy, or portion) is unknown, `withoutPortion`
   * those of them that lack nothing but a portion of the wanted kind.
   */
  rank(
    rule: FoodColumn,
    options: { per: FoodBasis; portion?: PortionChoice; group: string | null; limit: number },
  ): { rows: FoodRow[]; total: number; missing: number; withoutPortion: number };
}

/** The portion to rank by; undefined where the table lists or marks none. */
function chosenPortion(
  portions: readonly PortionRecord[],
  choice: PortionChoice,
): PortionRecord | undefined {
  if (choice === 'ordinary') return portions.find(({ ordinary }) => ordinary);
  if (choice === 'first') return portions[0];
  const sign = choice === 'smallest' ? 1 : -1;
  return [...portions].sort((a, b) => sign * (a.grams - b.grams))[0];
}

export function createFoodService(db: ReferenceDb, substances: SubstanceService): FoodService {
  const repository = createFoodRepository(db);
  const get = memo((id: string) => repository.get(id));

  const reckon = (food: FoodRecord, rule: FoodColumn): number | null => {
    let sum = 0;
    for (const column of rule.columns) {
      const amount = food.amounts[column] ?? null;
      if (amount === null) return null;
      sum += amount;
    }
    return tidy(sum * rule.factor);
  };
  // A plan is checked at every key press, with the same foods and the same columns.
  const reckoned = new WeakMap<FoodRecord, Map<FoodColumn, number | null>>();
  const per100g = (food: FoodRecord, rule: FoodColumn): number | null => {
    const byRule = reckoned.get(food) ?? new Map<FoodColumn, number | null>();
    const known = byRule.get(rule);
    if (known !== undefined) return known;
    const amount = reckon(food, rule);
    reckoned.set(food, byRule.set(rule, amount));
    return amount;
  };

  let all: readonly FoodRecord[] | null = null;

  return {
    get,
    list: () =>
      (all ??= repository.ids().flatMap((id) => {
        const food = get(id);
        return food === null ? [] : [food];
      })),
    groups: () => repository.groups(),

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

    rank(rule, { per, portion: choice = 'ordinary', group, limit }) {
      const found = repository.withAll(rule.columns, group);
      const rows: FoodRow[] = [];
      let withoutPortion = 0;
      for (const row of found) {
        const per100g = row.per100g * rule.factor;
        const shared = {
          food: row.food,
          name: row.name,
          group: row.group,
          notes: row.notes,
          source: row.source,
        };
        if (per === '100g') {
          rows.push({ ...shared, amount: tidy(per100g), grams: 100 });
        } else if (per === '100kcal') {
          // Energy unknown or nil: there is no "per 100 kcal" to give.
          if (row.kcal === null || row.kcal <= 0) continue;
          const grams = (100 / row.kcal) * 100;
          rows.push({ ...shared, amount: tidy((per100g * grams) / 100), grams: tidy(grams) });
        } else {
          const portion = chosenPortion(repository.portions(row.food), choice);
          if (portion === undefined) {
            withoutPortion += 1;
            continue;
          }
          rows.push({
            ...shared,
            amount: tidy((per100g * portion.grams) / 100),
            grams: portion.grams,
            portion: portion.label,
          });
        }
      }
      rows.sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
      return {
        rows: rows.slice(0, limit),
        total: rows.length,
        missing: repository.count(group) - rows.length,
        withoutPortion,
      };
    },
  };
}

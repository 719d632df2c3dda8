/** Foods by their amount of something, over the reference and the imported tables. */
import type { FoodRow, FoodsOutput } from '../../contract/answers.ts';
import type { FoodColumn } from '../../contract/records.ts';
import type { FoodTable } from './imported/table.ts';
import { rankedRow, type FoodBasis, type PortionChoice, type RankBasis } from './rankedRow.ts';
import type { FoodRepository } from './repository.ts';

export interface RankOptions {
  readonly per: FoodBasis;
  readonly portion?: PortionChoice;
  readonly group: string | null;
  /** Id of the one pack whose foods are ranked; left out: of every one. */
  readonly pack?: string;
  readonly limit: number;
}

/**
 * By descending amount; `missing` counts foods whose amount (or energy, or portion) is unknown, `withoutPortion` those of
 * them that lack nothing but a portion of the wanted kind. `rows` are the first of `total`.
 */
export type Ranking = Pick<
  FoodsOutput,
  'rows' | 'total' | 'missing' | 'withoutPortion' | 'notRanked'
>;

function rankReference(
  repository: FoodRepository,
  rule: FoodColumn,
  basis: RankBasis,
  group: string | null,
): Omit<Ranking, 'notRanked'> {
  const rows: FoodRow[] = [];
  let withoutPortion = 0;
  for (const found of repository.withAll(rule.columns, group)) {
    const { food, name, group: own, notes, source, kcal } = found;
    const portions = basis.per === 'portion' ? repository.portions(food) : [];
    const shared = { food, name, group: own, notes, source, pack: null };
    const row = rankedRow(shared, found.per100g * rule.factor, kcal, portions, basis);
    if (row === 'no-portion') withoutPortion += 1;
    else if (row !== null) rows.push(row);
  }
  const missing = repository.count(group) - rows.length;
  return { rows, total: rows.length, missing, withoutPortion };
}

/** Two tables may hold the same food: the newer table stands for it. */
function withoutTwins(rows: readonly FoodRow[]): FoodRow[] {
  const shown = new Set<string>();
  return rows.filter(({ food }) => !shown.has(food) && shown.add(food));
}

/** @param reference id of the pack of the reference */
export function createRanking(
  repository: FoodRepository,
  tables: readonly FoodTable[],
  reference: string,
): (rule: FoodColumn, options: RankOptions) => Ranking {
  return (rule, { per, portion = 'ordinary', group, pack, limit }) => {
    const basis: RankBasis = { per, portion };
    const ranking: Ranking =
      pack === undefined || pack === reference
        ? { ...rankReference(repository, rule, basis, group), notRanked: [] }
        : { rows: [], total: 0, missing: 0, withoutPortion: 0, notRanked: [] };
    for (const table of tables) {
      if (pack !== undefined && pack !== table.pack.id) continue;
      const part = table.rank(rule, basis, group, limit);
      if (typeof part === 'string') {
        ranking.notRanked.push({ pack: table.pack, why: part });
        continue;
      }
      ranking.rows.push(...part.rows);
      ranking.total += part.total;
      ranking.missing += part.missing;
      ranking.withoutPortion += part.withoutPortion;
    }
    ranking.rows.sort(
      (a, b) =>
        b.amount - a.amount ||
        Number(a.pack !== null) - Number(b.pack !== null) ||
        (a.name < b.name ? -1 : 1),
    );
    ranking.rows = withoutTwins(ranking.rows).slice(0, limit);
    return ranking;
  };
}

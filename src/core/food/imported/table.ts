/** One imported food table: its foods as records, and its part of a ranking. */
import type { FoodRow, PackName } from '../../../contract/answers.ts';
import type { FoodColumn, FoodRecord, SourceRecord } from '../../../contract/records.ts';
import type { Reader } from '../../db/statements.ts';
import { jsonList } from '../../json.ts';
import { rankedRow, type RankBasis } from '../rankedRow.ts';
import { createImportedRepository, type ImportedAmount } from './repository.ts';

/** Ranking by portion, by energy, by a sum or within a group reads every food that has a value: up to this size. */
export const RANKED_UP_TO = 50_000;

export interface TablePart {
  rows: FoodRow[];
  /** Foods that have what the ranking needs; `rows` may be fewer. */
  total: number;
  missing: number;
  withoutPortion: number;
}

export interface FoodTable {
  readonly pack: PackName;
  readonly source: SourceRecord | null;
  has(id: string): boolean;
  get(id: string): FoodRecord | null;
  /** Empty where the table is too large to be ranked by group. */
  groups(): readonly string[];
  /** The best rows of the table, or why there are none. */
  rank(rule: FoodColumn, basis: RankBasis, group: string | null, limit: number): TablePart | string;
}

export interface TableOptions {
  readonly manifest: { readonly id: string; readonly title: string };
  readonly db: Reader;
}

const nobodyReviewed = { vegetarian: null, vegan: null, 'lactose-free': null } as const;

/** @param columns those of the reference: what the table does not have stands there as unknown */
export function createFoodTable(
  { manifest, db }: TableOptions,
  columns: () => readonly string[],
): FoodTable {
  const repository = createImportedRepository(db);
  const pack: PackName = { id: manifest.id, title: manifest.title };
  const source = repository.source();
  const isLarge = (): boolean => repository.size() > RANKED_UP_TO;

  const notesOf = (brand: string | null): string =>
    [
      ...(brand === null ? [] : [`Brand: ${brand}.`]),
      `From "${pack.title}", imported by you, not reviewed.`,
    ].join(' ');

  const get = (id: string): FoodRecord | null => {
    const food = repository.find(id);
    if (food === undefined || source === null) return null;
    const amounts: Record<string, number | null> = {};
    for (const column of columns()) amounts[column] = null;
    for (const { column_name: column, amount } of repository.amounts(food.id))
      amounts[column] = amount;
    return {
      id: food.code,
      name: food.name,
      group: food.food_group,
      synonyms: jsonList<string>(food.synonyms),
      ndbNumber: food.ndb_number,
      fdcId: food.fdc_id,
      amounts,
      alaBasis: food.ala_basis,
      linoleicBasis: food.linoleic_basis,
      notes: notesOf(food.brand),
      source: source.id,
      // Which portion people eat at once was reviewed for the reference alone.
      portions: repository
        .portions(food.id)
        .map(({ label, grams }) => ({ label, grams, ordinary: false })),
      diets: nobodyReviewed,
      substance: null,
    };
  };

  const whyNot = (what: string): string =>
    `It holds ${repository.size().toLocaleString('en-US')} foods; above ${RANKED_UP_TO.toLocaleString('en-US')} a table is not ranked ${what}.`;

  const reasonAgainst = (
    rule: FoodColumn,
    basis: RankBasis,
    group: string | null,
  ): string | null => {
    if (!isLarge()) return null;
    if (group !== null) return whyNot('within one group');
    if (basis.per === 'portion') return whyNot('by portion');
    if (basis.per === '100kcal') return whyNot('by energy');
    const rarest = Math.min(...rule.columns.map((column) => repository.known(column)));
    return rule.columns.length > 1 && rarest > RANKED_UP_TO ? whyNot('by a sum') : null;
  };

  return {
    pack,
    source,
    has: (id) => repository.has(id),
    get,
    groups: () => (isLarge() ? [] : repository.groups()),
    rank: (rule, basis, group, limit) => {
      const reason = reasonAgainst(rule, basis, group);
      if (reason !== null || source === null) return reason ?? 'It names no source.';
      const [column, ...others] = rule.columns;
      const foods = group === null ? repository.size() : repository.inGroup(group);
      const byIndex = basis.per === '100g' && group === null && others.length === 0;
      const found: ImportedAmount[] =
        byIndex && column !== undefined
          ? repository.richest(column, limit)
          : repository.withAll(rule.columns, group);
      const rows: FoodRow[] = [];
      let withoutPortion = 0;
      for (const one of found) {
        const portions = basis.per === 'portion' ? portionsOf(one.id) : [];
        const row = rankedRow(
          {
            food: one.code,
            name: one.name,
            group: one.food_group,
            notes: one.brand === null ? null : `Brand: ${one.brand}.`,
            source: source.id,
            pack,
          },
          one.per100g * rule.factor,
          one.kcal,
          portions,
          basis,
        );
        if (row === 'no-portion') withoutPortion += 1;
        else if (row !== null) rows.push(row);
      }
      const total = byIndex && column !== undefined ? repository.known(column) : rows.length;
      return { rows, total, missing: foods - total, withoutPortion };
    },
  };

  function portionsOf(id: number): FoodRecord['portions'] {
    return repository.portions(id).map((portion) => ({ ...portion, ordinary: false }));
  }
}

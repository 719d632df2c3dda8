/** Turns a plan's gaps and limits into an integer program, and its answer back into portions and sums. */
import type { FoodCombinationOutput } from '../../../contract/foodFirst.ts';
import type { FoodColumn, FoodRecord } from '../../../contract/records.ts';
import { tidy } from '../../units/tidy.ts';
import type { Aim, FoodLimit } from './aims.ts';
import { bounds, FOODS_PER_GAP } from './bounds.ts';
import type { Candidate } from './choice.ts';
import type { CombinationModel } from './model.ts';
import { limitName } from './notes.ts';

export type Per100g = (food: FoodRecord, column: FoodColumn) => number | null;

/** Amount of one portion; null where the table has no value. */
export function portionAmount(
  { food, portion }: Candidate,
  column: FoodColumn,
  per100g: Per100g,
): number | null {
  const amount = per100g(food, column);
  return amount === null ? null : tidy((amount * portion.grams) / 100);
}

/** The energy of one portion in kcal; null where the table has no value. */
export function portionEnergy({ food, portion }: Candidate): number | null {
  const energy = food.amounts['energy_kcal'] ?? null;
  return energy === null ? null : (energy * portion.grams) / 100;
}

/**
 * The foods that bring most of some gap. Among the several hundred others hardly one would be part of a smallest
 * combination, and leaving them out makes the search many times shorter.
 */
export function strongest(
  candidates: readonly Candidate[],
  gaps: readonly Aim[],
  per100g: Per100g,
): Candidate[] {
  const kept = new Set<Candidate>(
    gaps.flatMap((gap) =>
      candidates
        .flatMap((one) => {
          const amount = portionAmount(one, gap.column, per100g) ?? 0;
          return amount > 0 ? [{ one, amount }] : [];
        })
        .sort((a, b) => b.amount - a.amount)
        .slice(0, FOODS_PER_GAP)
        .map(({ one }) => one),
    ),
  );
  return candidates.filter((one) => kept.has(one));
}

export function combinationModel(
  candidates: readonly Candidate[],
  gaps: readonly Aim[],
  limits: readonly FoodLimit[],
  per100g: Per100g,
  explain: boolean,
): CombinationModel {
  // A value that is not known closes nothing and cannot be set against a limit; the answer names both.
  const amounts = (column: FoodColumn): number[] =>
    candidates.map((one) => portionAmount(one, column, per100g) ?? 0);
  return {
    ...bounds,
    explain,
    energy: candidates.map((one) => Math.round((portionEnergy(one) ?? 0) * 10)),
    reach: gaps.map((gap) => ({ need: gap.missing, amounts: amounts(gap.column) })),
    limits: limits.map((limit) => ({
      room: Math.max(0, tidy(limit.limit - limit.before)),
      amounts: amounts(limit.column),
    })),
  };
}

type Rows = FoodCombinationOutput['nutrients'];

/** Sums before and with the portions, one row for each nutrient and one more for each limit of another scope. */
export function nutrientRows(
  chosen: readonly { candidate: Candidate; count: number }[],
  aims: readonly Aim[],
  limits: readonly FoodLimit[],
  per100g: Per100g,
): Rows {
  const row = (
    what: Pick<Rows[number], 'substance' | 'name' | 'unit' | 'before' | 'reach' | 'limit'>,
    column: FoodColumn,
  ): Rows[number] => {
    const parts = chosen.map(({ candidate, count }) => {
      const amount = portionAmount(candidate, column, per100g);
      return { food: candidate.food.id, amount: amount === null ? null : amount * count };
    });
    return {
      ...what,
      after: tidy(what.before + parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)),
      unknownIn: parts.flatMap(({ food, amount }) => (amount === null ? [food] : [])),
    };
  };
  const rows = aims.map((aim) => {
    const limit = limits.find(
      (one) => one.substance.id === aim.substance.id && one.scope === 'total',
    );
    const { substance, unit, total, reach } = aim;
    return row(
      {
        substance: substance.id,
        name: substance.name,
        unit,
        before: total ?? 0,
        reach,
        limit: limit?.limit ?? null,
      },
      aim.column,
    );
  });
  const inRows = new Set<string>(aims.map(({ substance }) => substance.id));
  const alone = limits
    .filter((limit) => limit.scope !== 'total' || !inRows.has(limit.substance.id))
    .map((limit) =>
      row(
        {
          substance: limit.substance.id,
          name: limitName(limit),
          unit: limit.unit,
          before: limit.before,
          reach: null,
          limit: limit.limit,
        },
        limit.column,
      ),
    );
  return [...rows, ...alone];
}

/** Makes a model smaller without losing an answer, and finds a first answer without a search. */
import type { CombinationModel } from './model.ts';

/** The foods that can be used, as columns; amounts are shares of the need or room of their row. */
export interface Columns {
  /** Position of each column's food in the model. */
  food: number[];
  /** Most portions of each. */
  upper: number[];
  energy: number[];
  /** By row, then column. No share of a need is above 1: more than the whole need closes no more of it. */
  reach: number[][];
  limits: number[][];
}

/** A share that differs by less than this is the same: binary noise. */
const NOISE = 1e-12;

/** Drops foods that close nothing and foods of which one portion passes a limit; divides rows by their bound. */
export function columnsOf(model: CombinationModel): Columns {
  const upper = model.energy.map((_, food) =>
    model.limits.reduce(
      (most, { room, amounts }) => {
        const amount = amounts[food] ?? 0;
        return amount <= 0 ? most : Math.min(most, Math.floor((room / amount) * (1 + NOISE)));
      },
      model.reach.some(({ amounts }) => (amounts[food] ?? 0) > 0) ? model.perFood : 0,
    ),
  );
  const food = upper.flatMap((most, index) => (most > 0 ? [index] : []));
  const pick = (values: readonly number[]): number[] => food.map((index) => values[index] ?? 0);
  return {
    food,
    upper: pick(upper),
    energy: pick(model.energy),
    reach: model.reach.map(({ need, amounts }) =>
      pick(amounts).map((amount) => Math.min(1, amount / need)),
    ),
    limits: model.limits.flatMap(({ room, amounts }) =>
      room > 0 ? [pick(amounts).map((amount) => amount / room)] : [],
    ),
  };
}

/**
 * Adds the portion that closes most of what is open, again and again, and keeps every limit.
 * @param needs rows of `reach` to be closed
 * @returns counts by column, or null where this leads nowhere (which proves nothing)
 */
export function greedy(
  columns: Columns,
  needs: readonly number[],
  portions: number,
): number[] | null {
  const counts = columns.food.map(() => 0);
  const open = new Map(needs.map((row) => [row, 1]));
  const room = columns.limits.map(() => 1);
  for (let used = 0; used < portions && open.size > 0; used += 1) {
    let best = -1;
    let most = 0;
    for (const [column, count] of counts.entries()) {
      if (count >= (columns.upper[column] ?? 0)) continue;
      let closes = 0;
      for (const [row, left] of open)
        closes += Math.min(1, (columns.reach[row]?.[column] ?? 0) / left);
      if (closes <= most) continue;
      if (room.some((left, row) => (columns.limits[row]?.[column] ?? 0) > left)) continue;
      best = column;
      most = closes;
    }
    if (best < 0) return null;
    counts[best] = (counts[best] ?? 0) + 1;
    for (const [row, left] of open) {
      const rest = left - (columns.reach[row]?.[best] ?? 0);
      if (rest <= NOISE) open.delete(row);
      else open.set(row, rest);
    }
    for (const row of room.keys())
      room[row] = (room[row] ?? 0) - (columns.limits[row]?.[best] ?? 0);
  }
  return open.size === 0 ? counts : null;
}

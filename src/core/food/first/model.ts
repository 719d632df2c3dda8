/** The integer program behind a combination, as plain numbers that travel to a worker thread. */

/** Amounts are per portion, one for each food, in the unit of their row; unknown ones are 0 here and told elsewhere. */
export interface CombinationModel {
  /** Most portions of one food. */
  perFood: number;
  /** Most portions in all. */
  portions: number;
  /** Energy of one portion in tenths of a kcal, whole numbers. */
  energy: number[];
  /** Σ amounts × count ≥ need; every need is above 0. */
  reach: { need: number; amounts: number[] }[];
  /** Σ amounts × count ≤ room; no room is below 0. */
  limits: { room: number; amounts: number[] }[];
  /** Where nothing is possible: whether to say what stands in the way, which can take longer than the search. */
  explain: boolean;
}

export type CombinationResult =
  /** `open`: what the time did not suffice to show of the counts, that no fewer portions do or that none has less energy. */
  | { status: 'closed'; counts: number[]; open?: 'portions' | 'energy' }
  /**
   * `alone`: rows of `reach` that no combination meets; `together`: the fewest of the others that have to be given up.
   * `open`: the time did not suffice to tell all that stands in the way.
   */
  | { status: 'impossible'; alone: number[]; together: number[]; open?: true }
  | { status: 'stopped' };

/** What the worker sends back; `detail` is for the log alone. */
export type CombinationReply =
  { ok: true; result: CombinationResult } | { ok: false; detail: string };

const sumOf = (amounts: readonly number[], counts: readonly number[]): number =>
  amounts.reduce((sum, amount, index) => sum + amount * (counts[index] ?? 0), 0);

/** Binary noise of a sum of products, relative to the bound. */
const NOISE = 1e-9;

/** Whether counts keep every row of the model, reckoned without the solver. */
export function keeps(model: CombinationModel, counts: readonly number[]): boolean {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    counts.length === model.energy.length &&
    counts.every((count) => Number.isInteger(count) && count >= 0 && count <= model.perFood) &&
    total <= model.portions &&
    model.reach.every(({ need, amounts }) => sumOf(amounts, counts) >= need * (1 - NOISE)) &&
    model.limits.every(({ room, amounts }) => sumOf(amounts, counts) <= room * (1 + NOISE))
  );
}

/** Energy of counts in tenths of a kcal. */
export function energyOf(model: CombinationModel, counts: readonly number[]): number {
  return sumOf(model.energy, counts);
}

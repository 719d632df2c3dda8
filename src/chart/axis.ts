/** Scales of the charts: where a value lies between the two ends of an axis, and which values are written under it. */

export interface Axis {
  low: number;
  high: number;
  /** Values to write under the axis, from low to high. */
  ticks: readonly number[];
  /** Share of the axis at which a value lies: 0 at its low end, 1 at its high end; beyond them outside 0 to 1. */
  at(value: number): number;
}

/** Readers know these from other plots; each is 2 to 2.5 times the one before. */
const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];
/** An interval that reaches further ends in an arrow, or the others would be too small to read. */
const USUAL_LOW = 0.1;
const USUAL_HIGH = 10;

export interface Reach {
  /** The points of the plot: they are always inside. */
  values: readonly number[];
  /** The ends of their intervals. */
  ends: readonly number[];
}

/** Logarithmic axis around 1, at least from 0.5 to 2, so that both sides of "no difference" can be seen. */
export function logAxis({ values, ends }: Reach): Axis {
  const least = Math.min(0.5, Math.max(USUAL_LOW, Math.min(...ends)), ...values);
  const most = Math.max(2, Math.min(USUAL_HIGH, Math.max(...ends)), ...values);
  const low = steps.findLast((step) => step <= least) ?? least;
  const high = steps.find((step) => step >= most) ?? most;
  const span = Math.log(high / low);
  return {
    low,
    high,
    ticks: steps.filter((step) => step >= low && step <= high),
    // No logarithm below 0: an end of 0 lies beyond the low end.
    at: (value) => (value <= 0 ? Number.NEGATIVE_INFINITY : Math.log(value / low) / span),
  };
}

const MOST_STEPS = 6;

/** The smallest of 1, 2, 5 × 10ⁿ that covers the span in few steps. */
function niceStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS));
  return ([1, 2, 5, 10].find((factor) => factor * power * MOST_STEPS >= span) ?? 10) * power;
}

/** Linear axis around 0, with a step on each side at least; it holds every interval. */
export function linearAxis({ values, ends }: Reach): Axis {
  const least = Math.min(0, ...values, ...ends);
  const most = Math.max(0, ...values, ...ends);
  const step = niceStep(most - least > 0 ? most - least : 1);
  const first = Math.min(-1, Math.floor(least / step));
  const last = Math.max(1, Math.ceil(most / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    // Without the tail of binary fractions: 3 × 0.1 is written 0.3.
    Number(((first + index) * step).toPrecision(12)),
  );
  const low = first * step;
  const high = last * step;
  return { low, high, ticks, at: (value) => (value - low) / (high - low) };
}

/**
 * The least that so many moments cost when rules between doses are left out. What is left is a row of moments on a line,
 * each dose at the one before it or the one after it, and that is solved exactly from left to right.
 *
 * The cost of a dose rises on both sides of its cheapest place. Between two moments in a row that hold that place, it
 * goes to the nearest place left to it at or before the one, or at or after the other: no layout has it cheaper.
 */
import { add, has, members, type Bits } from './bits.ts';
import type { PlainSpace } from './search.ts';

export interface Relaxed {
  cost: number;
  /** For each dose the place that it takes; one that is no moment shows that the doses cost more in truth. */
  places: number[];
  moments: number[];
  /** For each dose which of the moments it takes, counted from 1. */
  nth: number[];
}

/** So many sums are as much work as one look at a dose beside another. */
const SUMS = 10;
/** What each bound is worth besides, in looks: its rows are laid out anew. */
const EACH = 80;

/** @returns null where even so no layout has so few moments */
export function relaxed(
  space: PlainSpace,
  costs: Float64Array,
  domains: Bits,
  open: Bits,
  most: number,
  ranges: Int16Array,
): Relaxed | null {
  const { size, words, width } = space;
  // Between these the cost of no dose bends, so a moment there is never cheaper than at one of both ends.
  const bends = open.slice();
  const anchors: number[] = [];
  for (let i = 0; i < size; i += 1) {
    const own = i * words;
    let [anchor, least] = [-1, Infinity];
    for (let k = 0; k < words; k += 1) {
      const set = domains[own + k] ?? 0;
      if (set === 0) continue;
      const earlier = (set << 1) | (k === 0 ? 0 : (domains[own + k - 1] ?? 0) >>> 31);
      const later = (set >>> 1) | (k === words - 1 ? 0 : (domains[own + k + 1] ?? 0) << 31);
      bends[k] = (bends[k] ?? 0) | (set & ~(earlier & later));
      for (let word = set; word !== 0; word &= word - 1) {
        const c = k * 32 + 31 - Math.clz32(word & -word);
        const now = costs[i * width + c] ?? 0;
        if (now < least) [anchor, least] = [c, now];
      }
    }
    if (anchor < 0) return null;
    add(bends, anchor);
    anchors.push(anchor);
  }
  // Column 0 stands before the first candidate, the last behind the last.
  const columns = [-1, ...members(bends)];
  const end = columns.length;
  columns.push(width);
  const across = end + 1;
  const before = new Float64Array(size * across).fill(Infinity);
  const after = new Float64Array(size * across).fill(Infinity);
  const nearest = new Int16Array(size * across * 2).fill(-1);
  const anchored: number[] = [];
  // Of the first moment that a dose may have only what is behind it counts, of the last only what is before it.
  const atMoment = new Float64Array((most + 1) * across);
  let sums = most * ((across * across) / 2) + size * across * 4;
  for (let i = 0; i < size; i += 1) {
    const own = i * across;
    const set = i * words;
    const anchor = columns.indexOf(anchors[i] ?? 0);
    anchored.push(anchor);
    let last = -1;
    for (let n = 1; n <= end; n += 1) {
      const c = columns[n] ?? 0;
      // The end of a run of places is a column, so in a gap the nearest place is always one.
      if (n < end && has(domains, c, set)) last = c;
      before[own + n] = last < 0 ? Infinity : (costs[i * width + last] ?? 0);
      nearest[own * 2 + n] = last;
    }
    last = -1;
    for (let n = end; n >= 0; n -= 1) {
      const c = columns[n] ?? 0;
      if (n > 0 && n < end && has(domains, c, set)) last = c;
      after[own + n] = last < 0 ? Infinity : (costs[i * width + last] ?? 0);
      nearest[own * 2 + across + n] = last;
    }
    const [lo, hi] = [ranges[2 * i] ?? 1, ranges[2 * i + 1] ?? most];
    const [low, high] = [lo * across, hi * across];
    for (let n = 1; n < end; n += 1) {
      if (lo === hi) {
        const c = columns[n] ?? 0;
        const here = has(domains, c, set) ? (costs[i * width + c] ?? 0) : Infinity;
        atMoment[low + n] = (atMoment[low + n] ?? 0) + here;
      } else if (n >= anchor) {
        atMoment[low + n] = (atMoment[low + n] ?? 0) + (after[own + n] ?? 0);
      } else atMoment[high + n] = (atMoment[high + n] ?? 0) + (before[own + n] ?? 0);
    }
  }
  /** Cheapest way from the beginning to each column as the n-th moment, and the column before it on that way. */
  const best = new Float64Array((most + 1) * across).fill(Infinity);
  const from = new Int16Array((most + 1) * across);
  best[0] = 0;
  const must = columns.map((c, n) => n > 0 && n < end && has(open, c));
  let [total, m] = [Infinity, -1];
  let last = -1;
  const cost = new Float64Array(across * across);
  for (let j = 0; j <= most; j += 1) {
    // What the doses cost between this moment and the next changes only where one has its first or its last moment here.
    let anew = false;
    for (let i = 0; i < size && !anew; i += 1) anew = ranges[2 * i + 1] === j;
    if (anew) cost.fill(0);
    for (let i = 0; i < size; i += 1) {
      const [lo, hi] = [ranges[2 * i] ?? 1, ranges[2 * i + 1] ?? most];
      if (j < lo || j >= hi || (!anew && j > lo)) continue;
      const anchor = anchored[i] ?? 0;
      const own = i * across;
      sums += anchor * (end - anchor);
      for (let p = 0; p < anchor; p += 1) {
        const one = before[own + p] ?? 0;
        const row = p * across;
        for (let q = anchor; q <= end; q += 1) {
          const other = after[own + q] ?? 0;
          cost[row + q] = (cost[row + q] ?? 0) + (one < other ? one : other);
        }
      }
    }
    const row = j * across;
    // To the end: every dose has had its first moment by now.
    let complete = true;
    for (let i = 0; i < size && complete; i += 1) complete = (ranges[2 * i] ?? 1) <= j;
    for (let q = 1; q <= end; q += 1) {
      if (q < end && j === most) continue;
      if (q === end && !complete) continue;
      let [least, way] = [Infinity, -1];
      // Two moments may fall together: where one that may not bend is moved to the next bend, it can meet another.
      for (let p = q < end ? q : q - 1; p >= 0; p -= 1) {
        const sum = (best[row + p] ?? 0) + (cost[p * across + q] ?? 0);
        if (sum < least) [least, way] = [sum, p];
        // A moment that is there cannot be passed over.
        if (must[p] === true && p < q) break;
      }
      if (q === end) {
        if (least < total) [total, m, last] = [least, j, way];
        continue;
      }
      best[row + across + q] = least + (atMoment[row + across + q] ?? 0);
      from[row + across + q] = way;
    }
  }
  space.looks += EACH + sums / SUMS;
  if (total === Infinity) return null;
  const stops = [end];
  for (let q = last; q > 0; m -= 1) {
    stops.push(q);
    q = from[m * across + q] ?? 0;
  }
  stops.push(0);
  stops.reverse();
  const places: number[] = [];
  const nth: number[] = [];
  for (let i = 0; i < size; i += 1) {
    const own = i * across * 2;
    const [lo, hi] = [ranges[2 * i] ?? 1, ranges[2 * i + 1] ?? most];
    const behind = stops.findIndex((n) => n >= (anchored[i] ?? 0));
    let [place, least, index] = [-1, Infinity, 0];
    const one = Math.max(lo, Math.min(behind - 1, hi));
    const other = Math.min(hi, Math.max(behind, lo));
    for (const at of [one, other]) {
      const n = stops[at] ?? 0;
      const c = nearest[own + (at >= behind ? across : 0) + n] ?? -1;
      const now = c < 0 ? Infinity : (costs[i * width + c] ?? 0);
      if (now < least) [place, least, index] = [c, now, at];
    }
    places.push(place);
    nth.push(index);
  }
  return { cost: total, places, nth, moments: stops.slice(1, -1).map((n) => columns[n] ?? 0) };
}

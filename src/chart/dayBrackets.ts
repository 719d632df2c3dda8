/** Gaps between two moments of a day, and where there is room for them beside one another. */
import type { Schedule } from '../contract/day.ts';
import { LEADING, type Measure } from './drawing.ts';

export interface Bracket {
  from: string;
  to: string;
  /** "4 h" */
  gap: string;
  kept: boolean;
  /** Written beside the bracket, line by line. */
  words: string[];
}

/** "07:00 to 11:00: 4 h", as the rules of a schedule reckon. */
const reckoned = /^(\d\d:\d\d) to (\d\d:\d\d): (.+)$/;

/**
 * Gaps within the day, each pair of moments once; what is not kept first, then the shortest. A gap over the night has no
 * bracket: its ends lie at the two ends of the drawing.
 */
export function bracketsOf({ slots, rules }: Schedule): Bracket[] {
  const order = new Map(slots.map((slot, index) => [slot.time, index]));
  const found = new Map<string, Bracket & { span: number }>();
  for (const { reckoning, kept } of rules) {
    const [, from, to, gap] = reckoned.exec(reckoning ?? '') ?? [];
    if (from === undefined || to === undefined || gap === undefined || kept === null) continue;
    const span = (order.get(to) ?? -1) - (order.get(from) ?? Infinity);
    if (span <= 0) continue;
    const known = found.get(`${from} ${to}`);
    if (known?.kept === false) continue;
    const words = kept ? [gap] : [gap, 'not kept'];
    found.set(`${from} ${to}`, { from, to, gap, kept, words, span });
  }
  return [...found.values()]
    .sort(
      (a, b) => Number(a.kept) - Number(b.kept) || a.span - b.span || (a.from < b.from ? -1 : 1),
    )
    .map(({ span: _, ...bracket }) => bracket);
}

/** Width of one lane: the widest words, the stroke and air; 0 without brackets. */
export function laneWidth(brackets: readonly Bracket[], size: number, measure: Measure): number {
  if (brackets.length === 0) return 0;
  const widest = Math.max(
    ...brackets.flatMap(({ words, kept }) => words.map((line) => measure(line, size, !kept))),
  );
  return widest + size * 1.2;
}

export interface PlacedBracket {
  bracket: Bracket;
  /** y of both ends. */
  from: number;
  to: number;
  /** 0: next to the times. */
  lane: number;
}

/** Each bracket in the first lane where neither its stroke nor its words touch another; those without room are left out. */
export function placeBrackets(
  brackets: readonly Bracket[],
  rows: readonly { slot: { time: string }; middle: number }[],
  lanes: number,
  size: number,
): { placed: PlacedBracket[]; lanes: number } {
  const middles = new Map(rows.map((row) => [row.slot.time, row.middle]));
  const taken: { from: number; to: number }[][] = Array.from({ length: lanes }, () => []);
  const placed: PlacedBracket[] = [];
  for (const bracket of brackets) {
    const from = (middles.get(bracket.from) ?? 0) + size * 0.15;
    const to = (middles.get(bracket.to) ?? 0) - size * 0.15;
    const half = Math.max((to - from) / 2, (bracket.words.length * size * LEADING) / 2);
    const reach = { from: (from + to) / 2 - half, to: (from + to) / 2 + half };
    const lane = taken.findIndex((others) =>
      others.every((other) => other.to <= reach.from || reach.to <= other.from),
    );
    if (lane < 0) continue;
    taken[lane]?.push(reach);
    placed.push({ bracket, from, to, lane });
  }
  return { placed, lanes: taken.filter((lane) => lane.length > 0).length };
}

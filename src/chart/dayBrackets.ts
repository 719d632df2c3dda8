/** Gaps between two moments of a day, and where there is room for them beside one another. */
import type { Schedule } from '../contract/day.ts';
import { LEADING, type Measure } from './drawing.ts';

export interface Bracket {
  from: string;
  to: string;
  /** Time that passes in the slots, which may be far more than a record asks for: "6 h". */
  gap: string;
  /** What the records ask for at least, the longest of them: "4 h"; null where none gives hours. */
  asked: string | null;
  kept: boolean;
  /** Whom the gap is between: "Levothyroxine and Magnesium". */
  pairs: string[];
  /** Written beside the bracket, line by line. */
  words: string[];
}

/** "07:00 to 11:00: 4 h", as the rules of a schedule reckon. */
const reckoned = /^(\d\d:\d\d) to (\d\d:\d\d): (.+)$/;

/** "1 h 30 min" is 90. */
const minutesIn = (words: string): number =>
  Number(/(\d+) h/.exec(words)?.[1] ?? 0) * 60 + Number(/(\d+) min/.exec(words)?.[1] ?? 0);

/** A gap of this many times what is asked for decides nothing in the day. */
const AMPLE = 2;
const isAmple = ({ gap, asked, kept }: Bracket): boolean =>
  kept && asked !== null && minutesIn(gap) >= minutesIn(asked) * AMPLE;

/**
 * Gaps within the day, each pair of moments once; what is not kept first, then the shortest. A gap over the night has no
 * bracket, because its ends lie at the two ends of the drawing, and none has one that is far longer than asked for.
 *
 * @returns the brackets, and how many gaps have none
 */
export function gapsOf({ slots, rules }: Schedule): { brackets: Bracket[]; others: number } {
  const order = new Map(slots.map((slot, index) => [slot.time, index]));
  const found = new Map<string, Bracket & { span: number }>();
  for (const rule of rules) {
    const { reckoning, kept, names, asked = null } = rule;
    const [, from, to, gap] = reckoned.exec(reckoning ?? '') ?? [];
    if (from === undefined || to === undefined || gap === undefined || kept === null) continue;
    const start = order.get(from);
    // A day that is drawn in parts tells each gap in the part in which it begins.
    if (start === undefined) continue;
    const span = (order.get(to) ?? -1) - start;
    const known = found.get(`${from} ${to}`);
    const longest =
      known === undefined || minutesIn(asked ?? '') > minutesIn(known.asked ?? '')
        ? asked
        : known.asked;
    found.set(`${from} ${to}`, {
      from,
      to,
      gap,
      asked: longest,
      kept: kept && known?.kept !== false,
      pairs: [...new Set([...(known?.pairs ?? []), names.join(' and ')])],
      words: [],
      span,
    });
  }
  const all = [...found.values()];
  const brackets = all
    .filter((one) => one.span > 0 && !isAmple(one))
    .sort(
      (a, b) => Number(a.kept) - Number(b.kept) || a.span - b.span || (a.from < b.from ? -1 : 1),
    )
    .map(({ span: _, ...bracket }) => ({ ...bracket, words: wordsOf(bracket) }));
  return { brackets, others: all.length - brackets.length };
}

const wordsOf = ({ gap, asked, kept }: Omit<Bracket, 'words'>): string[] => [
  gap,
  ...(asked === null ? [] : [`asked: ${asked}`]),
  ...(kept ? [] : ['not kept']),
];

/** Width of one lane: the widest words, the stroke and air; 0 without brackets. */
export function laneWidth(brackets: readonly Bracket[], size: number, measure: Measure): number {
  if (brackets.length === 0) return 0;
  const widest = Math.max(
    ...brackets.flatMap(({ words, kept }) => words.map((line) => measure(line, size, !kept))),
  );
  return widest + size * 1.2;
}

/** Between two brackets of one lane, of the small type: more than is between those that meet at one moment. */
const MEETING = 0.5;

export interface PlacedBracket {
  bracket: Bracket;
  /** y of both ends. */
  from: number;
  to: number;
  /** 0: next to the times. */
  lane: number;
}

/**
 * Each bracket in the first lane where neither its stroke nor its words touch another; those without room are left out. Two
 * that meet at one moment stand in different lanes: their feet would read as one stroke.
 */
export function placeBrackets(
  brackets: readonly Bracket[],
  rows: readonly { slot: { time: string }; middle: number }[],
  lanes: number,
  size: number,
): { placed: PlacedBracket[]; lanes: number } {
  const middles = new Map(rows.map((row) => [row.slot.time, row.middle]));
  const taken: { from: number; to: number }[][] = Array.from({ length: lanes }, () => []);
  const placed: PlacedBracket[] = [];
  const air = size * MEETING;
  for (const bracket of brackets) {
    const from = (middles.get(bracket.from) ?? 0) + size * 0.15;
    const to = (middles.get(bracket.to) ?? 0) - size * 0.15;
    const half = Math.max((to - from) / 2, (bracket.words.length * size * LEADING) / 2);
    const reach = { from: (from + to) / 2 - half, to: (from + to) / 2 + half };
    const lane = taken.findIndex((others) =>
      others.every((other) => other.to + air <= reach.from || reach.to + air <= other.from),
    );
    if (lane < 0) continue;
    taken[lane]?.push(reach);
    placed.push({ bracket, from, to, lane });
  }
  return { placed, lanes: taken.filter((lane) => lane.length > 0).length };
}

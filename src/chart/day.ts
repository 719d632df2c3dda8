/**
 * The day as a line that runs down the page: each moment with what is taken, and beside it brackets for gaps that a record
 * asks for, each with the time that passes and the time asked for. One drawing for the screen and for print. Moments never run into one another: the time between two
 * of them makes the way longer, and words make it longer still.
 */
import type { DayEntry, Schedule } from '../contract/day.ts';
import { gapsOf, laneWidth, placeBrackets, type Bracket } from './dayBrackets.ts';
import {
  diamond,
  LEADING,
  square,
  stack,
  wrap,
  type Drawing,
  type DrawingOptions,
  type Shape,
} from './drawing.ts';

type Slot = Schedule['slots'][number];

/** Parts of the type size. */
const SMALL = 0.9;
const INDENT = 1.3;
const ROW_PADDING = 0.35;
const PER_HOUR = 0.35;
const MOST_HOURS = 6;
const LEAST_WORDS = 11;
const MARK = 0.7;
/** Between the foot of the nearest bracket and the digits of its time; and the length of a foot, of the small type. */
const BRACKET_AIR = 0.5;
const FOOT = 0.35;

/** What stands beside the name, so that no mark and no colour carries a meaning alone. */
function entryWords(entry: DayEntry, time: string): string {
  if (entry.kind === 'meal') return entry.name;
  if (entry.kind === 'medication') return `${entry.name} (medicine)`;
  if (entry.entered === null) return `${entry.name} (no time entered)`;
  if (entry.entered !== time) return `${entry.name} (entered for ${entry.entered})`;
  return entry.fixed ? `${entry.name} (fixed by you)` : entry.name;
}

/** A medicine is a diamond, a product a square, a meal two level strokes. */
function mark(entry: DayEntry, x: number, y: number, size: number): Shape[] {
  const side = size * MARK;
  if (entry.kind === 'medication') return [diamond(x, y, side * 1.35, 'ink')];
  if (entry.kind === 'item') return [square(x, y, side, 'accent')];
  return [-0.17, 0.17].map((at) => ({
    kind: 'line',
    x1: x - side / 2,
    y1: y + at * size,
    x2: x + side / 2,
    y2: y + at * size,
    width: 1.4,
    ink: 'quiet',
  }));
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Way between two moments for the time that passes, in parts of the type size. */
function wayBetween(from: string, to: string): number {
  const passed = (minutesOf(to) - minutesOf(from) + 24 * 60) % (24 * 60);
  return Math.min(MOST_HOURS, passed / 60) * PER_HOUR;
}

/**
 * @param options `size` is the type size; `width` at least about sixteen times that. Gaps without a bracket are counted in
 *   words at the foot; the list of rules has them all.
 * @returns shapes inside `width`; the height follows from what is taken
 */
export function dayDrawing(schedule: Schedule, options: DrawingOptions): Drawing {
  const { width, size, measure } = options;
  const { slots, waking } = schedule;
  const small = size * SMALL;
  const timeWidth = measure('00:00', size, true);
  const { brackets, others } = gapsOf(schedule);
  const lane = laneWidth(brackets, small, measure);
  const air = (BRACKET_AIR + FOOT * SMALL) * size;
  const needed = air + timeWidth + size * (1.6 + INDENT) + LEAST_WORDS * size;
  const lanes =
    lane === 0 ? 0 : Math.min(brackets.length, Math.max(0, Math.floor((width - needed) / lane)));
  // Columns are known only once the brackets are placed, and those once the rows are: words first get the least room.
  const shapes: Shape[] = [];
  const place = (used: number) => {
    const left = used === 0 ? 0 : used * lane + air;
    return {
      time: left,
      axis: left + timeWidth + size * 0.8,
      words: left + timeWidth + size * 1.6,
    };
  };
  const rowsWith = (used: number): Row[] => rowsOf(slots, width - place(used).words, options);
  const tried = placeBrackets(brackets, rowsWith(lanes), lanes, small);
  const used = tried.lanes;
  const rows = rowsWith(used);
  const placed = used === 0 ? [] : placeBrackets(brackets, rows, used, small).placed;
  const { time: timeX, axis: axisX, words: wordsX } = place(used);

  const { top, bottom, height } = spanOf(rows, size);
  shapes.push({ kind: 'line', x1: axisX, y1: top, x2: axisX, y2: bottom, width: 1, ink: 'rule' });
  const end = (words: string, y: number): number =>
    stack(shapes, wrap(words, width - timeX, small, measure), {
      x: timeX,
      anchor: 'start',
      strong: false,
      top: y,
      size: small,
      ink: 'quiet',
    });
  const assumed = waking.assumed ? ' (assumed)' : '';
  end(`Waking hours from ${waking.from}${assumed}`, 0);
  for (const row of rows) drawRow(shapes, row, { timeX, axisX, wordsX }, options);
  for (const one of placed) {
    drawBracket(shapes, one.bracket, one, { lane, right: timeX - air, small });
  }
  let foot = height;
  foot += end(`Waking hours to ${waking.to}${assumed}`, foot);
  const missing = others + brackets.length - placed.length;
  if (missing > 0) foot += end(`${othersWords(missing, placed.length)} in the list of rules`, foot);
  return { width, height: foot, shapes };
}

interface Row {
  slot: Slot;
  top: number;
  /** Where a bracket ends: the middle of the first line. */
  middle: number;
  entries: { entry: DayEntry; lines: string[] }[];
  height: number;
}

/** A drawing is looked over, not read: the list beside it has long names in full. */
const MOST_LINES = 4;

function shortened(lines: string[]): string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `${(lines[MOST_LINES - 1] ?? '').slice(0, -1)}…`];
}

function rowsOf(slots: readonly Slot[], width: number, { size, measure }: DrawingOptions): Row[] {
  let top = size * (SMALL * LEADING + 0.4);
  let before: string | null = null;
  return slots.map((slot) => {
    if (before !== null) top += wayBetween(before, slot.time) * size;
    before = slot.time;
    const entries = slot.entries.map((entry) => ({
      entry,
      lines: shortened(wrap(entryWords(entry, slot.time), width - INDENT * size, size, measure)),
    }));
    const lines = entries.reduce((sum, one) => sum + one.lines.length, 0);
    const height = (Math.max(1, lines) * LEADING + ROW_PADDING * 2) * size;
    const row = { slot, top, middle: top + size * (ROW_PADDING + LEADING / 2), entries, height };
    top += height;
    return row;
  });
}

function spanOf(
  rows: readonly Row[],
  size: number,
): { top: number; bottom: number; height: number } {
  const top = size * (SMALL * LEADING + 0.2);
  const last = rows.at(-1);
  const bottom = last === undefined ? top : last.top + last.height;
  return { top, bottom, height: bottom + size * 0.3 };
}

function drawRow(
  shapes: Shape[],
  row: Row,
  { timeX, axisX, wordsX }: { timeX: number; axisX: number; wordsX: number },
  { size }: DrawingOptions,
): void {
  const tick = size * 0.3;
  const top = row.top + ROW_PADDING * size;
  shapes.push({
    kind: 'line',
    x1: axisX - tick,
    y1: row.middle,
    x2: axisX + tick,
    y2: row.middle,
    width: 1.4,
    ink: 'ink',
  });
  stack(shapes, [row.slot.time], {
    x: timeX,
    anchor: 'start',
    strong: true,
    top,
    size,
    ink: 'ink',
  });
  let y = top;
  for (const { entry, lines } of row.entries) {
    shapes.push(...mark(entry, wordsX + size * 0.45, y + (size * LEADING) / 2, size));
    y += stack(shapes, lines, {
      x: wordsX + INDENT * size,
      anchor: 'start',
      strong: false,
      top: y,
      size,
      ink: entry.kind === 'meal' ? 'quiet' : 'ink',
    });
  }
}

/** An upright stroke between the two moments, with a foot at each end and the time in words at its middle. */
function drawBracket(
  shapes: Shape[],
  { words, kept }: Bracket,
  at: { from: number; to: number; lane: number },
  { lane, right, small }: { lane: number; right: number; small: number },
): void {
  const x = right - at.lane * lane;
  const inks = { ink: kept ? 'quiet' : 'ink', width: kept ? 1 : 1.8 } as const;
  const foot = small * FOOT;
  const line = (x1: number, y1: number, x2: number, y2: number): void => {
    shapes.push({ kind: 'line', x1, y1, x2, y2, ...inks });
  };
  line(x, at.from, x, at.to);
  line(x, at.from, x + foot, at.from);
  line(x, at.to, x + foot, at.to);
  stack(shapes, words, {
    x: x - small * FOOT,
    anchor: 'end',
    strong: !kept,
    top: (at.from + at.to) / 2 - (words.length * small * LEADING) / 2,
    size: small,
    ink: kept ? 'quiet' : 'ink',
  });
}

/** "2 more gaps"; "more" beside none would ask where the others are. */
const othersWords = (others: number, drawn: number): string =>
  `${others} ${drawn === 0 ? '' : 'more '}${others === 1 ? 'gap' : 'gaps'}`;

/** The day in sentences: what a person hears instead of the drawing. */
export function dayDescription(schedule: Schedule): string {
  const { slots, waking } = schedule;
  if (slots.length === 0) return 'No times to show.';
  const moments = slots.map(
    (slot) =>
      `${slot.time}: ${slot.entries.map((entry) => entryWords(entry, slot.time)).join(', ')}.`,
  );
  const { brackets, others } = gapsOf(schedule);
  const gaps = brackets.map(
    ({ pairs, from, to, gap, asked, kept }) =>
      `${pairs.join('; ')}: ${from} to ${to}, ${gap}${asked === null ? '' : ` (asked: ${asked})`}${kept ? '' : ', not kept'}.`,
  );
  return [
    `The day from ${waking.from} to ${waking.to}${waking.assumed ? ', assumed waking hours' : ''}.`,
    ...moments,
    ...(gaps.length === 0 ? [] : [`Gaps, with what the records ask for: ${gaps.join(' ')}`]),
    ...(others === 0 ? [] : [`${othersWords(others, gaps.length)} in the list of rules.`]),
  ].join(' ');
}

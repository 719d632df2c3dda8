/**
 * The intake track: what is taken of one nutrient per average day, product by product and food, on one scale with the
 * published values. A value to be reached is a dashed line with a diamond, a value not to be passed a solid one with a triangle.
 */
import type { AmountScale } from './amountScale.ts';
import { LEADING, stack, type Drawing, type DrawingOptions, type Shape } from './drawing.ts';
import { filled, type Box, type Fill } from './hatch.ts';
import { placeLabels } from './markLabels.ts';
import { dashes, diamondAt, openRange, outline, tickShapes, triangle } from './trackStrokes.ts';

export interface TrackPart {
  /** Written into the part where there is room: "A", "Food". */
  letter: string;
  amount: number;
  fill: Fill;
}

export interface TrackMark {
  label: string;
  amount: number;
  /** Not to be passed; otherwise to be reached. */
  limit: boolean;
}

export interface IntakeTrack {
  /** From left to right; amounts in the unit of the scale. */
  parts: readonly TrackPart[];
  marks: readonly TrackMark[];
  /** An amount with two readings reaches from the end of the parts to one of these totals. */
  open: { low: number; high: number } | null;
  /** A second bar, lower than the first: the part of the intake that one limit counts. */
  thin: boolean;
}

/** Highest amount that a track shows. */
export function reachOf(track: IntakeTrack): number {
  const sum = track.parts.reduce((total, part) => total + part.amount, 0);
  return Math.max(sum, track.open?.high ?? 0, ...track.marks.map((mark) => mark.amount));
}

/** Parts of the type size. */
const BAR = 1.7;
const THIN_BAR = 1.2;
const HEAD = 0.55;
const LEADER_GAP = 0.3;
const MARK_GAP = 0.22;
const LETTER_PAD = 0.25;
/** Least pattern that must be left on each side of a letter. */
const LETTER_ROOM = 0.35;
const TICK = 0.3;
const SMALL = 0.9;
const BETWEEN = 1.5;
const LIMIT_LINE = 0.16;

interface Span {
  from: number;
  to: number;
}

/** What is left of a span when others are cut out of it. */
export function without(span: Span, holes: readonly Span[]): Span[] {
  return holes.reduce<Span[]>(
    (left, hole) =>
      left.flatMap((one) =>
        hole.to <= one.from || hole.from >= one.to
          ? [one]
          : [
              { from: one.from, to: hole.from },
              { from: hole.to, to: one.to },
            ].filter(({ from, to }) => to - from > 0.01),
      ),
    [span],
  );
}

/** Middle of the words inside a part, clear of the marks; null where there is no room. */
function letterPlace(
  part: Span,
  half: number,
  marks: readonly Span[],
  room: number,
): number | null {
  const middle = (part.from + part.to) / 2;
  const third = (part.to - part.from) / 4;
  const fits = (at: number): boolean =>
    at - half - room >= part.from &&
    at + half + room <= part.to &&
    marks.every((mark) => at + half <= mark.from || at - half >= mark.to);
  return [middle, middle - third, middle + third].find(fits) ?? null;
}

/**
 * @param scale shared by the tracks of one nutrient, so that they can be compared by eye
 * @param options `size` is the type size of labels
 */
export function intakeTrackDrawing(
  track: IntakeTrack,
  scale: AmountScale,
  options: DrawingOptions,
): Drawing {
  const { width, size, measure } = options;
  // Half a stroke, and half a mark's head, stay inside.
  const inset = (HEAD * size) / 2;
  const xOf = (amount: number): number => inset + (amount / scale.max) * (width - inset * 2);
  const labels = placeLabels(
    track.marks.map((mark) => ({ x: xOf(mark.amount), label: mark.label })),
    options,
  );
  const rows = Math.max(0, ...labels.map((label) => label.row + label.lines.length));
  const line = size * LEADING;
  const foot = rows * line;
  const top = foot + (rows === 0 ? size * 0.2 : size * (HEAD + LEADER_GAP));
  const height = size * (track.thin ? THIN_BAR : BAR);
  const bottom = top + height;
  const shapes: Shape[] = [];

  const gap = MARK_GAP * size;
  const markSpans = track.marks.map((mark) => {
    const x = xOf(mark.amount);
    return { from: x - gap, to: x + gap };
  });
  const letters: Shape[] = [];
  let sum = 0;
  for (const part of track.parts) {
    if (part.amount <= 0) continue;
    const from = xOf(sum);
    sum += part.amount;
    // A hair between neighbours; the smallest part can still be seen.
    const span = { from, to: Math.max(xOf(sum) - BETWEEN, from + 1) };
    const box = (piece: Span): Box => ({
      x: piece.from,
      y: top,
      width: piece.to - piece.from,
      height,
    });
    const letterSize = size * SMALL;
    const half = measure(part.letter, letterSize, true) / 2 + LETTER_PAD * size;
    const at = part.letter === '' ? null : letterPlace(span, half, markSpans, LETTER_ROOM * size);
    const holes = at === null ? markSpans : [...markSpans, { from: at - half, to: at + half }];
    for (const piece of without(span, holes)) {
      shapes.push(...filled(box(piece), part.fill, size, 'accent'));
    }
    if (part.fill !== 'solid') shapes.push(...outline(box(span), 'accent'));
    if (at !== null) {
      letters.push({
        kind: 'text',
        x: at,
        y: top + height / 2 + letterSize * 0.35,
        text: part.letter,
        size: letterSize,
        strong: true,
        ink: 'ink',
        anchor: 'middle',
      });
    }
  }
  if (track.open !== null) {
    const from = xOf(sum);
    const to = xOf(track.open.high);
    shapes.push(...openRange(from, xOf(track.open.low), to, top, bottom, size));
  }

  shapes.push(
    { kind: 'line', x1: inset, x2: width - inset, y1: bottom, y2: bottom, width: 1, ink: 'quiet' },
    ...tickShapes(scale, xOf, bottom, options),
  );
  track.marks.forEach((mark, index) => {
    const x = xOf(mark.amount);
    const tip = top;
    shapes.push(
      ...(mark.limit
        ? [
            {
              kind: 'line',
              x1: x,
              x2: x,
              y1: tip,
              y2: bottom,
              width: LIMIT_LINE * size,
              ink: 'ink',
            } as const,
          ]
        : dashes(x, tip, bottom, size)),
      mark.limit ? triangle(x, tip, HEAD * size) : diamondAt(x, tip, HEAD * size),
    );
    const label = labels[index];
    if (label === undefined) return;
    const words = foot - (label.row + label.lines.length) * line;
    shapes.push({
      kind: 'line',
      x1: x,
      x2: x,
      y1: words + line * 0.2,
      y2: tip - HEAD * size,
      width: 0.8,
      ink: 'quiet',
    });
    stack(shapes, label.lines, {
      x: label.textX,
      top: words,
      size,
      strong: false,
      ink: 'ink',
      anchor: 'start',
    });
  });
  return {
    width,
    height: bottom + size * (TICK + LEADING),
    shapes: [...shapes, ...letters],
  };
}

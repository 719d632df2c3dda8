/** What stands under the rows of a forest plot: axis, what lies on each side, what the marks stand for. */
import type { ForestPlot } from '../contract/reportDocument.ts';
import type { Axis } from './axis.ts';
import { LEADING, stack, wrap, type DrawingOptions, type Shape } from './drawing.ts';
import { figure } from './figures.ts';
import { ARROW, arrowHead, markOf, SMALL } from './forestMarks.ts';

/** Parts of the type size. */
const LEAST_SIDE = 4;
const MOST_SIDE_LINES = 1;
const LEGEND_INDENT = 1.4;

interface Column {
  x: number;
  width: number;
}
export interface Columns {
  label: Column;
  track: Column;
  /** Right end of the figures; null where they stand under the label. */
  figures: number | null;
}

/** Where something is drawn. */
export interface Place {
  nullX: number;
  columns: Columns;
  xOf: (value: number) => number;
  top: number;
}

/** Axis, figures, what lies on each side, and what is drawn. Returns the y at which it ends. */
export function drawAxis(
  shapes: Shape[],
  plot: ForestPlot,
  place: Place & { axis: Axis },
  options: DrawingOptions,
): number {
  const { size, width, measure } = options;
  const { columns, axis, xOf, top } = place;
  const { x: left, width: length } = columns.track;
  const small = size * SMALL;
  const tickEnd = top + size * 0.3;
  shapes.push({
    kind: 'line',
    x1: left,
    y1: top,
    x2: left + length,
    y2: top,
    width: 1,
    ink: 'quiet',
  });
  const named = new Set(namedTicks(plot.nullValue, axis, xOf, small, options));
  for (const tick of axis.ticks) {
    const x = xOf(tick);
    shapes.push({ kind: 'line', x1: x, y1: top, x2: x, y2: tickEnd, width: 1, ink: 'quiet' });
    if (!named.has(tick)) continue;
    stack(shapes, [figure(tick)], {
      x: inside(x, measure(figure(tick), small, false) / 2, width),
      anchor: 'middle',
      strong: tick === plot.nullValue,
      top: tickEnd,
      size: small,
      ink: 'ink',
    });
  }
  let y = tickEnd + small * LEADING;
  y += drawSides(shapes, plot, { left, right: left + length, middle: place.nullX, y }, options);
  // The name of the axis may be longer than the axis: it takes what there is on the right of its start.
  const room = Math.max(length, width - left);
  y += stack(shapes, wrap(plot.axisLabel, room, small, measure), {
    x: left,
    anchor: 'start',
    strong: false,
    top: y,
    size: small,
    ink: 'quiet',
  });
  return y;
}

const inside = (x: number, half: number, width: number): number =>
  Math.min(Math.max(x, half), width - half);

/** Ticks whose figures do not touch one another: no difference first, then the ends, then as many as there is room for. */
function namedTicks(
  nullValue: number,
  axis: Axis,
  xOf: (value: number) => number,
  size: number,
  { measure, width }: DrawingOptions,
): number[] {
  const order = [...new Set([nullValue, axis.low, axis.high, ...axis.ticks])];
  const taken: { tick: number; from: number; to: number }[] = [];
  for (const tick of order.filter((one) => axis.ticks.includes(one))) {
    const half = measure(figure(tick), size, true) / 2;
    const x = inside(xOf(tick), half, width);
    const [from, to] = [x - half - size * 0.5, x + half + size * 0.5];
    if (taken.every((other) => other.to <= from || to <= other.from))
      taken.push({ tick, from, to });
  }
  return taken.map((one) => one.tick);
}

/** What lies on each side of no difference: beside one another where there is room, else one under the other. */
function drawSides(
  shapes: Shape[],
  plot: ForestPlot,
  at: { left: number; right: number; middle: number; y: number },
  options: DrawingOptions,
): number {
  const { measure } = options;
  const size = options.size * SMALL;
  const arrow = size * ARROW;
  const space = arrow + size * 0.8;
  const besideLines = (text: string, width: number): number =>
    width < size * LEAST_SIDE ? Infinity : wrap(text, width, size, measure).length;
  // On one line where it holds both, whatever lies in the middle; else beside one another only where neither gets a
  // narrow column of many lines.
  const oneLine =
    measure(plot.lowSide, size, false) + measure(plot.highSide, size, false) + space * 2 <=
    at.right - at.left;
  const inColumns =
    besideLines(plot.lowSide, at.middle - at.left - space) <= MOST_SIDE_LINES &&
    besideLines(plot.highSide, at.right - at.middle - space) <= MOST_SIDE_LINES;
  const beside = oneLine || inColumns;
  const style = { strong: false, size, ink: 'quiet' } as const;
  const line = (y: number): number => y + size * (LEADING / 2);
  const lowWidth = (inColumns ? at.middle : at.right) - at.left - space;
  const highWidth = at.right - (inColumns ? at.middle : at.left) - space;
  const low = wrap(plot.lowSide, lowWidth, size, measure);
  const high = wrap(plot.highSide, highWidth, size, measure);
  shapes.push(arrowHead(at.left + arrow, line(at.y), arrow, -1, 'quiet'));
  const lowHeight = stack(shapes, low, {
    ...style,
    x: at.left + arrow + size * 0.35,
    anchor: 'start',
    top: at.y,
  });
  const highTop = beside ? at.y : at.y + lowHeight;
  shapes.push(arrowHead(at.right - arrow, line(highTop), arrow, 1, 'quiet'));
  const highHeight = stack(shapes, high, {
    ...style,
    x: at.right - arrow - size * 0.35,
    anchor: 'end',
    top: highTop,
  });
  return beside ? Math.max(lowHeight, highHeight) : lowHeight + highHeight;
}

/** What the marks stand for. Returns the y at which the drawing ends. */
export function drawLegend(
  shapes: Shape[],
  plot: ForestPlot,
  { axis, top, width }: { axis: Axis; top: number; width: number },
  { size, measure }: DrawingOptions,
): number {
  const small = size * SMALL;
  const middle = size * 0.55;
  const entries: { text: string; drawn: boolean; mark: (x: number, y: number) => Shape }[] = [
    {
      text: 'one study',
      drawn: plot.rows.some((row) => !row.pooled),
      mark: (x, y) => markOf(false, x + middle, y, size),
    },
    {
      text: 'several studies pooled',
      drawn: plot.rows.some((row) => row.pooled),
      mark: (x, y) => markOf(true, x + middle, y, size),
    },
    {
      text: 'goes on beyond the axis',
      drawn: plot.rows.some((row) => axis.at(row.low) < 0 || axis.at(row.high) > 1),
      mark: (x, y) => arrowHead(x + middle / 2, y, size * ARROW, 1, 'ink'),
    },
  ];
  let x = 0;
  let y = top + size * 0.4;
  for (const { text, mark } of entries.filter((entry) => entry.drawn)) {
    const indent = size * LEGEND_INDENT;
    const needs = indent + measure(text, small, false);
    if (x > 0 && x + needs > width) {
      x = 0;
      y += small * LEADING;
    }
    shapes.push(mark(x, y + small * (LEADING / 2)));
    const style = { strong: false, size: small, ink: 'quiet', anchor: 'start' } as const;
    const lines = wrap(text, width - x - indent, small, measure);
    stack(shapes, lines, { ...style, x: x + indent, top: y });
    y += (lines.length - 1) * small * LEADING;
    x += needs + size * 1.5;
  }
  return y + small * LEADING + size * 0.2;
}

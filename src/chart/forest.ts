/**
 * The forest plot: for each study its estimate and interval on one axis, with the line of no difference. One drawing for
 * the screen and for print.
 */
import type { ForestPlot } from '../contract/reportDocument.ts';
import { linearAxis, logAxis } from './axis.ts';
import { LEADING, stack, wrap, type Drawing, type DrawingOptions, type Shape } from './drawing.ts';
import { drawAxis, drawLegend, type Columns, type Place } from './forestFoot.ts';
import { ARROW, arrowHead, markOf, SMALL } from './forestMarks.ts';

type Row = ForestPlot['rows'][number];

/** Parts of the type size. */
const GAP = 1.2;
const ROW_PADDING = 0.45;
const LEAST_TRACK = 11;
/** Share of the width that the label of a study may take. */
const LABEL_SHARE = 0.36;

function columnsOf(plot: ForestPlot, options: DrawingOptions): Columns {
  const { width, size, measure } = options;
  const figures = Math.max(...plot.rows.map((row) => measure(row.figures, size, false)));
  const label = width * LABEL_SHARE;
  const track = width - label - figures - GAP * size * 2;
  if (track >= LEAST_TRACK * size) {
    return {
      label: { x: 0, width: label },
      track: { x: label + GAP * size, width: track },
      figures: width,
    };
  }
  // Too narrow for columns: the track runs below the words of its row, with room for an arrow at each end.
  const inset = ARROW * size;
  return {
    label: { x: 0, width },
    track: { x: inset, width: width - inset * 2 },
    figures: null,
  };
}

/**
 * @param options `size` is the type size of labels; `width` at least about twelve times that
 * @param shown rows that are drawn, where a part of them is: the axis is that of all
 * @returns shapes inside `width`; the height follows from the labels, which are wrapped and never cut
 */
export function forestDrawing(
  plot: ForestPlot,
  options: DrawingOptions,
  shown: readonly Row[] = plot.rows,
): Drawing {
  const { width, size } = options;
  const columns = columnsOf(plot, options);
  const reach = {
    values: plot.rows.map((row) => row.value),
    ends: plot.rows.flatMap((row) => [row.low, row.high]),
  };
  const axis = plot.scale === 'log' ? logAxis(reach) : linearAxis(reach);
  const xOf = (value: number): number => columns.track.x + axis.at(value) * columns.track.width;

  const place = { columns, xOf, nullX: xOf(plot.nullValue) };

  const rows: Shape[] = [];
  let y = size * 0.3;
  for (const row of shown) y += drawRow(rows, row, { ...place, top: y }, options);
  const foot: Shape[] = [];
  const bottom = drawAxis(foot, plot, { ...place, axis, top: y }, options);
  // Beside the axis the column of labels is empty: the legend stands there. Where there are no columns, under the axis.
  const end =
    columns.figures === null
      ? drawLegend(foot, plot, { axis, top: bottom, width }, options)
      : Math.max(
          bottom,
          drawLegend(foot, plot, { axis, top: y, width: columns.label.width }, options),
        );
  // The line of no difference: behind everything else, and in the narrow layout beside the intervals only, so that it
  // crosses no words.
  const zero = columns.figures === null ? [] : [vertical(place.nullX, 0, y)];
  return { width, height: end, shapes: [...zero, ...rows, ...foot] };
}

const vertical = (x: number, from: number, to: number): Shape => ({
  kind: 'line',
  x1: x,
  x2: x,
  y1: from,
  y2: to,
  width: 1,
  ink: 'quiet',
});

/** Returns the height of the row. */
function drawRow(shapes: Shape[], row: Row, place: Place, options: DrawingOptions): number {
  const { size, measure } = options;
  const { columns, top } = place;
  const { label } = columns;
  const start = top + ROW_PADDING * size;
  const text = { x: label.x, anchor: 'start', strong: false } as const;
  let used = stack(shapes, wrap(row.label, label.width, size, measure, true), {
    ...text,
    top: start,
    size,
    ink: 'ink',
    strong: true,
  });
  used += stack(shapes, wrap(row.about, label.width, size * SMALL, measure), {
    ...text,
    top: start + used,
    size: size * SMALL,
    ink: 'quiet',
  });
  if (columns.figures === null) {
    used += stack(shapes, wrap(row.figures, label.width, size, measure), {
      ...text,
      top: start + used,
      size,
      ink: 'ink',
    });
    used += size * 0.9;
    shapes.push(vertical(place.nullX, start + used - size * 0.8, start + used + size * 0.8));
    drawInterval(shapes, row, place, start + used, size);
    return used + size * (0.6 + ROW_PADDING * 2);
  }
  const middle = start + used / 2;
  drawInterval(shapes, row, place, middle, size);
  stack(shapes, [row.figures], {
    x: columns.figures,
    anchor: 'end',
    strong: false,
    top: middle - (size * LEADING) / 2,
    size,
    ink: 'ink',
  });
  return used + size * ROW_PADDING * 2;
}

/** The interval as a line with an end stroke on each side, or an arrow where it leaves the axis; the estimate on it. */
function drawInterval(
  shapes: Shape[],
  row: Row,
  { columns, xOf }: Place,
  y: number,
  size: number,
): void {
  const { x: left, width } = columns.track;
  const right = left + width;
  const from = Math.max(left, xOf(row.low));
  const to = Math.min(right, xOf(row.high));
  shapes.push({ kind: 'line', x1: from, y1: y, x2: to, y2: y, width: 1.4, ink: 'ink' });
  for (const [x, leaves, sign] of [
    [from, xOf(row.low) < left - 0.01, -1],
    [to, xOf(row.high) > right + 0.01, 1],
  ] as const) {
    if (leaves) {
      shapes.push(arrowHead(x, y, size * ARROW, sign, 'ink'));
    } else {
      const half = size * 0.28;
      shapes.push({
        kind: 'line',
        x1: x,
        y1: y - half,
        x2: x,
        y2: y + half,
        width: 1.4,
        ink: 'ink',
      });
    }
  }
  shapes.push(markOf(row.pooled, xOf(row.value), y, size));
}

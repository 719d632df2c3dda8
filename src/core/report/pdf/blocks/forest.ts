/** Forest plots: the drawing that the screen shows, under a caption that cites its sources. */
import type { Drawing } from '../../../../chart/drawing.ts';
import { forestDrawing } from '../../../../chart/forest.ts';
import type { BlockOf, ForestPlot } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import type { Lead } from '../lead.ts';
import { heightOf, type Line } from '../lines.ts';
import { citeSpans, type Numbers } from '../runs.ts';
import { drawFigure, drawingOptions, fitted, LEAST_HEIGHT } from './figure.ts';

const CAPTION_GAP = 3;

type Forest = BlockOf<'forest'>;

interface Laid {
  plot: ForestPlot;
  /** Those of its rows that are drawn together. */
  rows: ForestPlot['rows'];
  caption: Line[];
  drawing: Drawing;
}

function laid(flow: Flow, plot: ForestPlot, numbers: Numbers, rows = plot.rows): Laid {
  const { caption: style } = flow.look.styles;
  const goesOn = rows[0] !== plot.rows[0];
  const cites = citeSpans(
    flow,
    rows.map((row) => row.source),
    style,
    numbers,
  );
  return {
    plot,
    rows,
    caption: flow.break(
      [flow.span(`${plot.caption}${goesOn ? ', continued' : ''}`, style), ...cites],
      flow.width,
    ),
    drawing: forestDrawing(plot, drawingOptions(flow), rows),
  };
}

const headOf = ({ caption }: Laid): number => heightOf(caption) + CAPTION_GAP;

/** Rows of a plot that may be parted between pages. */
const PARTED = 3;

/** What stays with a heading: the plot with its caption; of a longer one its first row where much would stay empty. */
export function forestLead(flow: Flow, { plot }: Forest, numbers: Numbers): Lead {
  const whole = laid(flow, plot, numbers);
  const want = headOf(whole) + whole.drawing.height;
  const least =
    plot.rows.length < PARTED
      ? headOf(whole) + whole.drawing.height * LEAST_HEIGHT
      : headOf(whole) + laid(flow, plot, numbers, plot.rows.slice(0, 1)).drawing.height;
  const most = flow.pageHeight / 2;
  return { want: Math.min(want, most), least: Math.min(least, most) };
}

/**
 * Neighbouring plots, each on its own. One that would leave much of the page empty lets a shorter one go first, gives up
 * some height, or is parted between two rows.
 */
export function drawForests(flow: Flow, blocks: readonly Forest[], numbers: Numbers): void {
  const rest = blocks.map(({ plot }) => laid(flow, plot, numbers));
  while (rest.length > 0) {
    const fits = rest.findIndex((one) => hasRoom(flow, one));
    const [next] = rest.splice(flow.mayEnd ? 0 : Math.max(0, fits), 1);
    if (next !== undefined) drawForest(flow, next, numbers);
  }
}

const hasRoom = (flow: Flow, one: Laid): boolean =>
  headOf(one) + one.drawing.height * LEAST_HEIGHT <= flow.remaining;

function drawForest(flow: Flow, one: Laid, numbers: Numbers): void {
  const { plot, rows } = one;
  const count = hasRoom(flow, one) ? rows.length : rowsHere(flow, one);
  if (count === 0 && !flow.atTop) {
    flow.newPage();
    drawForest(flow, one, numbers);
  } else if (count === 0 || count === rows.length) drawPart(flow, one);
  else {
    drawPart(flow, laid(flow, plot, numbers, rows.slice(0, count)));
    drawForest(flow, laid(flow, plot, numbers, rows.slice(count)), numbers);
  }
}

/** Rows that are drawn on this page where the plot is parted; 0 where it is not. */
function rowsHere(flow: Flow, one: Laid): number {
  const { plot, rows } = one;
  if (flow.mayEnd || rows.length < PARTED) return 0;
  const room = flow.remaining - headOf(one);
  const heightOfRows = (count: number): number =>
    forestDrawing(plot, drawingOptions(flow), rows.slice(0, count)).height;
  let count = Math.min(rows.length - 1, Math.ceil((rows.length * room) / one.drawing.height));
  while (count > 0 && heightOfRows(count) > room) count -= 1;
  return count;
}

const descriptionOf = ({ plot, rows }: Laid): string =>
  rows.length === plot.rows.length
    ? plot.description
    : `${plot.caption}. ${rows.map((row) => `${row.label}, ${row.about}: ${row.figures}.`).join(' ')}`;

function drawPart(flow: Flow, one: Laid): void {
  const drawing = fitted(flow, one.drawing, headOf(one));
  flow.paragraph(flow.element('P', flow.root), one.caption);
  flow.y += CAPTION_GAP;
  drawFigure(flow, drawing, descriptionOf(one));
  flow.y += flow.look.gap.paragraph;
}

/** Forest plots: the drawing that the screen shows, under a caption that cites its sources. */
import type { Drawing } from '../../../../chart/drawing.ts';
import { forestDrawing } from '../../../../chart/forest.ts';
import type { BlockOf, ForestPlot } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line } from '../lines.ts';
import { citeSpans, type Numbers } from '../runs.ts';
import { drawFigure, drawingOptions } from './figure.ts';

const CAPTION_GAP = 3;

const drawingOf = (flow: Flow, plot: ForestPlot): Drawing =>
  forestDrawing(plot, drawingOptions(flow));

function captionOf(flow: Flow, plot: ForestPlot, numbers: Numbers): Line[] {
  const cites = plot.rows.map((row) => row.source);
  const { caption } = flow.look.styles;
  return flow.break(
    [flow.span(plot.caption, caption), ...citeSpans(flow, cites, caption, numbers)],
    flow.width,
  );
}

/** Height of the plot with its caption: a heading stays with it. */
export function forestLead(flow: Flow, { plot }: BlockOf<'forest'>, numbers: Numbers): number {
  return Math.min(
    flow.pageHeight / 2,
    heightOf(captionOf(flow, plot, numbers)) + drawingOf(flow, plot).height,
  );
}

export function drawForest(flow: Flow, block: BlockOf<'forest'>, numbers: Numbers): void {
  const { plot } = block;
  const caption = captionOf(flow, plot, numbers);
  const drawing = drawingOf(flow, plot);
  const height = heightOf(caption) + CAPTION_GAP + drawing.height;
  if (height > flow.pageHeight && plot.rows.length > 1) {
    // More rows than a page holds: two plots, each with its own axis.
    const half = Math.ceil(plot.rows.length / 2);
    for (const rows of [plot.rows.slice(0, half), plot.rows.slice(half)]) {
      drawForest(flow, { type: 'forest', plot: { ...plot, rows } }, numbers);
    }
    return;
  }
  flow.ensure(height);
  flow.paragraph(flow.element('P', flow.root), caption);
  flow.y += CAPTION_GAP;
  drawFigure(flow, drawing, plot.description);
  flow.y += flow.look.gap.paragraph;
}

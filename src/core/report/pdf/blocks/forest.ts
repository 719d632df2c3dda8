/** Forest plots: the drawing that the screen shows, as vectors, in one figure with its text equivalent. */
import type { Drawing, Ink, Measure, Shape, Text } from '../../../../chart/drawing.ts';
import { forestDrawing } from '../../../../chart/forest.ts';
import type { BlockOf, ForestPlot } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../engine.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line } from '../lines.ts';
import { citeSpans, type Numbers } from '../runs.ts';
import { colour, gap, styles, type TextStyle } from '../style.ts';

const SIZE = 8.8;
const CAPTION_GAP = 3;
const inks = {
  ink: colour.ink,
  quiet: colour.quiet,
  rule: colour.rule,
  accent: colour.accent,
} as const satisfies Record<Ink, string>;

const known = new Map<string, TextStyle>();
/** The same style object for the same look, so that widths are measured once. */
function styleOf(size: number, strong: boolean, ink: Ink): TextStyle {
  const key = `${size} ${strong} ${ink}`;
  const style = known.get(key) ?? {
    font: strong ? 'semi' : 'sans',
    size,
    leading: size,
    colour: inks[ink],
  };
  known.set(key, style);
  return style;
}

function drawingOf(flow: Flow, plot: ForestPlot): Drawing {
  const measure: Measure = (text, size, strong) => flow.measure(text, styleOf(size, strong, 'ink'));
  return forestDrawing(plot, { width: flow.width, size: SIZE, measure });
}

function captionOf(flow: Flow, plot: ForestPlot, numbers: Numbers): Line[] {
  const cites = plot.rows.map((row) => row.source);
  return flow.break(
    [flow.span(plot.caption, styles.caption), ...citeSpans(cites, styles.caption, numbers)],
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
  flow.paragraph(flow.element('P', flow.root), caption, flow.left);
  flow.y += CAPTION_GAP;
  const top = flow.y;
  const figure = flow.element('Figure', flow.root, {
    alt: flow.text(plot.description, styles.barLabel),
    bbox: [flow.left, top, flow.left + flow.width, top + drawing.height],
    placement: 'Block',
  });
  const words = drawing.shapes.filter((shape) => shape.kind === 'text');
  flow.content(figure, () => {
    for (const shape of drawing.shapes) drawShape(flow, shape, top);
  });
  for (const text of words) drawText(flow, figure, text, top);
  flow.y = top + drawing.height + gap.paragraph;
}

function drawShape(flow: Flow, shape: Shape, top: number): void {
  const { engine, left } = flow;
  if (shape.kind === 'line') {
    engine
      .lineWidth(shape.width * 0.7)
      .strokeColor(inks[shape.ink])
      .moveTo(left + shape.x1, top + shape.y1)
      .lineTo(left + shape.x2, top + shape.y2)
      .stroke();
  } else if (shape.kind === 'polygon') {
    const [first, ...rest] = shape.points;
    if (first === undefined) return;
    engine.fillColor(inks[shape.ink]).moveTo(left + first[0], top + first[1]);
    for (const [x, y] of rest) engine.lineTo(left + x, top + y);
    engine.fill();
  }
}

function drawText(flow: Flow, figure: StructElement, text: Text, top: number): void {
  const style = styleOf(text.size, text.strong, text.ink);
  const [line] = flow.break([flow.span(`${text.text} `, style)], Number.POSITIVE_INFINITY);
  if (line === undefined) return;
  const width = flow.measure(text.text, style);
  const x = { start: text.x, middle: text.x - width / 2, end: text.x - width }[text.anchor];
  flow.line(figure, line, flow.left + x, top + text.y - line.baseline);
}

/** Intake bars: hatched supplement, solid food, and marks of the authorities with their labels. Patterns, not colours. */
import type { BlockOf, IntakeBar } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../structure.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line } from '../lines.ts';
import { drawMark, drawPattern } from './barMarks.ts';

/** Height of a bar, of the space above it for the flags of its marks, and of one row of labels. */
const BAR = 13;
const FLAG = 5;
const ROW = 11;
const UNDER_BAR = 4;
const AFTER = 8;
const HEADROOM = 1.04;
const SWATCH = 9;
const LABEL_GAP = 4;
const LEGEND_GAP = 16;
/** A bar never shrinks below this share of its full length for the sake of a label. */
const LEAST_SCALE = 0.45;

interface PlacedMark {
  x: number;
  row: number;
  textX: number;
  lines: Line[];
  limit: boolean;
}
interface Layout {
  height: number;
  title: Line[];
  bar: number;
  marks: PlacedMark[];
  legend: { x: number; row: number; label: Line; pattern: 'food' | 'supplement' }[];
  /** The legend stands beside the name of the bar. */
  inHead: boolean;
}

/** Height of the caption with the first bar: a heading stays with it. */
export function barsLead(flow: Flow, block: BlockOf<'bars'>): number {
  const [first] = block.bars;
  return first === undefined ? 0 : flow.look.styles.caption.leading + layoutOf(flow, first).height;
}

export function drawBars(flow: Flow, block: BlockOf<'bars'>): void {
  const { caption: style } = flow.look.styles;
  const caption = flow.break([flow.span(block.caption, style)], flow.width);
  const layouts = block.bars.map((bar) => layoutOf(flow, bar));
  const [first] = layouts;
  if (first === undefined) return;
  flow.ensure(heightOf(caption) + first.height);
  flow.paragraph(flow.element('P', flow.root), caption);
  flow.y += 2;
  block.bars.forEach((bar, index) => {
    const layout = layouts[index];
    if (layout !== undefined) drawBar(flow, bar, layout);
  });
  flow.y += flow.look.gap.paragraph;
}

const words = (flow: Flow, text: string, width: number): Line[] =>
  flow.break([flow.span(`${text} `, flow.look.styles.figure)], width);

function layoutOf(flow: Flow, bar: IntakeBar): Layout {
  const name = flow.span(bar.label, { ...flow.look.styles.figure, font: 'semi' });
  const title = flow.break([name], flow.width);
  const marks = placeMarks(flow, bar);
  const rows = Math.max(0, ...marks.map((mark) => mark.row + mark.lines.length));
  const [beside] = title;
  // Beside the name of the bar where it has room there, below the labels otherwise.
  const start = beside === undefined ? 0 : beside.width + flow.at(LEGEND_GAP);
  const inHead = title.length === 1 && start + legendWidth(flow, bar) <= flow.width;
  const legend = legendOf(flow, bar, inHead ? start : 0);
  const below = inHead ? 0 : Math.max(0, ...legend.map((part) => part.row + 1));
  const barTop = heightOf(title) + 2 + flow.at(FLAG);
  const under = flow.at(BAR + UNDER_BAR + (rows + below) * ROW + AFTER);
  return { height: barTop + under, title, bar: barTop, marks, legend, inHead };
}

const labelOf = (flow: Flow, text: string): Line | undefined =>
  words(flow, text, Number.POSITIVE_INFINITY)[0];

const legendWidth = (flow: Flow, bar: IntakeBar): number =>
  bar.segments.reduce(
    (sum, { label }) =>
      sum + flow.at(SWATCH + LABEL_GAP + LEGEND_GAP) + (labelOf(flow, label)?.width ?? 0),
    0,
  );

/** Swatches with their labels from `start` on, in as many rows as they need. */
function legendOf(flow: Flow, bar: IntakeBar, start: number): Layout['legend'] {
  const legend: Layout['legend'] = [];
  const swatch = flow.at(SWATCH + LABEL_GAP);
  let x = start;
  let row = 0;
  for (const segment of bar.segments) {
    const label = labelOf(flow, segment.label);
    if (label === undefined) continue;
    if (x > start && x + swatch + label.width > flow.width) {
      x = start;
      row += 1;
    }
    legend.push({ x, row, label, pattern: segment.pattern });
    x += swatch + label.width + flow.at(LEGEND_GAP);
  }
  return legend;
}

function drawBar(flow: Flow, bar: IntakeBar, layout: Layout): void {
  flow.ensure(layout.height);
  const top = flow.y;
  const { left, width } = flow;
  const figure = flow.element('Figure', flow.root, {
    alt: flow.text(bar.description, flow.look.styles.figure),
    bbox: [left, top, left + width, top + layout.height],
    placement: 'Block',
  });
  const y = top + layout.bar;
  const labels = y + flow.at(BAR + UNDER_BAR);
  flow.lines(figure, layout.title, left, top);
  if (layout.inHead) drawLegend(flow, figure, layout, top);
  flow.content(figure, () => {
    drawSegments(flow, bar, y);
    for (const mark of layout.marks) {
      const foot = labels + flow.at((mark.row + 1) * ROW - 2);
      drawMark(flow, { x: left + mark.x, top: y, bottom: y + flow.at(BAR), foot }, mark.limit);
    }
  });
  for (const mark of layout.marks)
    flow.lines(figure, mark.lines, left + mark.textX, labels + flow.at(mark.row * ROW));
  const rows = Math.max(0, ...layout.marks.map((mark) => mark.row + mark.lines.length));
  if (!layout.inHead) drawLegend(flow, figure, layout, labels + flow.at(rows * ROW + 2));
  flow.y = top + layout.height;
}

function drawLegend(flow: Flow, figure: StructElement, { legend }: Layout, top: number): void {
  const side = flow.at(SWATCH);
  for (const { x, row, label, pattern } of legend) {
    const at = top + flow.at(row * ROW);
    flow.content(figure, () => {
      drawPattern(flow, pattern, { x: flow.left + x, y: at + 1, width: side, height: side - 1 });
    });
    flow.line(figure, label, flow.left + x + flow.at(SWATCH + LABEL_GAP), at);
  }
}

/** Points per unit of amount: as large as the page allows while each label still fits to the right of its mark. */
function scaleOf(flow: Flow, bar: IntakeBar): number {
  const total = bar.segments.reduce((sum, segment) => sum + segment.amount, 0);
  const most = Math.max(total, ...bar.marks.map((mark) => mark.amount));
  if (most <= 0) return 0;
  const full = flow.width / (most * HEADROOM);
  const { figure } = flow.look.styles;
  const fitting = bar.marks.map(
    (mark) => (flow.width - LABEL_GAP - flow.measure(mark.label, figure)) / mark.amount,
  );
  return Math.max(full * LEAST_SCALE, Math.min(full, ...fitting.filter((scale) => scale > 0)));
}

function drawSegments(flow: Flow, bar: IntakeBar, y: number): void {
  const { engine, left, width } = flow;
  const height = flow.at(BAR);
  const scale = scaleOf(flow, bar);
  engine
    .lineWidth(0.5)
    .strokeColor(flow.look.colour.rule)
    .moveTo(left, y + height)
    .lineTo(left + width, y + height)
    .stroke();
  let x = left;
  for (const segment of bar.segments) {
    const length = segment.amount * scale;
    if (length > 0) drawPattern(flow, segment.pattern, { x, y, width: length, height });
    x += length;
  }
}

/**
 * Labels stand to the right of their marks, the rightmost in the first row: so no leader crosses a label. A label that
 * does not fit stands to the left; one that fits on neither side is broken into lines on the wider one.
 */
function placeMarks(flow: Flow, bar: IntakeBar): PlacedMark[] {
  const scale = scaleOf(flow, bar);
  const placed: (PlacedMark & { end: number })[] = [];
  for (const mark of [...bar.marks].sort((a, b) => b.amount - a.amount)) {
    const x = mark.amount * scale;
    const [room, before] = [flow.width - x - LABEL_GAP, x - LABEL_GAP];
    const whole = flow.measure(mark.label, flow.look.styles.figure);
    const toRight = whole <= room + 1 || room >= before;
    const lines = words(
      flow,
      mark.label,
      Math.max(whole <= room + 1 ? whole : 0, room, before) + 1,
    );
    const width = Math.max(...lines.map((line) => line.width));
    const textX = toRight ? x + LABEL_GAP : before - width;
    const end = textX + width;
    const clashes = (row: number): boolean =>
      placed.some((other) => {
        const last = other.row + other.lines.length - 1;
        return (
          (other.row < row + lines.length &&
            row <= last &&
            textX < other.end + LABEL_GAP &&
            other.textX < end + LABEL_GAP) ||
          (last >= row && textX < other.x && other.x < end) ||
          (other.row <= row && other.textX < x && x < other.end)
        );
      });
    let row = 0;
    while (clashes(row) && row < bar.marks.length * 2) row += 1;
    placed.push({ x, row, textX, lines, limit: mark.limit, end });
  }
  return placed;
}

/** Intake bars: hatched supplement, solid food, and marks of the authorities with their labels. Patterns, not colours. */
import type { BlockOf, IntakeBar } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../engine.ts';
import type { Flow } from '../flow.ts';
import { heightOf } from '../lines.ts';
import { colour, gap, styles } from '../style.ts';

const BAR = 13;
const LABEL_ROW = 11;
const HATCH = 4;
const HEADROOM = 1.04;
const SWATCH = 9;
const LABEL_GAP = 4;
/** A bar never shrinks below this share of its full length for the sake of a label. */
const LEAST_SCALE = 0.45;

interface PlacedMark {
  x: number;
  row: number;
  textX: number;
  label: string;
  limit: boolean;
}

/** Height of the caption with the first bar: a heading stays with it. */
export function barsLead(flow: Flow, block: BlockOf<'bars'>): number {
  const [first] = block.bars;
  return first === undefined
    ? 0
    : styles.caption.leading + barHeight(flow, first, block.bars.length > 1);
}

export function drawBars(flow: Flow, block: BlockOf<'bars'>): void {
  const caption = flow.break([flow.span(block.caption, styles.caption)], flow.width);
  const [first] = block.bars;
  if (first === undefined) return;
  flow.ensure(heightOf(caption) + barHeight(flow, first, block.bars.length > 1));
  flow.paragraph(flow.element('P', flow.root), caption, flow.left);
  flow.y += 2;
  for (const bar of block.bars) drawBar(flow, bar, block.bars.length > 1);
  flow.y += gap.paragraph;
}

function barHeight(flow: Flow, bar: IntakeBar, labelled: boolean): number {
  const rows = Math.max(0, ...placeMarks(flow, bar).map((mark) => mark.row + 1));
  return (labelled ? LABEL_ROW + 2 : 0) + 5 + BAR + 4 + rows * LABEL_ROW + LABEL_ROW + 6;
}

function drawBar(flow: Flow, bar: IntakeBar, labelled: boolean): void {
  const height = barHeight(flow, bar, labelled);
  flow.ensure(height);
  const top = flow.y;
  const figure = flow.element('Figure', flow.root, {
    alt: flow.text(bar.description, styles.barLabel),
    bbox: [flow.left, top, flow.left + flow.width, top + height],
    placement: 'Block',
  });
  let y = top;
  if (labelled) {
    drawText(flow, figure, bar.label, flow.left, y);
    y += LABEL_ROW + 2;
  }
  y += 5;
  const marks = placeMarks(flow, bar);
  flow.content(figure, () => {
    drawSegments(flow, bar, y);
    for (const mark of marks) drawMark(flow, mark, y);
  });
  const labels = y + BAR + 4;
  for (const mark of marks) {
    drawText(flow, figure, mark.label, mark.textX, labels + mark.row * LABEL_ROW);
  }
  const rows = Math.max(0, ...marks.map((mark) => mark.row + 1));
  drawLegend(flow, figure, bar, labels + rows * LABEL_ROW + 2);
  flow.y = top + height;
}

/** Points per unit of amount: as large as the page allows while each label still fits to the right of its mark. */
function scaleOf(flow: Flow, bar: IntakeBar): number {
  const total = bar.segments.reduce((sum, segment) => sum + segment.amount, 0);
  const most = Math.max(total, ...bar.marks.map((mark) => mark.amount));
  if (most <= 0) return 0;
  const full = flow.width / (most * HEADROOM);
  const fitting = bar.marks.map(
    (mark) => (flow.width - LABEL_GAP - flow.measure(mark.label, styles.barLabel)) / mark.amount,
  );
  return Math.max(full * LEAST_SCALE, Math.min(full, ...fitting.filter((scale) => scale > 0)));
}

function drawSegments(flow: Flow, bar: IntakeBar, y: number): void {
  const { engine, left, width } = flow;
  const scale = scaleOf(flow, bar);
  engine
    .lineWidth(0.5)
    .strokeColor(colour.rule)
    .moveTo(left, y + BAR)
    .lineTo(left + width, y + BAR)
    .stroke();
  let x = left;
  for (const segment of bar.segments) {
    const length = segment.amount * scale;
    if (length > 0) drawPattern(flow, segment.pattern, x, y, length, BAR);
    x += length;
  }
}

function drawPattern(
  flow: Flow,
  pattern: 'food' | 'supplement',
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const { engine } = flow;
  if (pattern === 'food') {
    engine.fillColor(colour.accent).rect(x, y, width, height).fill();
    return;
  }
  engine.save().rect(x, y, width, height).clip();
  engine.lineWidth(1).strokeColor(colour.accent);
  for (let at = x - height; at < x + width; at += HATCH) {
    engine.moveTo(at, y + height).lineTo(at + height, y);
  }
  engine.stroke().restore();
  engine.lineWidth(0.8).strokeColor(colour.accent).rect(x, y, width, height).stroke();
}

/**
 * Labels stand to the right of their marks, the rightmost in the first row: so no leader crosses a label. A label that
 * does not fit stands to the left.
 */
function placeMarks(flow: Flow, bar: IntakeBar): PlacedMark[] {
  const scale = scaleOf(flow, bar);
  const right = flow.left + flow.width;
  const placed: (PlacedMark & { end: number })[] = [];
  for (const mark of [...bar.marks].sort((a, b) => b.amount - a.amount)) {
    const label = flow.text(mark.label, styles.barLabel);
    const width = flow.measure(label, styles.barLabel);
    const x = flow.left + mark.amount * scale;
    const fits = x + LABEL_GAP + width <= right + 1;
    const textX = fits ? x + LABEL_GAP : Math.max(flow.left, x - LABEL_GAP - width);
    const end = textX + width;
    const clashes = (row: number): boolean =>
      placed.some(
        (other) =>
          (other.row === row && textX < other.end + LABEL_GAP && other.textX < end + LABEL_GAP) ||
          (other.row >= row && textX < other.x && other.x < end) ||
          (other.row <= row && other.textX < x && x < other.end),
      );
    let row = 0;
    while (clashes(row) && row < bar.marks.length) row += 1;
    placed.push({ x, row, textX, label, limit: mark.limit, end });
  }
  return placed;
}

function drawMark(flow: Flow, mark: PlacedMark, y: number): void {
  const { engine } = flow;
  const foot = y + BAR + 4 + mark.row * LABEL_ROW + LABEL_ROW - 2;
  // White beside the line keeps it visible on the solid part of the bar.
  engine
    .lineWidth(3.2)
    .strokeColor(colour.paper)
    .moveTo(mark.x, y - 2)
    .lineTo(mark.x, y + BAR)
    .stroke();
  engine.lineWidth(mark.limit ? 1.6 : 0.8).strokeColor(colour.ink);
  engine
    .moveTo(mark.x, y - 4)
    .lineTo(mark.x, y + BAR)
    .stroke();
  engine
    .lineWidth(0.4)
    .moveTo(mark.x, y + BAR)
    .lineTo(mark.x, foot)
    .stroke();
  if (!mark.limit) return;
  engine.fillColor(colour.ink);
  engine
    .moveTo(mark.x - 3, y - 5)
    .lineTo(mark.x + 3, y - 5)
    .lineTo(mark.x, y)
    .fill();
}

function drawLegend(flow: Flow, figure: StructElement, bar: IntakeBar, y: number): void {
  let x = flow.left;
  for (const segment of bar.segments) {
    const at = x;
    flow.content(figure, () => drawPattern(flow, segment.pattern, at, y + 1, SWATCH, SWATCH - 1));
    x += SWATCH + 4;
    x += drawText(flow, figure, segment.label, x, y) + 16;
  }
}

function drawText(flow: Flow, figure: StructElement, text: string, x: number, y: number): number {
  const [line] = flow.break([flow.span(`${text} `, styles.barLabel)], Number.POSITIVE_INFINITY);
  if (line === undefined) return 0;
  flow.line(figure, line, x, y);
  return line.width;
}

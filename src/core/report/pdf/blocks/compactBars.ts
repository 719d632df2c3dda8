/** Small bars: name, bar and figures beside each other, one after the other. The marks are told in the figures. */
import type { BlockOf, IntakeBar } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line } from '../lines.ts';
import { drawMark, drawPattern } from './barMarks.ts';

/** Shares of the width for the name and for the bar; what is left holds the figures. */
const NAME = 0.15;
const TRACK = 0.22;
const BAR = 7;
const GAP = 8;
const ABOVE = 5;
const HEADROOM = 1.04;

interface Row {
  name: Line[];
  figures: Line[];
  height: number;
}

function rowOf(flow: Flow, bar: IntakeBar): Row {
  const { figure } = flow.look.styles;
  const words = [...bar.segments, ...bar.marks].map((one) => one.label).join(' · ');
  const broken = (text: string, share: number, style = figure): Line[] =>
    flow.break([flow.span(`${text} `, style)], flow.width * share - flow.at(GAP));
  const name = broken(bar.label, NAME, { ...figure, font: 'semi' });
  const figures = broken(words, 1 - NAME - TRACK);
  const height = Math.max(heightOf(name), heightOf(figures), flow.at(BAR + ABOVE)) + flow.at(4);
  return { name, figures, height };
}

export function drawCompactBars(flow: Flow, block: BlockOf<'bars'>): void {
  const caption = flow.break([flow.span(block.caption, flow.look.styles.caption)], flow.width);
  const rows = block.bars.map((bar) => rowOf(flow, bar));
  const whole = rows.reduce((sum, row) => sum + row.height, heightOf(caption) + 2);
  flow.ensure({ want: whole, least: heightOf(caption) + (rows[0]?.height ?? 0) + 2 });
  flow.paragraph(flow.element('P', flow.root), caption);
  flow.y += 2;
  block.bars.forEach((bar, index) => {
    const row = rows[index];
    if (row !== undefined) drawRow(flow, bar, row);
  });
  flow.y += flow.look.gap.paragraph / 2;
}

function drawRow(flow: Flow, bar: IntakeBar, row: Row): void {
  flow.ensure(row.height);
  const { left, width, y: top } = flow;
  const figure = flow.element('Figure', flow.root, {
    alt: flow.text(bar.description, flow.look.styles.figure),
    bbox: [left, top, left + width, top + row.height],
    placement: 'Block',
  });
  flow.lines(figure, row.name, left, top);
  flow.content(figure, () => {
    drawTrack(flow, bar, { x: left + width * NAME, y: top + flow.at(ABOVE / 2) });
  });
  flow.lines(figure, row.figures, left + width * (NAME + TRACK) + flow.at(GAP), top);
  flow.y = top + row.height;
}

function drawTrack(flow: Flow, bar: IntakeBar, { x, y }: { x: number; y: number }): void {
  const track = flow.width * TRACK;
  const total = bar.segments.reduce((sum, segment) => sum + segment.amount, 0);
  const most = Math.max(total, ...bar.marks.map((mark) => mark.amount)) * HEADROOM;
  if (most <= 0) return;
  const height = flow.at(BAR);
  const scale = track / most;
  flow.engine
    .lineWidth(0.5)
    .strokeColor(flow.look.colour.rule)
    .moveTo(x, y + height)
    .lineTo(x + track, y + height)
    .stroke();
  let at = x;
  for (const { amount, pattern } of bar.segments) {
    if (amount > 0) drawPattern(flow, pattern, { x: at, y, width: amount * scale, height });
    at += amount * scale;
  }
  for (const mark of bar.marks) {
    const place = { x: x + mark.amount * scale, top: y, bottom: y + height, foot: y + height };
    drawMark(flow, place, mark.limit);
  }
}

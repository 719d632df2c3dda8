/** The day as a timeline: the drawing that the screen shows. One that is taller than a page goes on as a second figure. */
import { dayDescription, dayDrawing } from '../../../../chart/day.ts';
import type { Drawing } from '../../../../chart/drawing.ts';
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { heightOf } from '../lines.ts';
import { drawFigure, drawingOptions, fitted } from './figure.ts';

type Schedule = BlockOf<'day'>['schedule'];

const CAPTION_GAP = 4;

const drawingOf = (flow: Flow, schedule: Schedule): Drawing =>
  dayDrawing(schedule, drawingOptions(flow));

/** Height of the timeline with its caption: a heading stays with it. */
export function dayLead(flow: Flow, { schedule }: BlockOf<'day'>): number {
  const needed = flow.look.styles.caption.leading + CAPTION_GAP + drawingOf(flow, schedule).height;
  return Math.min(flow.pageHeight * 0.8, needed);
}

export function drawDay(flow: Flow, block: BlockOf<'day'>): void {
  const { schedule } = block;
  if (schedule.slots.length === 0) return;
  const caption = flow.break([flow.span(block.caption, flow.look.styles.caption)], flow.width);
  const head = heightOf(caption) + CAPTION_GAP;
  const parts = partsOf(flow, schedule, flow.pageHeight - head);
  parts.forEach((part, index) => {
    const drawing = fitted(flow, drawingOf(flow, part), head);
    flow.ensure(head + drawing.height);
    flow.paragraph(flow.element('P', flow.root), caption);
    flow.y += CAPTION_GAP;
    // What stands on each page is what its words say; the whole day is said once where one figure holds it.
    drawFigure(flow, drawing, parts.length === 1 ? block.description : dayDescription(part));
    if (index < parts.length - 1) flow.newPage();
  });
  flow.y += flow.look.gap.paragraph;
}

/** The day in as many parts as it takes for each to fit `height`: between moments, or inside one that is too long. */
function partsOf(flow: Flow, schedule: Schedule, height: number): Schedule[] {
  const [first, ...others] = schedule.slots;
  if (first === undefined || drawingOf(flow, schedule).height <= height) return [schedule];
  const halves =
    others.length > 0
      ? halvesOf(schedule.slots)
      : halvesOf(first.entries).map((entries) => [{ ...first, entries }]);
  if (halves.some((half) => half.length === 0 || half[0]?.entries.length === 0)) return [schedule];
  return halves.flatMap((slots) => partsOf(flow, { ...schedule, slots }, height));
}

const halvesOf = <Part>(parts: readonly Part[]): Part[][] => {
  const half = Math.ceil(parts.length / 2);
  return [parts.slice(0, half), parts.slice(half)];
};

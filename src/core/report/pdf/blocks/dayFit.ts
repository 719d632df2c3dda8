/** Where the timeline of a day stands: on this page, a little lower, or in two parts before much of the page stays empty. */
import { dayDescription, dayDrawing } from '../../../../chart/day.ts';
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import type { Lead } from '../lead.ts';
import { dayLead, drawDay } from './day.ts';
import { drawingOptions, LEAST_HEIGHT } from './figure.ts';

type Day = BlockOf<'day'>;

/** Moments of a part at least. */
const FEW = 3;

const heightOfSlots = (flow: Flow, { schedule }: Day, count: number): number =>
  dayDrawing({ ...schedule, slots: schedule.slots.slice(0, count) }, drawingOptions(flow)).height;

/** Height around the drawing. */
const around = (flow: Flow): number => flow.look.styles.caption.leading * 1.5;

const canPart = ({ schedule }: Day): boolean => schedule.slots.length >= FEW * 2;

/** What stays with a heading: the drawing; its first moments where much would stay empty. */
export function dayFitLead(flow: Flow, block: Day): Lead {
  const want = dayLead(flow, block);
  const least = canPart(block)
    ? around(flow) + heightOfSlots(flow, block, FEW)
    : want * LEAST_HEIGHT;
  return { want, least: Math.min(want, least) };
}

export function drawFittingDay(flow: Flow, block: Day): void {
  const count = momentsHere(flow, block);
  const { slots } = block.schedule;
  if (count === slots.length) {
    drawDay(flow, block);
    return;
  }
  const parts = [slots.slice(0, count), slots.slice(count)];
  const limits = [`up to ${slots[count - 1]?.time ?? ''}`, `from ${slots[count]?.time ?? ''}`];
  parts.forEach((part, index) => {
    const schedule = { ...block.schedule, slots: part };
    const caption = `${block.caption}, ${limits[index] ?? ''}`;
    drawDay(flow, { ...block, caption, schedule, description: dayDescription(schedule) });
  });
}

/** How many moments are drawn on this page; all, where the day is not parted. */
function momentsHere(flow: Flow, block: Day): number {
  const { length } = block.schedule.slots;
  const room = flow.remaining - around(flow);
  if (flow.atTop || flow.mayEnd || !canPart(block)) return length;
  if (heightOfSlots(flow, block, length) * LEAST_HEIGHT <= room) return length;
  let count = length - FEW;
  while (count >= FEW && heightOfSlots(flow, block, count) > room) count -= 1;
  return count >= FEW ? count : length;
}

/** Patterns and marks of intake bars. They differ in shape, so that a copy in grey says the same. */
import type { Flow } from '../flow.ts';

const HATCH = 4;
/** How far a mark stands out above the bar, and half the width of the flag of a limit. */
const ABOVE = 4;
const FLAG = 3;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Food is solid, supplement hatched. */
export function drawPattern(
  flow: Flow,
  pattern: 'food' | 'supplement',
  { x, y, width, height }: Box,
): void {
  const { engine, look } = flow;
  const { accent } = look.colour;
  if (pattern === 'food') {
    engine.fillColor(accent).rect(x, y, width, height).fill();
    return;
  }
  engine.save().rect(x, y, width, height).clip();
  engine.lineWidth(1).strokeColor(accent);
  for (let at = x - height; at < x + width; at += flow.at(HATCH)) {
    engine.moveTo(at, y + height).lineTo(at + height, y);
  }
  engine.stroke().restore();
  engine.lineWidth(0.8).strokeColor(accent).rect(x, y, width, height).stroke();
}

/** A line across the bar with a leader down to its label; a limit is thicker and carries a flag. */
export function drawMark(
  flow: Flow,
  { x, top, bottom, foot }: { x: number; top: number; bottom: number; foot: number },
  limit: boolean,
): void {
  const { engine, look } = flow;
  const { ink, paper } = look.colour;
  const line = (from: number, to: number): void => {
    engine.moveTo(x, from).lineTo(x, to).stroke();
  };
  // White beside the line keeps it visible on the solid part of the bar.
  engine.lineWidth(3.2).strokeColor(paper);
  line(top - 2, bottom);
  engine.lineWidth(limit ? 1.6 : 0.8).strokeColor(ink);
  line(top - flow.at(ABOVE), bottom);
  engine.lineWidth(0.4);
  line(bottom, foot);
  if (!limit) return;
  const half = flow.at(FLAG);
  const head = top - flow.at(ABOVE) - 1;
  engine.fillColor(ink);
  engine
    .moveTo(x - half, head)
    .lineTo(x + half, head)
    .lineTo(x, top)
    .fill();
}

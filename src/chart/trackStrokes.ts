/** The strokes of an intake track: marks, edges, the open range of an unclear amount, the values under the scale. */
import type { AmountScale } from './amountScale.ts';
import { stack, type DrawingOptions, type Shape } from './drawing.ts';
import { figure } from './figures.ts';
import type { Box } from './hatch.ts';

/** Parts of the type size. */
const TICK = 0.3;
const DASH = 0.3;
const SMALL = 0.9;
const MARK_LINE = 0.12;

/** A line of dashes, upright. */
export function dashes(x: number, top: number, bottom: number, size: number): Shape[] {
  const step = DASH * size * 2;
  const count = Math.max(1, Math.round((bottom - top) / step));
  return Array.from({ length: count }, (_, at): Shape => {
    const y1 = top + ((bottom - top) * at) / count;
    return {
      kind: 'line',
      x1: x,
      x2: x,
      y1,
      y2: y1 + (bottom - top) / count / 2,
      width: MARK_LINE * size,
      ink: 'ink',
    };
  });
}

/** Points down at the bar: not to be passed. */
export const triangle = (x: number, tip: number, side: number): Shape => ({
  kind: 'polygon',
  points: [
    [x - side / 2, tip - side * 0.85],
    [x + side / 2, tip - side * 0.85],
    [x, tip],
  ],
  ink: 'ink',
});
export const diamondAt = (x: number, tip: number, side: number): Shape => ({
  kind: 'polygon',
  points: [
    [x, tip - side],
    [x + side / 2, tip - side / 2],
    [x, tip],
    [x - side / 2, tip - side / 2],
  ],
  ink: 'ink',
});

export function outline({ x, y, width, height }: Box, ink: 'accent' | 'ink'): Shape[] {
  const right = x + width;
  const bottom = y + height;
  const edge = { kind: 'line', width: 1.2, ink } as const;
  return [
    { ...edge, x1: x, x2: right, y1: y, y2: y },
    { ...edge, x1: x, x2: right, y1: bottom, y2: bottom },
    { ...edge, x1: x, x2: x, y1: y, y2: bottom },
    { ...edge, x1: right, x2: right, y1: y, y2: bottom },
  ];
}

/** Empty boxes with a broken edge: the total lies at one of the two ends. */
export function openRange(
  from: number,
  low: number,
  high: number,
  top: number,
  bottom: number,
  size: number,
): Shape[] {
  const edge = { kind: 'line', width: 1, ink: 'quiet' } as const;
  const step = DASH * size;
  const count = Math.max(1, Math.round((high - from) / step / 2));
  const broken = [top, bottom].flatMap((y) =>
    Array.from({ length: count }, (_, at): Shape => {
      const x1 = from + ((high - from) * at) / count;
      return { ...edge, x1, x2: x1 + (high - from) / count / 2, y1: y, y2: y };
    }),
  );
  return [
    ...broken,
    ...[low, high].map((x): Shape => ({ ...edge, x1: x, x2: x, y1: top, y2: bottom })),
  ];
}

/** Values under the scale; those that would touch their neighbour are left out, the ends last. */
export function tickShapes(
  scale: AmountScale,
  xOf: (amount: number) => number,
  bottom: number,
  { width, size, measure }: DrawingOptions,
): Shape[] {
  const small = size * SMALL;
  const shapes: Shape[] = [];
  let end = -Infinity;
  for (const amount of scale.ticks) {
    const x = xOf(amount);
    const text = figure(amount);
    const wide = measure(text, small, false);
    const start = Math.min(Math.max(0, x - wide / 2), width - wide);
    shapes.push({
      kind: 'line',
      x1: x,
      x2: x,
      y1: bottom,
      y2: bottom + TICK * size,
      width: 1,
      ink: 'quiet',
    });
    if (start < end + small * 0.6) continue;
    end = start + wide;
    stack(shapes, [text], {
      x: start,
      top: bottom + TICK * size,
      size: small,
      strong: false,
      ink: 'quiet',
      anchor: 'start',
    });
  }
  return shapes;
}

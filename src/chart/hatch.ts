/** Patterns that keep the parts of a bar apart without colour, drawn as lines: the same on screen and in print. */
import type { Ink, Line, Shape } from './drawing.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `solid` and `open` have a meaning of their own; the others only tell one product from the next. */
export type Fill =
  'solid' | 'open' | 'rising' | 'falling' | 'upright' | 'level' | 'crossed' | 'grid' | 'dots';

/** Patterns of products, in the order in which they are given out. */
export const productFills = [
  'rising',
  'dots',
  'upright',
  'falling',
  'grid',
  'level',
  'crossed',
] as const satisfies readonly Fill[];

/** Parts of the type size. */
const STEP = 0.42;
const LINE = 0.09;
const DOT = 0.17;

/** Positions from the start of a span, one step apart, the first half a step in. */
function steps(from: number, to: number, step: number): number[] {
  const count = Math.max(0, Math.ceil((to - from) / step - 0.5));
  return Array.from({ length: count }, (_, at) => from + (at + 0.5) * step);
}

/** Slanted lines clipped to the box. `rising`: up to the right. */
function slanted(box: Box, size: number, ink: Ink, rising: boolean): Line[] {
  const { x: left, y: top, width, height } = box;
  const right = left + width;
  const bottom = top + height;
  // √2, so that the lines are as far apart as upright ones.
  const step = STEP * size * Math.SQRT2;
  // y runs down: on a rising line x + y is the same everywhere, on a falling one x − y.
  const [from, to] = rising ? [left + top, right + bottom] : [left - bottom, right - top];
  return steps(from, to, step).map((sum) => {
    const x1 = Math.max(left, rising ? sum - bottom : sum + top);
    const x2 = Math.min(right, rising ? sum - top : sum + bottom);
    const yOf = (x: number): number => (rising ? sum - x : x - sum);
    return { kind: 'line', x1, y1: yOf(x1), x2, y2: yOf(x2), width: LINE * size, ink };
  });
}

function upright({ x, y, width, height }: Box, size: number, ink: Ink): Line[] {
  return steps(x, x + width, STEP * size).map((at) => ({
    kind: 'line',
    x1: at,
    x2: at,
    y1: y,
    y2: y + height,
    width: LINE * size,
    ink,
  }));
}

function level({ x, y, width, height }: Box, size: number, ink: Ink): Line[] {
  return steps(y, y + height, STEP * size).map((at) => ({
    kind: 'line',
    x1: x,
    x2: x + width,
    y1: at,
    y2: at,
    width: LINE * size,
    ink,
  }));
}

function rectangle({ x, y, width, height }: Box, ink: Ink): Shape {
  return {
    kind: 'polygon',
    points: [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
    ink,
  };
}

/**
 * A box filled with a pattern; nothing reaches beyond the box.
 * @param size type size, from which the spacing follows
 */
export function filled(box: Box, fill: Fill, size: number, ink: Ink): Shape[] {
  switch (fill) {
    case 'solid':
      return [rectangle(box, ink)];
    case 'open':
      return [];
    case 'rising':
    case 'falling':
      return slanted(box, size, ink, fill === 'rising');
    case 'upright':
      return upright(box, size, ink);
    case 'level':
      return level(box, size, ink);
    case 'crossed':
      return [...slanted(box, size, ink, true), ...slanted(box, size, ink, false)];
    case 'grid':
      return [...upright(box, size, ink), ...level(box, size, ink)];
    case 'dots': {
      const side = DOT * size;
      const step = STEP * size;
      return steps(box.y, box.y + box.height, step).flatMap((y) =>
        steps(box.x, box.x + box.width, step)
          .filter((x) => x - side / 2 >= box.x && x + side / 2 <= box.x + box.width)
          .map((x) =>
            rectangle({ x: x - side / 2, y: y - side / 2, width: side, height: side }, ink),
          ),
      );
    }
  }
}

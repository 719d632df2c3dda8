/** What a forest plot draws with: estimates, arrows, and their measures in parts of the type size. */
import { diamond, square, type Shape } from './drawing.ts';

/** Small type: what was measured, the axis. */
export const SMALL = 0.9;
export const ARROW = 0.55;
const MARK = 0.75;

/** A pooled result is a diamond, a single study a square. */
export const markOf = (pooled: boolean, x: number, y: number, size: number): Shape =>
  pooled ? diamond(x, y, size * MARK * 1.35, 'accent') : square(x, y, size * MARK, 'accent');

/** A triangle whose tip lies `length` beyond x, to the left (-1) or to the right (1). */
export const arrowHead = (
  x: number,
  y: number,
  length: number,
  sign: -1 | 1,
  ink: 'ink' | 'quiet',
): Shape => ({
  kind: 'polygon',
  points: [
    [x + sign * length, y],
    [x, y - length * 0.7],
    [x, y + length * 0.7],
  ],
  ink,
});

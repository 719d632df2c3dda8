import { describe, expect, it } from 'vitest';
import type { Shape } from '../../../chart/drawing.ts';
import { svgElements } from './svgPaths.ts';

const line = (x: number, width = 1): Shape => ({
  kind: 'line',
  x1: x,
  y1: 0,
  x2: x,
  y2: 10,
  width,
  ink: 'ink',
});
const label: Shape = {
  kind: 'text',
  x: 1,
  y: 2,
  text: 'A',
  size: 14,
  strong: false,
  ink: 'ink',
  anchor: 'start',
};

describe('svgElements', () => {
  it('joins neighbours of one look and keeps the order of painting', () => {
    expect(svgElements([line(1), line(2), line(3, 2), label, line(4)])).toEqual([
      { kind: 'stroke', d: 'M1 0L1 10M2 0L2 10', ink: 'ink', width: 1 },
      { kind: 'stroke', d: 'M3 0L3 10', ink: 'ink', width: 2 },
      label,
      { kind: 'stroke', d: 'M4 0L4 10', ink: 'ink', width: 1 },
    ]);
  });
  it('closes areas and rounds to hundredths', () => {
    const shape: Shape = {
      kind: 'polygon',
      points: [
        [0, 0],
        [1 / 3, 0],
        [1, 1],
      ],
      ink: 'accent',
    };
    expect(svgElements([shape, shape])).toEqual([
      { kind: 'area', d: 'M0 0L0.33 0L1 1ZM0 0L0.33 0L1 1Z', ink: 'accent' },
    ]);
  });
});

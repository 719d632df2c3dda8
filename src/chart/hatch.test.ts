import { describe, expect, it } from 'vitest';
import type { Shape } from './drawing.ts';
import { filled, productFills, type Box } from './hatch.ts';

const box: Box = { x: 10, y: 20, width: 61, height: 17 };

function points(shape: Shape): (readonly [number, number])[] {
  if (shape.kind === 'line')
    return [
      [shape.x1, shape.y1],
      [shape.x2, shape.y2],
    ];
  return shape.kind === 'polygon' ? [...shape.points] : [[shape.x, shape.y]];
}

describe('filled', () => {
  it.each(productFills)('draws %s, and nothing of it outside the box', (fill) => {
    const shapes = filled(box, fill, 14, 'accent');
    expect(shapes.length).toBeGreaterThan(2);
    for (const [x, y] of shapes.flatMap(points)) {
      expect(x).toBeGreaterThanOrEqual(box.x - 1e-9);
      expect(x).toBeLessThanOrEqual(box.x + box.width + 1e-9);
      expect(y).toBeGreaterThanOrEqual(box.y - 1e-9);
      expect(y).toBeLessThanOrEqual(box.y + box.height + 1e-9);
    }
  });
  it('tells a rising line from a falling one', () => {
    const slope = (fill: 'rising' | 'falling'): number[] =>
      filled(box, fill, 14, 'accent').map((shape) =>
        shape.kind === 'line' ? Math.sign((shape.y2 - shape.y1) * (shape.x2 - shape.x1)) : 0,
      );
    // y runs down: a line that rises to the right loses y as it gains x.
    expect(new Set(slope('rising'))).toEqual(new Set([-1]));
    expect(new Set(slope('falling'))).toEqual(new Set([1]));
  });
  it('leaves an open box empty and fills a solid one with one area', () => {
    expect(filled(box, 'open', 14, 'accent')).toEqual([]);
    expect(filled(box, 'solid', 14, 'accent')).toEqual([
      {
        kind: 'polygon',
        points: [
          [10, 20],
          [71, 20],
          [71, 37],
          [10, 37],
        ],
        ink: 'accent',
      },
    ]);
  });
});

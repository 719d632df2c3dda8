import { describe, expect, it } from 'vitest';
import { amountScale } from './amountScale.ts';
import type { Shape } from './drawing.ts';
import { intakeTrackDrawing, reachOf, without, type IntakeTrack } from './intakeTrack.ts';

const measure = (text: string, size: number): number => text.length * size * 0.5;
const SIZE = 10;
const WIDTH = 405.5;
/** Half a mark's head (0.55 × 10 / 2) stays free at each end: 400 px for the scale. */
const INSET = 2.75;
const track = (fields: Partial<IntakeTrack>): IntakeTrack => ({
  parts: [],
  marks: [],
  open: null,
  thin: false,
  ...fields,
});
const draw = (one: IntakeTrack): readonly Shape[] =>
  intakeTrackDrawing(one, amountScale(reachOf(one)), { width: WIDTH, size: SIZE, measure }).shapes;

describe('amountScale', () => {
  it.each([
    // [reach, end of the scale, number of values]
    [400, 400, 5],
    [481, 500, 6],
    [0.9, 1, 6],
    [0.3, 0.3, 4],
    [2000, 2000, 5],
    [0, 1, 6],
  ])('ends at a round number at or above %d', (reach, max, values) => {
    const scale = amountScale(reach);
    expect(scale.max).toBe(max);
    expect(scale.ticks).toHaveLength(values);
    expect(scale.ticks[0]).toBe(0);
    expect(scale.ticks.at(-1)).toBe(max);
  });
});

describe('reachOf', () => {
  it('holds parts, marks and the larger reading of an unclear amount', () => {
    const parts = [
      { letter: 'A', amount: 80, fill: 'rising' },
      { letter: 'Food', amount: 120, fill: 'solid' },
    ] as const;
    expect(reachOf(track({ parts }))).toBe(200);
    expect(reachOf(track({ parts, marks: [{ label: 'UL', amount: 350, limit: true }] }))).toBe(350);
    expect(reachOf(track({ parts, open: { low: 300, high: 480 } }))).toBe(480);
  });
});

describe('without', () => {
  it('cuts holes out of a span', () => {
    const holes = [
      { from: 2, to: 3 },
      { from: 9, to: 20 },
      { from: -5, to: -1 },
    ];
    expect(without({ from: 0, to: 10 }, holes)).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 9 },
    ]);
    expect(without({ from: 0, to: 1 }, [{ from: 0, to: 1 }])).toEqual([]);
  });
});

describe('intakeTrackDrawing', () => {
  it('lays parts end to end on one scale', () => {
    // 400 mg on 400 px: food from 320 mg on is drawn from 320 px, one hair (1.5) before 400.
    const shapes = draw(
      track({
        parts: [
          { letter: '', amount: 320, fill: 'level' },
          { letter: '', amount: 80, fill: 'solid' },
        ],
      }),
    );
    const areas = shapes.flatMap((shape) => (shape.kind === 'polygon' ? [shape.points] : []));
    const xs = areas.flatMap((points) => points.map(([x]) => x - INSET));
    expect(Math.min(...xs)).toBeCloseTo(320, 6);
    expect(Math.max(...xs)).toBeCloseTo(398.5, 6);
  });

  it('draws a limit as one solid line and a value to reach as dashes, each at its amount', () => {
    const at = (limit: boolean): number[] => {
      const marks = [{ label: 'x', amount: 350, limit }];
      const parts = [{ letter: '', amount: 400, fill: 'open' }] as const;
      // The mark's own lines: upright, at 350 of 400 px, as strong as marks are.
      return draw(track({ parts, marks })).flatMap((shape) =>
        shape.kind === 'line' &&
        shape.ink === 'ink' &&
        Math.abs(shape.x1 - INSET - 350) < 1e-6 &&
        shape.x1 === shape.x2
          ? [shape.y2 - shape.y1]
          : [],
      );
    };
    expect(at(true)).toHaveLength(1);
    expect(at(false).length).toBeGreaterThan(1);
  });

  it('leaves paper beside a mark, so that it can be seen on a filled part', () => {
    const marks = [{ label: 'x', amount: 200, limit: true }];
    const parts = [{ letter: '', amount: 400, fill: 'solid' }] as const;
    const areas = draw(track({ parts, marks })).flatMap((shape) =>
      shape.kind === 'polygon' && shape.ink === 'accent'
        ? [shape.points.map(([x]) => x - INSET)]
        : [],
    );
    // 0.22 × 10 on each side of 200.
    expect(areas.map((xs) => [Math.min(...xs), Math.max(...xs)])).toEqual([
      [expect.closeTo(0, 6), expect.closeTo(197.8, 6)],
      [expect.closeTo(202.2, 6), expect.closeTo(398.5, 6)],
    ]);
  });

  it('writes the letter of a part where it fits and leaves it out where it does not', () => {
    const shapes = draw(
      track({
        parts: [
          { letter: 'A', amount: 390, fill: 'rising' },
          { letter: 'B', amount: 10, fill: 'dots' },
        ],
      }),
    );
    const strong = shapes.flatMap((shape) =>
      shape.kind === 'text' && shape.strong ? [shape.text] : [],
    );
    expect(strong).toEqual(['A']);
  });

  it('keeps everything inside its width', () => {
    const one = track({
      parts: [{ letter: 'A', amount: 400, fill: 'crossed' }],
      marks: [
        { label: 'RDA 10 mg (NASEM)', amount: 0, limit: false },
        { label: 'UL 400 mg (NASEM)', amount: 400, limit: true },
      ],
    });
    for (const shape of draw(one)) {
      if (shape.kind === 'text') {
        const wide = measure(shape.text, shape.size);
        const from = shape.anchor === 'middle' ? shape.x - wide / 2 : shape.x;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + wide).toBeLessThanOrEqual(WIDTH + 1e-6);
      } else {
        const xs = shape.kind === 'line' ? [shape.x1, shape.x2] : shape.points.map(([x]) => x);
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(-1e-6);
        expect(Math.max(...xs)).toBeLessThanOrEqual(WIDTH + 1e-6);
      }
    }
  });
});

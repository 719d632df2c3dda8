import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '../contract/records.ts';
import type { Measure } from './drawing.ts';
import { yearAxis, yearDrawing, yearLines, yearsDescription } from './yearStrip.ts';

const measure: Measure = (text, size) => text.length * size * 0.5;
const source = (id: string, year: number | null, design: SourceRecord['custom']['design']) =>
  ({
    id,
    type: 'article-journal',
    title: id,
    ...(year === null ? {} : { issued: { 'date-parts': [[year]] } }),
    custom: { design, verifiedFrom: ['a page'], verifiedOn: '2026-11-22' },
  }) as SourceRecord;

const lines = yearLines([
  source('later', 2020, 'rct'),
  source('earlier', 1986, 'uncontrolled-trial'),
  source('early-trial', 2001, 'crossover-rct'),
  source('label', null, 'drug-label'),
  source('nothing', 2019, null),
  source('later', 2020, 'rct'),
]);

describe('evidence by year', () => {
  it('counts each source once, by kind of study and year', () => {
    expect(lines.map((line) => [line.kind, line.dated.map(({ year }) => year)])).toEqual([
      ['Randomised trials', [2001, 2020]],
      ['Other trials', [1986]],
      ['Guidelines and other texts', []],
      ['Kind of study not recorded', [2019]],
    ]);
    expect(lines[2]?.undated.map(({ id }) => id)).toEqual(['label']);
  });

  it('says the same in words, undated sources as such', () => {
    expect(yearsDescription(lines)).toBe(
      'Sources by year of publication. Randomised trials: 2001, 2020. Other trials: 1986. Guidelines and other texts: 1 without a date. Kind of study not recorded: 2019.',
    );
  });

  it('has round years on its axis', () => {
    // 34 years in at most 5 parts: 10 is the first step that takes fewer (3.4).
    expect(yearAxis([1986, 2020], 5)).toEqual([1980, 1990, 2000, 2010, 2020]);
    // A single year still has an axis of ten years.
    expect(yearAxis([2021], 3)).toEqual([2020, 2025]);
  });

  it('stacks studies of the same year and keeps everything inside', () => {
    const twice = yearLines([source('a', 2020, 'rct'), source('b', 2020, 'rct')]);
    const drawing = yearDrawing(twice, { width: 400, size: 10, measure });
    const marks = drawing.shapes.filter((shape) => shape.kind === 'polygon');
    const [first, second] = marks.map((mark) => mark.points[0]);
    expect(first?.[0]).toBe(second?.[0]);
    // "Randomised trials" is 17 × 5 = 85 wide, the gap 15, the axis of 2020 to 2025 ends 6.2 before 400: a year takes
    // (393.8 − 100) / 5 = 58.8, more than the full square needs. A step is 0.78 of the type size.
    expect((first?.[1] ?? 0) - (second?.[1] ?? 0)).toBeCloseTo(7.8, 6);
    // Forty years on a narrow axis: neighbours stay apart.
    const close = yearLines([
      source('a', 1980, 'rct'),
      source('b', 2019, 'rct'),
      source('c', 2020, 'rct'),
    ]);
    const narrow = yearDrawing(close, { width: 400, size: 10, measure });
    const [, before, after] = narrow.shapes
      .filter((shape) => shape.kind === 'polygon')
      .map((mark) => mark.points.map(([x]) => x));
    expect(Math.max(...(before ?? []))).toBeLessThanOrEqual(Math.min(...(after ?? [])));
    for (const width of [200, 700]) {
      const all = yearDrawing(lines, { width, size: 12, measure });
      for (const shape of all.shapes) {
        const xs =
          shape.kind === 'polygon'
            ? shape.points.map(([x]) => x)
            : shape.kind === 'line'
              ? [shape.x1, shape.x2]
              : [];
        for (const x of xs) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
        }
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { ForestPlot } from '../contract/reportDocument.ts';
import type { SourceId } from '../contract/ids.ts';
import { linearAxis, logAxis } from './axis.ts';
import { wrap, type Drawing, type Line, type Measure, type Polygon, type Text } from './drawing.ts';
import { forestDrawing } from './forest.ts';

/** Every character is half as wide as the type is high: widths can be worked out by hand. */
const measure: Measure = (text, size) => text.length * size * 0.5;
const source = 'hanaei-2021' as SourceId;

const row = (value: number, low: number, high: number, pooled = false) => ({
  label: 'Hanaei, 2021',
  about: 'relapse',
  value,
  low,
  high,
  figures: `${value} (${low} to ${high})`,
  pooled,
  source,
});
const plot = (rows: ForestPlot['rows'], changes: Partial<ForestPlot> = {}): ForestPlot => ({
  caption: 'Relapses: odds ratio with 95% interval',
  scale: 'log',
  nullValue: 1,
  lowSide: 'less often',
  highSide: 'more often',
  axisLabel: 'Odds ratio, logarithmic scale; 1 = no difference',
  rows,
  description: 'In words.',
  ...changes,
});
const lines = (drawing: Drawing): Line[] => drawing.shapes.filter((shape) => shape.kind === 'line');
const texts = (drawing: Drawing): Text[] => drawing.shapes.filter((shape) => shape.kind === 'text');
const polygons = (drawing: Drawing): Polygon[] =>
  drawing.shapes.filter((shape) => shape.kind === 'polygon');
/** Where the figure of a tick stands. */
const tickX = (drawing: Drawing, text: string): number =>
  texts(drawing).find((one) => one.text === text && one.anchor === 'middle')?.x ?? NaN;

describe('the logarithmic axis', () => {
  it('puts 0.5 and 2 at the same distance from 1, and doubles by equal steps', () => {
    const axis = logAxis({ values: [1], ends: [0.3, 4] });
    // 0.3 is reached by the step 0.2, 4 by the step 5.
    expect([axis.low, axis.high]).toEqual([0.2, 5]);
    expect(axis.at(1) - axis.at(0.5)).toBeCloseTo(axis.at(2) - axis.at(1), 12);
    // log(1 / 0.2) / log(5 / 0.2) = log 5 / (2 log 5).
    expect(axis.at(1)).toBeCloseTo(0.5, 12);
    expect(axis.ticks).toEqual([0.2, 0.5, 1, 2, 5]);
  });
  it('ends at 0.1 and 10 for the sake of the others, unless an estimate itself lies beyond', () => {
    expect(logAxis({ values: [7.4], ends: [3.5, 15.9] }).high).toBe(10);
    expect(logAxis({ values: [12], ends: [3.5, 15.9] }).high).toBe(20);
    expect(logAxis({ values: [1], ends: [0, 3] }).low).toBe(0.1);
  });
});

describe('the linear axis', () => {
  it('reaches from the lowest to the highest end in round steps, 0 between them', () => {
    const axis = linearAxis({ values: [-17.36], ends: [-27.27, -7.44] });
    // 27.27 in at most six steps: the step 5 takes 5.5 of them; one step to the right of 0.
    expect(axis.ticks).toEqual([-30, -25, -20, -15, -10, -5, 0, 5]);
    expect(axis.at(0)).toBeCloseTo(30 / 35, 12);
  });
  it('writes fractions without a tail', () => {
    // 0.45 in at most six steps: the step 0.1.
    expect(linearAxis({ values: [0.1], ends: [-0.18, 0.27] }).ticks).toEqual([
      -0.2, -0.1, 0, 0.1, 0.2, 0.3,
    ]);
  });
});

describe('the forest plot', () => {
  // 600 wide at 10: figures "0.66 (0.28 to 1.54)" take 19 × 5 = 95, the label 36 % = 216, two gaps of 12.
  // The track starts at 216 + 12 = 228 and is 600 − 216 − 95 − 24 = 265 long.
  const wide = forestDrawing(plot([row(0.66, 0.28, 1.54)]), { width: 600, size: 10, measure });

  it('draws the interval from end to end on the track', () => {
    // 0.28 needs the step 0.2; the right end is at least 2.
    const x = (value: number): number => 228 + (Math.log(value / 0.2) / Math.log(10)) * 265;
    const interval = lines(wide).find((line) => line.y1 === line.y2 && line.width > 1);
    expect(interval?.x1).toBeCloseTo(x(0.28), 6);
    expect(interval?.x2).toBeCloseTo(x(1.54), 6);
    const [mark] = polygons(wide);
    const xs = (mark?.points ?? []).map(([at]) => at);
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(x(0.66), 6);
    // The line of no difference.
    expect(lines(wide)[0]?.x1).toBeCloseTo(x(1), 6);
    expect(tickX(wide, '2') - tickX(wide, '1')).toBeCloseTo(
      tickX(wide, '1') - tickX(wide, '0.5'),
      6,
    );
  });

  it('ends an interval that leaves the axis in an arrow, without an end stroke', () => {
    const far = forestDrawing(plot([row(7.4, 3.5, 15.9)]), { width: 600, size: 10, measure });
    // 17 characters of figures: the track is 600 − 216 − 90 − 24 long ("7.4 (3.5 to 15.9)" is 17 × 5 = 85).
    const right = 228 + (600 - 216 - 85 - 24);
    const interval = lines(far).find((line) => line.y1 === line.y2 && line.width > 1);
    expect(interval?.x2).toBeCloseTo(right, 6);
    const tips = polygons(far).map((one) => one.points[0]?.[0] ?? NaN);
    expect(tips.some((tip) => Math.abs(tip - (right + 5.5)) < 1e-6)).toBe(true);
    const strokes = lines(far).filter((line) => line.x1 === line.x2 && line.width > 1);
    expect(strokes).toHaveLength(1);
    const says = 'goes on beyond the axis';
    expect(texts(far).some(({ text }) => text === says)).toBe(true);
    expect(texts(wide).some(({ text }) => text === says)).toBe(false);
  });

  it('draws a pooled result as a diamond and says so', () => {
    const both = forestDrawing(plot([row(1, 0.5, 2, true), row(1, 0.5, 2)]), {
      width: 600,
      size: 10,
      measure,
    });
    const words = texts(both).map((text) => text.text);
    expect(words).toContain('several studies pooled');
    expect(words).toContain('one study');
    expect(texts(wide).map((text) => text.text)).not.toContain('several studies pooled');
  });

  it('keeps every word and mark inside its width, however narrow', () => {
    const long = plot(
      [
        {
          ...row(7.4, 3.5, 15.9, true),
          label: 'Academy of Nutrition and Dietetics Micronutrient Group, undated',
          about: 'conversion to multiple sclerosis, 10,000 IU against placebo (second-hand)',
        },
      ],
      { lowSide: 'new contrast-enhancing lesions less often', highSide: 'lesions more often' },
    );
    for (const width of [150, 240, 320, 700]) {
      const drawing = forestDrawing(long, { width, size: 12, measure });
      for (const text of texts(drawing)) {
        const length = measure(text.text, text.size, text.strong);
        const start = { start: text.x, middle: text.x - length / 2, end: text.x - length }[
          text.anchor
        ];
        expect(start).toBeGreaterThanOrEqual(-0.01);
        expect(start + length).toBeLessThanOrEqual(width + 0.01);
        expect(text.y).toBeLessThanOrEqual(drawing.height);
      }
      for (const [x] of polygons(drawing).flatMap((one) => one.points)) {
        expect(x).toBeGreaterThanOrEqual(-0.01);
        expect(x).toBeLessThanOrEqual(width + 0.01);
      }
      // Nothing is cut: all words of the label are there.
      const words = texts(drawing)
        .map((text) => text.text)
        .join(' ');
      for (const word of ['Micronutrient', 'undated', '(second-hand)', '7.4 (3.5 to 15.9)'])
        expect(words).toContain(word);
    }
  });

  it('puts the track under the words where columns have no room, and no line through the words', () => {
    const narrow = forestDrawing(plot([row(0.66, 0.28, 1.54)]), { width: 250, size: 14, measure });
    const interval = lines(narrow).find((line) => line.y1 === line.y2 && line.width > 1);
    const label = texts(narrow).find((text) => text.text === 'Hanaei, 2021');
    expect(interval?.y1).toBeGreaterThan((label?.y ?? Infinity) + 14);
    const zero = lines(narrow).find((line) => line.x1 === line.x2 && line.width === 1);
    expect(zero?.y1).toBeGreaterThan(label?.y ?? Infinity);
  });
});

describe('wrap', () => {
  it('breaks at blanks, and inside a word that is wider than the line', () => {
    // 5 per character at size 10: 30 holds six.
    expect(wrap('one two three', 30, 10, measure)).toEqual(['one', 'two', 'three']);
    expect(wrap('abcdefgh ij', 30, 10, measure)).toEqual(['abcdef', 'gh ij']);
  });
});

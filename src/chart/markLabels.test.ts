import { describe, expect, it } from 'vitest';
import { collide, placeLabels } from './markLabels.ts';

const SIZE = 10;
/** Every letter is half as wide as the type is high. */
const measure = (text: string, size: number): number => text.length * size * 0.5;
const place = (marks: { x: number; label: string }[], width: number) =>
  placeLabels(marks, { width, size: SIZE, measure });

describe('placeLabels', () => {
  it('sets far labels in one row, to the right of their marks', () => {
    // 10 letters × 5 = 50 wide; the gap is 0.35 × 10 = 3.5.
    const labels = place(
      [
        { x: 0, label: 'abcdefghij' },
        { x: 200, label: 'abcdefghij' },
      ],
      400,
    );
    expect(labels.map(({ textX, row }) => [textX, row])).toEqual([
      [3.5, 0],
      [203.5, 0],
    ]);
  });

  it('sets a label at the right end to the left of its mark', () => {
    const [label] = place([{ x: 390, label: 'abcdefghij' }], 400);
    expect(label?.textX).toBeCloseTo(390 - 3.5 - 50, 9);
  });

  it('lets no leader run through the words of another', () => {
    const labels = place(
      [
        { x: 100, label: 'EAR 255 mg' },
        { x: 110, label: 'RDA 310 mg' },
        { x: 120, label: 'UL 350 mg' },
      ],
      400,
    );
    // The rightmost stands lowest; each further left stands above it.
    expect(labels.map(({ row }) => row)).toEqual([2, 1, 0]);
  });

  it('breaks a label that has room on neither side, and sets it on the wider one', () => {
    // 80 wide, the mark at 24: 80 − 24 − 3.5 = 52.5 hold ten letters of 5.
    const [label] = place([{ x: 24, label: 'UL 250 mg (EFSA)' }], 80);
    expect(label?.lines).toEqual(['UL 250 mg', '(EFSA)']);
    expect(label?.textX).toBe(27.5);
  });

  it('finds places without a collision for many sets of marks', () => {
    // A fixed series of numbers between 0 and 1: the same sets on every run.
    let state = 7;
    const next = (): number => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    for (let round = 0; round < 300; round += 1) {
      const width = 400 + next() * 500;
      const marks = Array.from({ length: 1 + Math.floor(next() * 6) }, () => ({
        x: next() * width,
        label: `${'x'.repeat(3 + Math.floor(next() * 6))} ${'y'.repeat(3 + Math.floor(next() * 9))}`,
      }));
      const labels = place(marks, width);
      for (const [at, one] of labels.entries()) {
        expect(one.textX).toBeGreaterThanOrEqual(0);
        expect(one.textX + one.width).toBeLessThanOrEqual(width + 1e-9);
        for (const other of labels.slice(at + 1))
          expect(collide(one, other, 3.5), JSON.stringify({ width, marks })).toBe(false);
      }
    }
  });
});

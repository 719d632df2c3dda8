import { describe, expect, it } from 'vitest';
import type { IntakeBar } from '../../../contract/reportDocument.ts';
import { intakeTrack } from './intakeTrack.ts';

const bar = (segments: IntakeBar['segments'], marks: IntakeBar['marks'] = []): IntakeBar => ({
  label: 'Magnesium',
  unit: 'mg',
  segments,
  marks,
  description: '',
});

describe('intakeTrack', () => {
  it('lays segments end to end on one scale', () => {
    // 80 mg of food and 320 mg of supplements on a scale that ends at 400 mg, 800 px wide: 2 px per mg.
    const track = intakeTrack(
      bar([
        { label: 'Food', amount: 80, pattern: 'food' },
        { label: 'Magnesium citrate', amount: 320, pattern: 'supplement' },
      ]),
      800,
      14,
    );
    expect(track.max).toBe(400);
    expect(track.segments.map((s) => [s.x, s.width])).toEqual([
      [0, 160],
      [160, 640],
    ]);
  });

  it('reaches to the highest mark even when the intake is lower', () => {
    const track = intakeTrack(
      bar(
        [{ label: 'Food', amount: 10, pattern: 'food' }],
        [{ label: 'UL 350 mg', amount: 350, limit: true }],
      ),
      400,
      14,
    );
    expect(track.max).toBeGreaterThanOrEqual(350);
    const [mark] = track.marks;
    expect(mark?.x).toBeCloseTo((350 / track.max) * 400, 9);
  });

  it('keeps labels of close marks in different rows and far ones in one row', () => {
    const marks = [
      { label: 'RDA 310 mg (NASEM)', amount: 310, limit: false },
      { label: 'AI 300 mg (EFSA)', amount: 300, limit: false },
      { label: 'x', amount: 20, limit: false },
    ];
    const track = intakeTrack(bar([], marks), 600, 14);
    expect(track.marks.map((m) => m.row)).toEqual([0, 0, 1]);
    expect(track.rows).toBe(2);
  });

  it('keeps every label inside the drawing', () => {
    const track = intakeTrack(
      bar(
        [],
        [
          { label: 'a long label at the left end', amount: 0, limit: false },
          { label: 'a long label at the right end', amount: 100, limit: true },
        ],
      ),
      600,
      14,
    );
    // 28 and 29 characters of 0.56 em at 14 px.
    expect(track.marks.map((m) => m.labelX)).toEqual([
      expect.closeTo((28 * 0.56 * 14) / 2, 6),
      expect.closeTo(600 - (29 * 0.56 * 14) / 2, 6),
    ]);
  });

  it('breaks a label that is wider than the drawing and gives it rows of its own', () => {
    // 100 px hold 12 characters of 0.56 em at 14 px.
    const track = intakeTrack(
      bar(
        [],
        [
          { label: 'UL 250 mg (EFSA)', amount: 50, limit: true },
          { label: 'x', amount: 50, limit: false },
        ],
      ),
      100,
      14,
    );
    expect(track.marks.map((m) => m.lines)).toEqual([['UL 250 mg', '(EFSA)'], ['x']]);
    expect(track.marks.map((m) => m.row)).toEqual([0, 2]);
    expect(track.rows).toBe(3);
  });

  it('has a scale for a bar of nothing and draws no empty segment', () => {
    const track = intakeTrack(bar([{ label: 'Food', amount: 0, pattern: 'food' }]), 300, 14);
    expect(track.segments).toEqual([]);
    expect(track.max).toBe(1);
  });
});

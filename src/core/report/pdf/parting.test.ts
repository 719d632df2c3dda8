import { describe, expect, it } from 'vitest';
import type { Line } from './lines.ts';
import { fittingIn, partOf } from './parting.ts';
import { lookOf } from './style.ts';

const style = lookOf({ largePrint: false, blackAndWhite: false }).styles.cell;
/** Lines of 10 points each; "/" at the end: the text itself ends the line. */
const lines = (...texts: string[]): Line[] =>
  texts.map((text) => ({
    fragments: [{ text: `${text.replace('/', '')} `, style, x: 0, width: 1, target: null }],
    width: 1,
    height: 10,
    baseline: 8,
    ends: text.endsWith('/'),
  }));
const words = (count: number): string[] => Array.from({ length: count }, (_, at) => `word ${at}`);

describe('lines that do not fit a page', () => {
  it('are counted by their height', () => {
    expect(fittingIn(lines(...words(5)), 30)).toBe(3);
    expect(fittingIn(lines(...words(5)), 29)).toBe(2);
    expect(fittingIn(lines(...words(5)), 100)).toBe(5);
  });

  it('are parted between values, never inside one', () => {
    const values = lines('RDA 16 mg/', 'EAR 12 mg/', 'UL 900 mg', '(nicotinamide), 2025/');
    // Three would fit; the third and the fourth are one value.
    expect(partOf(values, 3)).toBe(2);
  });

  it('are parted at the end of a sentence where one is near', () => {
    const text = lines('One two', 'three', 'four. [5, 6]', 'Five six', 'seven', 'eight', 'nine.');
    expect(partOf(text, 4)).toBe(3);
  });

  it('leave at least three lines on either side, of five lines two', () => {
    const seven = lines(...words(7));
    expect([2, 3, 4, 5, 6].map((fitting) => partOf(seven, fitting))).toEqual([0, 3, 4, 4, 4]);
    const five = lines(...words(5));
    expect([1, 2, 3, 4].map((fitting) => partOf(five, fitting))).toEqual([0, 2, 3, 3]);
    expect(partOf(five, 5)).toBe(5);
  });
});

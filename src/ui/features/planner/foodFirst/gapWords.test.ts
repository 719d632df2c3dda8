import { describe, expect, it } from 'vitest';
import type { NutrientGap } from '../../../../contract/foodFirst.ts';
import { gapLine, scaleOf, unknownLines, valueText } from './gapWords.ts';

const gap = (own: Partial<NutrientGap> = {}): NutrientGap =>
  ({
    substance: 'magnesium',
    name: 'Magnesium',
    unit: 'mg',
    total: 162,
    food: { known: 5, of: 7 },
    incomplete: false,
    reference: { authority: 'NASEM', kind: 'RDA', amount: 310, unit: 'mg', source: 'dri-1997' },
    missing: 148,
    foods: [],
    ...own,
  }) as NutrientGap;

describe('a gap in words', () => {
  it('names what is known, the published value, and what is short of it', () => {
    expect(valueText(gap())).toBe('310\u00a0mg (RDA, NASEM)');
    // 310 − 162 = 148
    expect(gapLine(gap())).toBe('162\u00a0mg known, 148\u00a0mg below 310\u00a0mg (RDA, NASEM)');
  });
  it('never turns nothing known into 0', () => {
    expect(gapLine(gap({ total: null, missing: 310 }))).toBe(
      'nothing known of 310\u00a0mg (RDA, NASEM)',
    );
  });
  it('says for how many foods the amount is not known', () => {
    expect(unknownLines(gap())).toEqual([
      'The amount of magnesium is not known for 2 of 7 foods. Not known is not none: the real gap may be smaller.',
    ]);
    expect(unknownLines(gap({ food: { known: 7, of: 7 } }))).toEqual([]);
  });
  it('says that a product could not be counted, and that there is no food', () => {
    const lines = unknownLines(gap({ food: { known: 0, of: 0 }, incomplete: true }));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^No food/);
    expect(lines[1]).toMatch(/could not be counted/);
  });
  it('the scale of the bars has room for the gap and for the longest bar', () => {
    expect(scaleOf(gap())).toBe(148);
    const foods = [{ amount: 80 }, { amount: 200 }] as NutrientGap['foods'];
    expect(scaleOf(gap({ foods }))).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import { draftOf, emptyItem } from './draft.ts';
import { itemName, itemSummary } from './itemWords.ts';
import { samplePlan } from './samplePlan.ts';

const names = { nameOf: (kind: string, id: string) => `${kind}:${id}` };
const plain = (lines: string[]): string[] => lines.map((line) => line.replaceAll('\u00a0', ' '));

describe('itemSummary', () => {
  it('tells what, how much and when', () => {
    const [item] = draftOf(samplePlan()).items;
    if (item === undefined) throw new Error('the sample has one product');
    expect(itemName(item, names)).toBe('Magnesium citrate');
    expect(plain(itemSummary(item, names))).toEqual([
      'substance:magnesium, as form:magnesium-citrate: 200 mg',
      '1 serving, at 08:00 and 20:00, every day',
    ]);
  });
  it('keeps half a serving half', () => {
    expect(itemSummary({ ...emptyItem(), servings: 0.5 }, names)[1]).toBe(
      '0.5 servings, at 08:00, every day',
    );
  });
  it('says what is missing instead of showing a zero', () => {
    const item = emptyItem();
    expect(itemName(item, names)).toBe('New product');
    expect(itemSummary({ ...item, servings: null, times: [] }, names)).toEqual([
      'no substance chosen: amount not entered',
      'Servings not entered, no time given, every day',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { draftOf, emptyItem } from './draft.ts';
import { datesLine, itemName, itemSummary, packSummary, whySummary } from './itemWords.ts';
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
    expect(itemSummary({ ...emptyItem(), times: ['08:00'], servings: 0.5 }, names)[1]).toBe(
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

describe('summaries of what is folded', () => {
  it('tells why, since when and who advised it', () => {
    const item = emptyItem();
    expect(whySummary(item)).toBe('not entered');
    expect(
      whySummary({
        ...item,
        reason: 'leg cramps',
        since: '2026-05-01',
        advisedByClinician: true,
        advisedBy: 'MS clinic',
        reviewOn: '2027-03-01',
      }),
    ).toBe('leg cramps; since 1 May 2026; advised by MS clinic; review on 1 March 2027');
  });
  it('tells the pack, and the run-out day only as the check gives it', () => {
    const pack = { servings: 60, price: 9.5, openedOn: '2026-11-01' };
    expect(packSummary(pack, null)).toBe('60 servings; price 9.50; opened on 1 November 2026');
    expect(packSummary(pack, { date: '2026-12-31' })).toMatch(/; runs out on 31 December 2026$/);
    expect(packSummary({ servings: null, price: null, openedOn: '' }, null)).toBe('not entered');
    expect(packSummary({ servings: null, price: 0, openedOn: '' }, null)).toBe('price 0.00');
  });
  it('tells the days of a product in one line', () => {
    expect(
      datesLine([
        { kind: 'runs-out', date: '2026-12-31' },
        { kind: 'review', date: '2027-03-01' },
      ]),
    ).toBe('Pack runs out on 31 December 2026. Review on 1 March 2027.');
  });
  it('marks times that stay', () => {
    expect(itemSummary({ ...emptyItem(), times: ['08:00'], timesFixed: true }, names)[1]).toBe(
      '1 serving, at 08:00 (kept), every day',
    );
  });
});

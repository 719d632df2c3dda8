import { describe, expect, it } from 'vitest';
import type { PortionRecord } from '../../../../contract/records.ts';
import {
  askedFor,
  countOf,
  firstUnit,
  gramsAfter,
  ordinaryFirst,
  parseAmount,
  unitOf,
} from './amounts.ts';

/** Raw almonds in the USDA table, with the ounce as the ordinary portion. */
const almonds: PortionRecord[] = [
  { label: '1 oz (23 kernels)', grams: 28.35, ordinary: true },
  { label: '1 almond', grams: 1.2, ordinary: false },
  { label: '1 cup, whole', grams: 143, ordinary: false },
];

describe('portions of a food', () => {
  it('the ordinary one comes first, the others stay in order', () => {
    const [ounce, almond, cup] = almonds;
    if (!ounce || !almond || !cup) throw new Error('three portions');
    expect(ordinaryFirst([almond, cup, ounce])).toEqual([ounce, almond, cup]);
    expect(ordinaryFirst([almond, cup])).toEqual([almond, cup]);
  });
  it('a new row counts in the ordinary portion, and in grams where none is known', () => {
    expect(firstUnit(almonds)).toBe(0);
    expect(firstUnit([{ label: '1 cup', grams: 240, ordinary: false }])).toBeNull();
    expect(firstUnit([])).toBeNull();
  });
});

describe('a weight read in portions', () => {
  it('whole and half numbers of a portion are recognised', () => {
    expect(unitOf(56.7, almonds)).toBe(0); // 2 × 28.35
    expect(unitOf(71.5, almonds)).toBe(2); // 0.5 × 143
    expect(unitOf(6, almonds)).toBe(1); // 5 × 1.2
  });
  it('other weights stay grams', () => {
    expect(unitOf(30, almonds)).toBeNull(); // 25 almonds: nobody counted those
    expect(unitOf(100, almonds)).toBeNull();
    expect(unitOf(0, almonds)).toBeNull();
  });
  it('of two portions that fit, the one counted less often is meant', () => {
    const oats = [
      { label: '1 tbsp', grams: 20, ordinary: false },
      { label: '1 cup', grams: 80, ordinary: false },
    ];
    expect(unitOf(160, oats)).toBe(1); // 2 cups, not 8 tablespoons
  });
  it('gives the count back', () => {
    expect(countOf(56.7, 0, almonds)).toBe(2);
    expect(countOf(30, null, almonds)).toBe(30);
    expect(countOf(null, 0, almonds)).toBeNull();
  });
});

describe('another unit', () => {
  it('keeps a number that can be a count', () => {
    expect(gramsAfter(2, null, 0, almonds)).toBe(56.7); // "2" g was meant as 2 oz
    expect(gramsAfter(56.7, 0, 2, almonds)).toBe(286); // 2 oz become 2 cups of 143 g
  });
  it('takes one portion where the number was a weight', () => {
    expect(gramsAfter(150, null, 0, almonds)).toBe(28.35);
  });
  it('keeps the weight when grams are chosen, and nothing stays nothing', () => {
    expect(gramsAfter(56.7, 0, null, almonds)).toBe(56.7);
    expect(gramsAfter(null, null, 0, almonds)).toBeNull();
  });
});

describe('parseAmount', () => {
  it.each([
    ['2', 2, false],
    ['1,5', 1.5, false],
    ['1/2', 0.5, false],
    ['1 1/2', 1.5, false],
    ['½', 0.5, false],
    ['1½', 1.5, false],
    ['30 g', 30, true],
    ['30g', 30, true],
    ['30 grams', 30, true],
  ])('%s', (text, value, inGrams) => {
    expect(parseAmount(text)).toEqual({ value, inGrams });
  });
  it.each(['', 'a few', '1/0', '2 cups', 'g'])('“%s” is no amount', (text) => {
    expect(parseAmount(text)).toBeNull();
  });
});

describe('askedFor', () => {
  it('takes grams off the words, before or after them', () => {
    expect(askedFor('30 g almonds')).toEqual({ words: 'almonds', grams: 30 });
    expect(askedFor('  almonds   raw 30g ')).toEqual({ words: 'almonds raw', grams: 30 });
    expect(askedFor('1,5 g salt')).toEqual({ words: 'salt', grams: 1.5 });
  });
  it('leaves numbers that may belong to the name', () => {
    expect(askedFor('milk 2%')).toEqual({ words: 'milk 2%', grams: null });
    expect(askedFor('7 grain bread')).toEqual({ words: '7 grain bread', grams: null });
    expect(askedFor('30 g')).toEqual({ words: '30 g', grams: null });
    expect(askedFor('2 eggs')).toEqual({ words: '2 eggs', grams: null });
  });
});

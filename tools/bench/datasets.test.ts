import { describe, expect, it } from 'vitest';
import { clocked, documentsOf } from './datasets.ts';
import { composedFoodNames, countWords, largeFoodNames, realFoodNames } from './foodNames.ts';
import { createRandom, createSampler, zipfWeights } from './random.ts';
import type { Sizes } from './shapes.ts';
import { wordsOf } from './words.ts';

const sizes: Sizes = {
  foods: 500,
  large: 12_001,
  foodQueries: 0,
  largeQueries: 0,
  typedPerKind: { reference: null, foods: null, large: null },
};

describe('chance', () => {
  it('repeats itself with its seed and differs with another', () => {
    const draw = (seed: number): number[] => {
      const { below } = createRandom(seed);
      return Array.from({ length: 20 }, () => below(1_000));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('shuffles without losing anything', () => {
    const list = Array.from({ length: 50 }, (_, place) => place);
    const shuffled = createRandom(3).shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
  });

  it('draws each place as often as its weight says', () => {
    const sample = createSampler([1, 0, 3], createRandom(5));
    const counts = [0, 0, 0];
    for (let drawn = 0; drawn < 8_000; drawn += 1) {
      const place = sample();
      counts[place] = (counts[place] ?? 0) + 1;
    }
    // 1/4 and 3/4 of 8,000; four standard deviations are 4 · √(8,000 · 1/4 · 3/4) ≈ 155.
    expect(Math.abs((counts[0] ?? 0) - 2_000)).toBeLessThan(155);
    expect(counts[1]).toBe(0);
  });

  it('weighs by Zipf: rank 1 twice as much as rank 2 with exponent 1 and no shift', () => {
    expect(zipfWeights(4, 0, 1)).toEqual([1, 1 / 2, 1 / 3, 1 / 4]);
    expect(zipfWeights(2, 8, 1)[0]).toBeCloseTo(1 / 9, 12);
  });
});

describe('composed names of foods', () => {
  it('are distinct, the same every time, and made of words of the table', () => {
    const names = composedFoodNames(500);
    expect(new Set(names).size).toBe(500);
    expect(composedFoodNames(500)).toEqual(names);
    const known = new Set(realFoodNames().flat());
    expect(names.flatMap(wordsOf).filter((word) => !known.has(word))).toEqual([]);
  });
});

describe('the large collection', () => {
  const names = [...largeFoodNames(20_000)];
  const counted = countWords(names.map(wordsOf));

  it('is the same every time, also in part', () => {
    expect([...largeFoodNames(100)]).toEqual(names.slice(0, 100));
  });

  it('has three to six different words in a name', () => {
    const lengths = names.map((name) => new Set(wordsOf(name)).size);
    expect(Math.min(...lengths)).toBe(3);
    expect(Math.max(...lengths)).toBe(6);
  });

  it('has few frequent words and many rare ones', () => {
    // Shift 8, exponent 0.95: ranks 1 and 100 are as (108 / 9) ^ 0.95 = 10.6 to 1.
    const ratio = (counted[0]?.[1] ?? 0) / (counted[99]?.[1] ?? 1);
    expect(ratio).toBeGreaterThan(8);
    expect(ratio).toBeLessThan(14);
    const once = counted.filter(([, inNames]) => inNames === 1).length;
    expect(once / counted.length).toBeGreaterThan(0.5);
  });

  it('has words of foods and words of brands', () => {
    const food = new Set(realFoodNames().flat());
    const frequent = counted.slice(0, 300).map(([word]) => word);
    const ofFood = frequent.filter((word) => food.has(word)).length;
    // Two of three by the making of the ranks.
    expect(ofFood / frequent.length).toBeGreaterThan(0.55);
    expect(ofFood / frequent.length).toBeLessThan(0.78);
  });
});

describe('documents', () => {
  it('come one by one with distinct references', () => {
    const refs = [...documentsOf('foods', sizes)].map(({ ref }) => ref);
    expect(refs.slice(0, 2)).toEqual(['food/f1', 'food/f2']);
    expect(new Set(refs).size).toBe(500);
  });

  it('pass the clock unchanged, in more portions than one', () => {
    const { documents, ms } = clocked(documentsOf('large', sizes));
    expect([...documents]).toEqual([...documentsOf('large', sizes)]);
    expect(ms()).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { FoodCombinationOutput } from '../../../../contract/foodFirst.ts';
import { portionCount, splitNutrients, unknownText } from './combinationWords.ts';

type Line = FoodCombinationOutput['nutrients'][number];
const line = (
  substance: string,
  before: number,
  after: number,
  reach: number | null,
  unknownIn: string[] = [],
): Line => ({ substance, before, after, reach, unknownIn }) as Line;
const portions = [
  { food: 'lentils-boiled', name: 'Lentils, boiled' },
  { food: 'tofu-firm', name: 'Tofu, firm' },
] as FoodCombinationOutput['portions'];

describe('an answer in words', () => {
  it('gaps that would be closed come apart from the rest', () => {
    const { closed, others } = splitNutrients([
      line('magnesium', 162, 312, 310),
      line('iron', 18, 20, 18), // reached before
      line('calcium', 500, 700, 1000), // not asked for
      line('copper', 1, 2, null),
    ]);
    expect(closed.map(({ substance }) => substance)).toEqual(['magnesium']);
    expect(others.map(({ substance }) => substance)).toEqual(['iron', 'calcium', 'copper']);
  });
  it('names the foods in which an amount is not known', () => {
    expect(
      unknownText(line('iodine', 0, 150, 150, ['tofu-firm', 'lentils-boiled']), portions),
    ).toBe('not known in Tofu, firm; Lentils, boiled');
    expect(unknownText(line('iron', 0, 18, 18), portions)).toBeNull();
  });
  it('counts portions', () => {
    expect(portionCount({ count: 2, portion: '1 cup' })).toBe('2 × 1 cup');
  });
});

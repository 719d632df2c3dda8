/** What the foods of a plan bring of one substance: amounts, sums, and the reckoning of each. */
import type { Contribution } from '../../contract/check.ts';
import type { FoodColumn } from '../../contract/records.ts';
import type { FoodPart } from '../intake/compare.ts';
import { tidy } from '../units/tidy.ts';
import type { Domains, EatenFood } from './resolve.ts';

/** A plan has some thousand amounts of foods, so nothing is made of them but what the result holds. */
export interface FoodAmounts {
  part: FoodPart;
  /** One for each food, in the order of the plan; null where a value is missing. */
  amounts: readonly (number | null)[];
  /** "30 g × 270 mg per 100 g = 81 mg", beside each amount. */
  steps: readonly string[];
}

const NO_VALUE = 'not known: the food table has no value';
const NOT_HERE = 'not known: its food table is not here';

/** What the foods bring by one rule of a substance. @param unit for the words of the reckoning */
export type FoodReader = (rule: FoodColumn, unit: string) => FoodAmounts;

export function readFoods(foods: readonly EatenFood[], domains: Domains): FoodReader {
  const reckonedBy = domains.foods.reckonedBy(foods.map(({ record }) => record));
  const portions = foods.map(({ grams, away }) => ({
    grams,
    head: `${grams} g × `,
    unknown: away === null ? NO_VALUE : NOT_HERE,
  }));
  return (rule, unit) => {
    const reckoned = reckonedBy(rule);
    const end = ` ${unit}`;
    const amounts: (number | null)[] = [];
    const steps: string[] = [];
    let sum = 0;
    let known = 0;
    portions.forEach(({ grams, head, unknown }, index) => {
      const found = reckoned[index];
      if (found === undefined || found.per100g === null) {
        amounts.push(null);
        steps.push(unknown);
        return;
      }
      const exact = (found.per100g * grams) / 100;
      const amount = tidy(exact);
      sum += exact;
      known += 1;
      amounts.push(amount);
      steps.push(`${head}${found.head}${amount}${end}`);
    });
    return {
      part: { amount: known === 0 ? null : tidy(sum), known, of: foods.length },
      amounts,
      steps,
    };
  };
}

/** Each food as a part of the sum. */
export function foodContributions(
  foods: readonly EatenFood[],
  { amounts, steps }: FoodAmounts,
): Contribution[] {
  return foods.map(({ record, path, name }, index) => {
    const amount = amounts[index] ?? null;
    const arithmetic = steps[index] ?? '';
    return record === null
      ? { path, name, amount, arithmetic }
      : { food: record.id, path, name, amount, arithmetic };
  });
}

/** "Almonds: 30 g × …" of the foods that bring some. */
export function namedSteps(foods: readonly EatenFood[], { amounts, steps }: FoodAmounts): string[] {
  return foods.flatMap(({ name }, index) => {
    const amount = amounts[index] ?? null;
    return amount === null || amount === 0 ? [] : [`${name}: ${steps[index] ?? ''}`];
  });
}

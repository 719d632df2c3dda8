/** Food first over the real reference, with the solver in the thread of the test. */
import * as v from 'valibot';
import {
  FoodCombinationInput,
  FoodCombinationOutput,
  FoodFirstInput,
  FoodFirstOutput,
} from '../../contract/foodFirst.ts';
import { createFoodFirst } from '../food/first/service.ts';
import { loadSolver, solveCombination } from '../food/first/solve.ts';
import { createReference } from '../reference/service.ts';
import { planOf, type PlanParts } from './plans.ts';
import { openTestReference, type TestReference } from './reference.ts';

/** A day that brings energy and little else. */
export const plainDay = [
  { food: 'rice-white-long-grain-cooked-unenriched', grams: 400 },
  { food: 'apple-with-skin-raw', grams: 180 },
];

export interface TestFoodFirst {
  reference: TestReference;
  /** The answer for a plan, checked against the contract. */
  first: (parts: PlanParts, limit?: number) => v.InferOutput<typeof FoodFirstOutput>;
  combine: (
    parts: PlanParts,
    more?: Omit<v.InferInput<typeof FoodCombinationInput>, 'plan'>,
  ) => Promise<v.InferOutput<typeof FoodCombinationOutput>>;
}

export async function openTestFoodFirst(): Promise<TestFoodFirst> {
  const reference = openTestReference();
  const highs = await loadSolver();
  const food = createFoodFirst(createReference(reference.db, () => '2026-11-22').context, {
    solve: (model) => Promise.resolve(solveCombination(highs, model, 60)),
    close: () => Promise.resolve(),
  });
  return {
    reference,
    first: (parts, limit = 8) =>
      v.parse(
        v.strictObject(FoodFirstOutput.entries),
        food.foodFirst(v.parse(FoodFirstInput, { plan: planOf(parts), limit })),
      ),
    combine: async (parts, more = {}) =>
      v.parse(
        v.strictObject(FoodCombinationOutput.entries),
        await food.foodCombination(v.parse(FoodCombinationInput, { plan: planOf(parts), ...more })),
      ),
  };
}

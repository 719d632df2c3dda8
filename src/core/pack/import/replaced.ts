/** A table that another one takes the place of: in which plans it is used, and what becomes of their foods. */
import type { FoodId } from '../../../contract/ids.ts';
import type { ReplacedPack } from '../../../contract/imports.ts';

/** What the rest of Cofactor knows of a table that is here. */
export interface InUse {
  /** The table of this id with the plans that use it; null: there is none. */
  of(pack: string): Promise<ReplacedPack | null>;
  /** The name of a food as it is now; null: no table has it. */
  nameOf(food: FoodId): string | null;
}

/** For hosts of imports without plans. */
export const notInUse: InUse = { of: () => Promise.resolve(null), nameOf: () => null };

export const foodsOf = ({ plans }: ReplacedPack): ReadonlySet<FoodId> =>
  new Set(plans.flatMap(({ foods }) => foods.map(({ food }) => food)));

/** The same with what the foods are called afterwards; a food that `names` lacks is gone. */
export function withNames(
  replaced: ReplacedPack,
  names: ReadonlyMap<FoodId, string>,
): ReplacedPack {
  return {
    ...replaced,
    plans: replaced.plans.map((plan) => ({
      ...plan,
      foods: plan.foods.map(({ food, name }) => ({ food, name, becomes: names.get(food) ?? null })),
    })),
  };
}

const day = /^\d{4}-\d{2}(-\d{2})?$/u;

/** Days of releases; one of a month stands before the days of the same month only where they differ in the month. */
export function releaseAgainst(
  release: string | null,
  inUse: string,
): 'older' | 'same' | 'newer' | 'unknown' {
  if (release === inUse) return 'same';
  if (release === null || !day.test(release) || !day.test(inUse)) return 'unknown';
  const length = Math.min(release.length, inUse.length);
  const [a, b] = [release.slice(0, length), inUse.slice(0, length)];
  if (a === b) return 'unknown';
  return a < b ? 'older' : 'newer';
}

/** Which portion of a food is the ordinary one, and which foods are never put forward in portions. */
import type { FoodRecord, PortionRecord } from '../../../contract/records.ts';

/** Above this much alcohol per 100 g a drink is one with alcohol; "non-alcoholic" beer stays under it. */
const ALCOHOL_G = 0.5;

function neverPutForward(food: FoodRecord): boolean {
  const above = (column: string, amount: number): boolean => (food.amounts[column] ?? 0) > amount;
  return above('alcohol_g', ALCOHOL_G) || (food.group === 'Drinks' && above('caffeine_mg', 0));
}

/**
 * The portion of a food that is marked as the ordinary one in the reviewed table, which tells nothing for flour, dry beans
 * and grains, raw meat and the like.
 * @returns null where none is marked, for supplement drinks and powders, and for drinks with alcohol or caffeine
 */
export function ordinaryPortion(food: FoodRecord): PortionRecord | null {
  return neverPutForward(food) ? null : (food.portions.find(({ ordinary }) => ordinary) ?? null);
}

/** The rule in words, for whoever reads a list of portions. */
export const portionRule =
  'An ordinary portion is the household portion of the food table that is marked as closest to what people eat at once ' +
  '(such as a cup of cooked beans, 3 oz of fish, 1 oz of nuts, a tablespoon of oil); it is not a recommended serving. Foods ' +
  'without one are left out (flour, dry beans and grains, raw meat), and so are supplement drinks and powders, and drinks with ' +
  'alcohol or caffeine.';

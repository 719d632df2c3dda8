/** One row of a ranking: the amount per 100 g brought to the basis that was asked for. */
import type { FoodRow, portionChoices } from '../../contract/answers.ts';
import type { PortionRecord } from '../../contract/records.ts';
import { tidy } from '../units/tidy.ts';

export type FoodBasis = '100g' | 'portion' | '100kcal';
export type PortionChoice = (typeof portionChoices)[number];

export interface RankBasis {
  readonly per: FoodBasis;
  readonly portion: PortionChoice;
}

/** The portion to rank by; undefined where the table lists or marks none. */
function chosenPortion(
  portions: readonly PortionRecord[],
  choice: PortionChoice,
): PortionRecord | undefined {
  if (choice === 'ordinary') return portions.find(({ ordinary }) => ordinary);
  if (choice === 'first') return portions[0];
  const sign = choice === 'smallest' ? 1 : -1;
  return [...portions].sort((a, b) => sign * (a.grams - b.grams))[0];
}

/**
 * @param per100g in the unit of the substance
 * @param portions looked at only where the basis is a portion
 * @returns null where the energy is unknown or nil: there is no "per 100 kcal" to give
 */
export function rankedRow(
  shared: Omit<FoodRow, 'amount' | 'grams' | 'portion'>,
  per100g: number,
  kcal: number | null,
  portions: readonly PortionRecord[],
  { per, portion: choice }: RankBasis,
): FoodRow | 'no-portion' | null {
  if (per === '100g') return { ...shared, amount: tidy(per100g), grams: 100 };
  if (per === '100kcal') {
    if (kcal === null || kcal <= 0) return null;
    const grams = (100 / kcal) * 100;
    return { ...shared, amount: tidy((per100g * grams) / 100), grams: tidy(grams) };
  }
  const portion = chosenPortion(portions, choice);
  if (portion === undefined) return 'no-portion';
  return {
    ...shared,
    amount: tidy((per100g * portion.grams) / 100),
    grams: portion.grams,
    portion: portion.label,
  };
}

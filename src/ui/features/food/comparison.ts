/** Comparing up to five foods. The address of the page is its state: `?ids=a,b&per=portion&p=0,2`. */
import type { PortionRecord } from '../../../contract/records.ts';

export const MOST_FOODS = 5;
export const FULL =
  'Five foods are compared at most. Take one out of the comparison before you add another.';

export const comparisonBases = ['100g', 'portion', '100kcal'] as const;
export type ComparisonBasis = (typeof comparisonBases)[number];

export interface Comparison {
  ids: readonly string[];
  per: ComparisonBasis;
  /** Place of the portion of each food, in the order of `ids`. */
  portions: readonly number[];
}

const listOf = (text: string | null): string[] =>
  (text ?? '').split(',').filter((part) => part !== '');

/** Foods named twice count once; what is no id is left out; a sixth is not taken. */
export function comparisonOf(query: URLSearchParams): Comparison & { leftOut: number } {
  const all = [
    ...new Set(listOf(query.get('ids')).filter((id) => /^[a-z0-9][a-z0-9-]*$/.test(id))),
  ];
  const ids = all.slice(0, MOST_FOODS);
  const places = listOf(query.get('p'));
  return {
    ids,
    per: comparisonBases.find((basis) => basis === query.get('per')) ?? '100g',
    portions: ids.map((_, at) => (/^\d{1,3}$/.test(places[at] ?? '') ? Number(places[at]) : 0)),
    leftOut: all.length - ids.length,
  };
}

/** Words for `router.setQuery`; null takes a word away. */
export function comparisonQuery({ ids, per, portions }: Comparison): Record<string, string | null> {
  return {
    ids: ids.length === 0 ? null : ids.join(','),
    per: per === '100g' ? null : per,
    p: per !== 'portion' || portions.every((at) => at === 0) ? null : portions.join(','),
  };
}

/** Address of the comparison of these foods. */
export const comparisonHref = (ids: readonly string[]): string =>
  ids.length === 0 ? '#/foods/compare' : `#/foods/compare?ids=${ids.join(',')}`;

/** The list with one food more; null where there is no room for it. */
export function withFood(ids: readonly string[], id: string): readonly string[] | null {
  if (ids.includes(id)) return ids;
  return ids.length >= MOST_FOODS ? null : [...ids, id];
}

/** Weight of a food on a basis, in grams; null where its energy or portion is not known. */
export function gramsOn(
  basis: ComparisonBasis,
  kcalPer100g: number | null,
  portion: PortionRecord | undefined,
): number | null {
  if (basis === '100g') return 100;
  if (basis === 'portion') return portion?.grams ?? null;
  return kcalPer100g === null || kcalPer100g <= 0 ? null : (100 / kcalPer100g) * 100;
}

/**
 * Which of the amounts is the highest; several where they are equal. None where fewer than two are known, where all are
 * nil, or where all known ones are equal: then there is nothing to point out.
 */
export function highestOf(amounts: readonly (number | null)[]): boolean[] {
  const known = amounts.filter((amount) => amount !== null);
  const most = Math.max(...known);
  const least = Math.min(...known);
  // Amounts per 100 kcal are worked out: what differs by less than this differs by rounding only.
  const equal = (amount: number): boolean => most - amount <= most * 1e-9;
  const tells = known.length > 1 && most > 0 && !equal(least);
  return amounts.map((amount) => tells && amount !== null && equal(amount));
}

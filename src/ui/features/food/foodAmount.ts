/** The weight of food that a page shows beside 100 g: a portion of the table or a weight of one's own. */
import type { PortionRecord } from '../../../contract/records.ts';
import { numberText } from '../../shared/format.ts';

export interface Weight {
  grams: number;
  /** "30 g" or "1 oz (23 kernels), 28.35 g". */
  label: string;
  /** Place in the list of portions; null for 100 g and for a weight of one's own. */
  portion: number | null;
}

export const MAX_GRAMS = 5000;

const gramsText = (grams: number): string => `${numberText(grams)}\u00a0g`;

export const portionText = (portion: PortionRecord): string =>
  `${portion.label}, ${gramsText(portion.grams)}`;

/** Reads `?portion=2` or `?grams=30`; anything else is 100 g, which needs no choice. */
export function weightOf(query: URLSearchParams, portions: readonly PortionRecord[]): Weight {
  const place = query.get('portion');
  const at = place !== null && /^\d{1,3}$/.test(place) ? Number(place) : null;
  const portion = at === null ? undefined : portions[at];
  if (portion !== undefined && at !== null)
    return { grams: portion.grams, label: portionText(portion), portion: at };
  const typed = Number(query.get('grams') ?? '');
  const grams = typed > 0 && typed <= MAX_GRAMS ? typed : 100;
  return { grams, label: gramsText(grams), portion: null };
}

/** What is wrong with a weight as typed; null when it can be used. */
export function gramsProblem(grams: number | null): string | null {
  if (grams === null || grams <= 0) return 'Enter a weight in grams, such as 30.';
  return grams > MAX_GRAMS ? `Enter at most ${numberText(MAX_GRAMS)} g.` : null;
}

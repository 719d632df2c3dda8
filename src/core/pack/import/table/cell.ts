/** A cell of a food table of any country → a number, or why it is none. */
import type { FoodMapping } from '../../../../contract/imports.ts';

export type CellValue =
  | { readonly is: 'amount'; readonly amount: number }
  | { readonly is: 'empty' | 'no value' | 'trace' | 'below' | 'negative' | 'no number' };

/** Thousands may be set apart by a space, a plain, fixed or narrow one. */
const plain = /^-?(\d{1,3}([ \u00a0\u202f]\d{3})+|\d+)(\.\d+)?([eE][+-]?\d{1,2})?$/u;
const plainComma = /^-?(\d{1,3}([ \u00a0\u202f]\d{3})+|\d+)(,\d+)?([eE][+-]?\d{1,2})?$/u;

const folded = (text: string): string => text.trim().toLowerCase();

/** "<0,5", "≤ 0.1": less than could be measured is no number. */
const below = /^[<≤]/u;

/** Reads cells as the mapping says. A trace, a bound and a dash are unknown, never zero. */
export function cellReader({
  noValue,
  trace,
  decimal,
}: Pick<FoodMapping, 'noValue' | 'trace' | 'decimal'>): (text: string) => CellValue {
  const none = new Set(noValue.map(folded));
  const traces = new Set(trace.map(folded));
  const pattern = decimal === ',' ? plainComma : plain;
  return (text) => {
    const cell = folded(text);
    if (cell === '') return { is: 'empty' };
    if (none.has(cell)) return { is: 'no value' };
    if (traces.has(cell)) return { is: 'trace' };
    if (below.test(cell)) return { is: 'below' };
    if (!pattern.test(cell)) return { is: 'no number' };
    const amount = Number(cell.replace(/[ \u00a0\u202f]/gu, '').replace(',', '.'));
    return amount < 0 ? { is: 'negative' } : { is: 'amount', amount };
  };
}

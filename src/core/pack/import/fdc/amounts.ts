/** food_nutrient.csv: the largest table; only what a taken food says about a column of our table becomes an amount. */
import type { ImportResult } from '../../../../contract/imports.ts';
import { foodColumns, mostOf } from '../foodColumns.ts';
import type { AmountSorter } from '../write/amountSorter.ts';
import type { Target } from './target.ts';

const most = foodColumns.map(mostOf);

/** Returns the nutrients that have no column, with the number of their amounts. */
export async function readAmounts(
  { tables, foods, lookups, tally }: Target,
  sorter: AmountSorter,
): Promise<ImportResult['unknown']> {
  const unknown = new Map<number, number>();
  const { routes, refused, nutrients, assumed } = lookups;
  const columns = {
    fdc: ['fdc_id'],
    nutrient: ['nutrient_id'],
    amount: ['amount'],
    derivation: ['derivation_id'],
  };
  let lastFood = -1;
  let food = 0;
  await tables.read('food_nutrient.csv', columns, ['derivation'], (at) => (cells) => {
    const fdc = cells.whole(at.fdc);
    // The rows of a food stand together, nearly always.
    if (fdc !== lastFood) {
      lastFood = fdc;
      food = foods.idOf(fdc);
    }
    if (food === 0) return;
    const nutrient = cells.whole(at.nutrient);
    const route = routes.get(nutrient);
    if (route === undefined) {
      const wrong = refused.get(nutrient);
      if (wrong === undefined) unknown.set(nutrient, (unknown.get(nutrient) ?? 0) + 1);
      else tally.skipOne('amounts of a nutrient in an unexpected unit', () => wrong);
      return;
    }
    const amount = cells.number(at.amount) * route.factor;
    if (amount >= 0 && amount <= (most[route.place] ?? 0)) {
      if (amount === 0 && assumed.size > 0 && assumed.has(cells.text(at.derivation)))
        tally.skipOne('zeros that are assumed, not measured', () => `${fdc}: ${route.column}`);
      else sorter.add(food, route.place, route.rank, amount);
    } else if (cells.isEmpty(at.amount))
      tally.skipOne('empty amounts', () => `${fdc}: ${route.column}`);
    else {
      const text = cells.text(at.amount);
      const what =
        amount < 0
          ? 'negative amounts'
          : amount > 0
            ? 'amounts above 100 g in 100 g'
            : 'amounts that are no number';
      tally.skipOne(what, () => `${fdc}: ${route.column} ${text}`);
    }
  });
  return [...unknown]
    .map(([number, count]) => {
      const known = nutrients.get(number);
      return {
        id: String(known?.id ?? number),
        name: known?.name ?? null,
        unit: known?.unit ?? null,
        count,
      };
    })
    .sort((a, b) => b.count - a.count || Number(a.id) - Number(b.id));
}

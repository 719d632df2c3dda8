/** Products and their ingredients as a plan file writes them. Unfinished ingredients are left out and named. */
import type { Pack } from '../../../contract/plan.ts';
import type { DraftIngredient, DraftItem, DraftPack } from './draft.ts';
import {
  completeTimes,
  present,
  textOf,
  valueOf,
  type Kept,
  type Unfinished,
} from './unfinished.ts';

function ingredientGaps(i: DraftIngredient, path: string): Unfinished[] {
  const gaps: Unfinished[] = [];
  if (i.substance === null && i.name.trim() === '')
    gaps.push({ path: `${path}.substance`, message: 'Choose a substance or enter its name.' });
  if (i.amount === null)
    gaps.push({ path: `${path}.amount`, message: 'Enter the amount as a number.' });
  else if (!(i.amount > 0))
    gaps.push({ path: `${path}.amount`, message: 'The amount must be above 0.' });
  return gaps;
}

const ingredientOf = (i: DraftIngredient): Record<string, unknown> =>
  present({
    substance: valueOf<string>(i.from?.substance, i.substance),
    name: textOf(i.from?.name, i.name),
    form: valueOf<string>(i.from?.form, i.form),
    amount: i.amount,
    unit: i.unit,
    basis: i.basis,
  });

/** @param path of the list, such as `items[0].ingredients` */
export function completeIngredients(
  ingredients: readonly DraftIngredient[],
  path: string,
): { kept: Kept[]; unfinished: Unfinished[] } {
  const kept: Kept[] = [];
  const unfinished: Unfinished[] = [];
  ingredients.forEach((ingredient, from) => {
    const gaps = ingredientGaps(ingredient, `${path}[${from}]`);
    unfinished.push(...gaps);
    if (gaps.length === 0) kept.push({ from, value: ingredientOf(ingredient) });
  });
  if (ingredients.length === 0) unfinished.push({ path, message: 'Add at least one ingredient.' });
  return { kept, unfinished };
}

/** A wrong number in a pack is left out alone: the product itself is still counted. */
export function completePack(
  pack: DraftPack,
  was: Pack | null | undefined,
  path: string,
): { value: unknown; unfinished: Unfinished[] } {
  const unfinished: Unfinished[] = [];
  const { price } = pack;
  let { servings } = pack;
  if (servings !== null && !(servings > 0)) {
    unfinished.push({
      path: `${path}.servings`,
      message: 'Enter how many servings a full pack holds, above 0, or leave it empty.',
    });
    servings = null;
  }
  const value = present({
    servings: valueOf(was?.servings, servings),
    price: valueOf(was?.price, price),
    openedOn: textOf(was?.openedOn, pack.openedOn),
  });
  const empty = servings === null && price === null && pack.openedOn.trim() === '';
  // A pack that was stored empty stays; one that was not there does not appear.
  if (empty && (was === undefined || was === null)) return { value: was, unfinished };
  return { value, unfinished };
}

/** null: the product cannot be counted yet. */
export function completeItem(
  item: DraftItem,
  path: string,
): {
  value: Record<string, unknown> | null;
  ingredients: readonly number[];
  unfinished: Unfinished[];
} {
  const { kept, unfinished } = completeIngredients(item.ingredients, `${path}.ingredients`);
  const gaps: Unfinished[] = [];
  if (item.servings === null || !(item.servings > 0))
    gaps.push({ path: `${path}.servings`, message: 'Enter how many servings, above 0.' });
  if (Array.isArray(item.days) && item.days.length === 0)
    gaps.push({ path: `${path}.days`, message: 'Choose at least one day.' });
  const { from } = item;
  const pack = completePack(item.pack, from?.pack, `${path}.pack`);
  const times = completeTimes(from?.times, item.times, `${path}.times`, true);
  const ready = gaps.length === 0 && kept.length > 0;
  return {
    unfinished: [...unfinished, ...gaps, ...times.unfinished, ...pack.unfinished],
    ingredients: kept.map((one) => one.from),
    value: ready
      ? present({
          product: textOf(from?.product, item.product),
          ingredients: kept.map((one) => one.value),
          servings: item.servings,
          times: times.value,
          timesFixed: item.timesFixed,
          days: item.days,
          asNeeded: item.asNeeded,
          since: textOf(from?.since, item.since),
          advisedByClinician: item.advisedByClinician,
          advisedBy: textOf(from?.advisedBy, item.advisedBy),
          reason: textOf(from?.reason, item.reason),
          reviewOn: textOf(from?.reviewOn, item.reviewOn),
          pack: pack.value,
        })
      : null,
  };
}

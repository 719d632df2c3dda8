/** One product of a plan as lines that can be read at a glance. */
import type { EntityKind } from '../../../contract/vocabulary.ts';
import { insideText, numberText } from '../../shared/format.ts';
import type { DraftIngredient, DraftItem } from './draft.ts';
import { daysWords, joinWords, timesWords } from './words.ts';

export interface Names {
  nameOf(kind: EntityKind, id: string): string;
}

export function ingredientName(ingredient: DraftIngredient, names: Names): string {
  if (ingredient.substance !== null) return names.nameOf('substance', ingredient.substance);
  return ingredient.name.trim() === '' ? 'no substance chosen' : ingredient.name;
}

/** The product's name, or what it contains when it has none. */
export function itemName(item: DraftItem, names: Names): string {
  if (item.product.trim() !== '') return item.product;
  const known = item.ingredients.filter((i) => i.substance !== null || i.name.trim() !== '');
  return known.length === 0
    ? 'New product'
    : joinWords(known.map((ingredient) => ingredientName(ingredient, names)));
}

export function ingredientLine(ingredient: DraftIngredient, names: Names): string {
  const name = ingredientName(ingredient, names);
  const form =
    ingredient.form === null ? '' : `, as ${insideText(names.nameOf('form', ingredient.form))}`;
  if (ingredient.amount === null) return `${name}${form}: amount not entered`;
  const amount = `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(ingredient.amount)}\u00a0${ingredient.unit}`;
  const basis =
    ingredient.basis === 'compound'
      ? ', weight of the whole compound'
      : ingredient.basis === 'unknown'
        ? ', not clear whether this is the weight of the whole compound'
        : '';
  return `${name}${form}: ${amount}${basis}`;
}

/** Ingredients, then how much and when. */
export function itemSummary(item: DraftItem, names: Names): string[] {
  const servings =
    item.servings === null
      ? 'servings not entered'
      : `${numberText(item.servings)} ${item.servings === 1 ? 'serving' : 'servings'}`;
  const when = `${servings}, ${timesWords(item.times)}, ${daysWords(item.days)}`;
  return [
    ...item.ingredients.map((ingredient) => ingredientLine(ingredient, names)),
    `${when.charAt(0).toUpperCase()}${when.slice(1)}${item.asNeeded ? ', as needed' : ''}`,
    ...(item.advisedByClinician
      ? [`Advised by a clinician${item.advisedBy.trim() === '' ? '' : `: ${item.advisedBy}`}`]
      : []),
  ];
}

/** Products as they come into a plan, with what is known of them. */
import type { BrowseOutput } from '../../../contract/answers.ts';
import type { Product } from '../../../contract/userData.ts';
import { draftIngredient, draftPack, emptyItem, type DraftItem } from './draft.ts';

/** A product of which at most its substance is known. */
export function itemOf(substance: BrowseOutput['substances'][number] | undefined): DraftItem {
  const item = emptyItem();
  const [ingredient] = item.ingredients;
  if (substance !== undefined && ingredient !== undefined) {
    ingredient.substance = substance.id;
    if (substance.unit !== null) ingredient.unit = substance.unit;
  }
  return item;
}

/** A product of the person's own library: what its label says, to be taken once a day at first. */
export const itemOfProduct = (product: Product): DraftItem => ({
  ...emptyItem(),
  product: product.name,
  ingredients: product.ingredients.map(draftIngredient),
  // When a pack was started belongs to the plan, not to the product.
  pack: { ...draftPack(product.pack), openedOn: '' },
});

/** A product of the library in words. */
import type { StoredProduct } from '../../../contract/userData.ts';
import { ingredientLine, packSummary, type Names } from '../planner/itemWords.ts';
import { joinWords } from '../planner/words.ts';
import { draftProduct } from './productDraft.ts';

export interface ProductWords {
  ingredients: string[];
  /** null: nothing is set about the pack. */
  pack: string | null;
}

export function productWords({ product }: StoredProduct, names: Names): ProductWords {
  const draft = draftProduct(product);
  const { servings, price } = draft.pack;
  return {
    ingredients: draft.ingredients.map((ingredient) => ingredientLine(ingredient, names)),
    pack: servings === null && price === null ? null : packSummary(draft.pack, null),
  };
}

/** For a list to choose from: found by its name and by what it contains. */
export const productOptions = (
  products: readonly StoredProduct[],
  names: Names,
): { value: string; label: string; also: string[] }[] =>
  products.map((stored) => ({
    value: stored.id,
    label: stored.product.name,
    also: productWords(stored, names).ingredients,
  }));

/** "Also entered as Zinc and Zinc 15."; null where no other product is the same. */
export function alsoEntered(stored: StoredProduct, all: readonly StoredProduct[]): string | null {
  const others = all
    .filter((one) => one.id !== stored.id && stored.sameAs.includes(one.id))
    .map((one) => `“${one.product.name}”`);
  return others.length === 0 ? null : `Also entered as ${joinWords(others)}.`;
}

/** Products whose name, ingredients or note hold every word. */
export function matching(
  products: readonly StoredProduct[],
  query: string,
  names: Names,
): StoredProduct[] {
  const fold = (text: string): string =>
    text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return products.filter((stored) => {
    const text = fold(
      [
        stored.product.name,
        ...productWords(stored, names).ingredients,
        stored.product.note ?? '',
      ].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}

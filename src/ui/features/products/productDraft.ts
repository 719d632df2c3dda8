/** A product of the library while it is being edited, and how it goes back to the core. */
import * as v from 'valibot';
import { Product, type StoredProduct } from '../../../contract/userData.ts';
import type { Client } from '../../client/client.ts';
import { fault } from '../planner/complete.ts';
import { completeIngredients, completePack } from '../planner/completeItem.ts';
import {
  draftIngredient,
  draftPack,
  emptyIngredient,
  emptyPack,
  type DraftIngredient,
  type DraftItem,
  type DraftPack,
} from '../planner/draft.ts';
import type { NameBook } from '../planner/nameBook.svelte.ts';
import { RecordStore } from '../planner/recordStore.svelte.ts';
import { present, textOf, type Unfinished } from '../planner/unfinished.ts';

export interface ProductDraft {
  from?: Product;
  name: string;
  ingredients: DraftIngredient[];
  pack: DraftPack;
  note: string;
}
export type ProductStore = RecordStore<ProductDraft, Product>;

const emptyProduct = (): ProductDraft => ({
  name: '',
  ingredients: [emptyIngredient()],
  pack: emptyPack(),
  note: '',
});

export const draftProduct = (product: Product): ProductDraft => ({
  from: product,
  name: product.name,
  ingredients: product.ingredients.map(draftIngredient),
  pack: draftPack(product.pack),
  note: product.note ?? '',
});

/** Product of a form; null while something is missing. An unfinished ingredient keeps the whole from being saved. */
export function completeProduct(draft: ProductDraft): {
  value: Product | null;
  unfinished: Unfinished[];
} {
  const { kept, unfinished } = completeIngredients(draft.ingredients, 'ingredients');
  const pack = completePack(draft.pack, draft.from?.pack, 'pack');
  const gaps = [...unfinished, ...pack.unfinished];
  if (draft.name.trim() === '')
    gaps.unshift({ path: 'name', message: 'Enter the name of the product, as on its label.' });
  if (gaps.length > 0) return { value: null, unfinished: gaps };
  const parsed = v.safeParse(
    Product,
    present({
      name: draft.name,
      ingredients: kept.map((one) => one.value),
      pack: pack.value,
      note: textOf(draft.from?.note, draft.note),
    }),
  );
  if (parsed.success) return { value: parsed.output, unfinished: [] };
  return { value: null, unfinished: [fault(parsed.issues[0])] };
}

/** The product behind an item of a plan, without what belongs to the plan; null while it has no name or no complete ingredient. */
export function productOfItem(item: DraftItem): Product | null {
  return completeProduct({
    name: item.product,
    ingredients: item.ingredients,
    pack: { ...item.pack, openedOn: '' },
    note: '',
  }).value;
}

/** The form of a product, or of a new one where `stored` is null. */
export function productStore(
  client: Client,
  book: NameBook,
  stored: StoredProduct | null,
): ProductStore {
  return new RecordStore(
    book,
    {
      complete: completeProduct,
      save: (id, revision, product) => client.call('products.save', { id, revision, product }),
    },
    {
      id: stored?.id ?? null,
      revision: stored?.revision ?? 0,
      draft: stored === null ? emptyProduct() : draftProduct(stored.product),
    },
  );
}

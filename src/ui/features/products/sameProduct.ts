/** Whether a product is kept already: by its name, by what it contains, or by both. */
import type { Ingredient } from '../../../contract/plan.ts';
import type { Product, StoredProduct } from '../../../contract/userData.ts';

const fold = (text: string): string =>
  text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

const lineOf = (i: Ingredient): string =>
  JSON.stringify([
    i.substance ?? fold(i.name ?? ''),
    i.substance === null || i.substance === undefined,
    i.form ?? null,
    i.amount,
    i.unit,
    i.basis,
  ]);

/** The same ingredients in the same amounts, in any order. */
function sameContents(a: Product, b: Product): boolean {
  const lines = (product: Product): string => product.ingredients.map(lineOf).sort().join('\n');
  return lines(a) === lines(b);
}

const sameName = (a: Product, b: Product): boolean => fold(a.name) === fold(b.name);

export type Known =
  | { kind: 'new' }
  /** Name and contents are there already. */
  | { kind: 'same'; stored: StoredProduct }
  /** The name is there with other contents. */
  | { kind: 'name'; stored: StoredProduct }
  /** The contents are there under another name. */
  | { kind: 'contents'; stored: StoredProduct };

/** What the library knows of a product, the closest match first. */
export function knownAs(product: Product, library: readonly StoredProduct[]): Known {
  const names = library.filter((one) => sameName(one.product, product));
  const same = names.find((one) => sameContents(one.product, product));
  if (same !== undefined) return { kind: 'same', stored: same };
  const [named] = names;
  if (named !== undefined) return { kind: 'name', stored: named };
  const contents = library.find((one) => sameContents(one.product, product));
  return contents === undefined ? { kind: 'new' } : { kind: 'contents', stored: contents };
}

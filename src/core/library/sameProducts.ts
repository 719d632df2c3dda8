/** Which entries of the product library tell of the same product: by name, or by what a serving holds. */
import type { Ingredient } from '../../contract/plan.ts';
import type { Product } from '../../contract/userData.ts';
import { fold } from '../search/fold.ts';
import { convertMass, isMassUnit } from '../units/mass.ts';
import { tidy } from '../units/tidy.ts';

/** Letters and digits decide; a name without any stands for itself. */
function nameKey(name: string): string {
  const folded = fold(name);
  return folded === '' ? name.trim() : folded;
}

/** 1 mg and 1000 mcg are the same amount; units that need a form's own rule are compared as written. */
function ingredientKey({ substance, name, form, amount, unit, basis }: Ingredient): string {
  const [value, written] = isMassUnit(unit)
    ? [tidy(convertMass(amount, unit, 'mcg')), 'mcg']
    : [amount, unit];
  const what = substance ?? null;
  return JSON.stringify([
    what === null ? `name:${nameKey(name ?? '')}` : what,
    form ?? null,
    value,
    written,
    basis,
  ]);
}

/** What one serving holds; the order on the label does not count. */
function contentKey(product: Product): string {
  return product.ingredients.map(ingredientKey).sort().join('\n');
}

/**
 * The other products with the same name or the same ingredients, forms, amounts and bases per serving. Products without
 * such others are not in the result.
 */
export function sameProducts<Id>(
  products: readonly { readonly id: Id; readonly product: Product }[],
): Map<Id, Id[]> {
  const groups = new Map<string, Id[]>();
  const keysOf = (product: Product): string[] => [
    `name ${nameKey(product.name)}`,
    `content ${contentKey(product)}`,
  ];
  for (const { id, product } of products) {
    for (const key of keysOf(product)) groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const result = new Map<Id, Id[]>();
  for (const { id, product } of products) {
    const alike = new Set(keysOf(product).flatMap((key) => groups.get(key) ?? []));
    alike.delete(id);
    if (alike.size > 0) result.set(id, [...alike]);
  }
  return result;
}

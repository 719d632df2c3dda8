/** Products as their labels say, entered once and used in any plan. */
import { ProductId } from '../../contract/ids.ts';
import type { Handlers } from '../../contract/operations.ts';
import { Product, type StoredProduct } from '../../contract/userData.ts';
import type { UserDb } from '../db/userDb.ts';
import type { Clock } from '../ports.ts';
import { createDocuments, type StoredDocument } from './documents.ts';
import { sameProducts } from './sameProducts.ts';

type Operation = 'products.list' | 'products.save' | 'products.remove';

export function createProducts(
  db: UserDb,
  clock: Clock,
): { handlers: Pick<Handlers, Operation>; unreadable: () => string[] } {
  const products = createDocuments({
    table: 'product',
    noun: 'product',
    id: ProductId,
    body: Product,
    db,
    clock,
  });
  const shown = (
    { id, body, revision, createdAt, updatedAt }: StoredDocument<ProductId, Product>,
    same: ReadonlyMap<ProductId, ProductId[]>,
  ): StoredProduct => ({
    id,
    product: body,
    revision,
    createdAt,
    updatedAt,
    sameAs: same.get(id) ?? [],
  });
  const same = (
    all: readonly StoredDocument<ProductId, Product>[],
  ): ReadonlyMap<ProductId, ProductId[]> =>
    sameProducts(all.map(({ id, body }) => ({ id, product: body })));
  return {
    handlers: {
      'products.list': () => {
        const all = products.list();
        const duplicates = same(all);
        return all.map((one) => shown(one, duplicates));
      },
      'products.save': ({ id, revision, product }) => {
        const saved = products.save({ id, revision, title: product.name, body: product });
        return shown(saved, same(products.list()));
      },
      'products.remove': ({ id }) => {
        products.remove(id);
        return {};
      },
    },
    unreadable: () => products.unreadable(),
  };
}

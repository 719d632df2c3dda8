import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Product, type StoredProduct } from '../../contract/userData.ts';
import type { Library } from './service.ts';
import { failure, testLibrary, type TestLibrary } from './testing.ts';

const citrate = v.parse(Product, {
  name: 'Magnesium citrate 200',
  ingredients: [{ substance: 'magnesium', form: 'magnesium-citrate', amount: 200, unit: 'mg' }],
  pack: { servings: 60, price: 12.5 },
  note: 'Label read on the bottle.',
});

let here: TestLibrary;
beforeEach(() => {
  here = testLibrary();
});
afterEach(() => {
  here.close();
});

async function keep(lib: Library, product: Product): Promise<StoredProduct> {
  return lib.handlers['products.save']({ id: null, revision: 0, product });
}
async function names(lib: Library): Promise<string[]> {
  return (await lib.handlers['products.list']({})).map((one) => one.product.name);
}

it('products are saved, listed by name, changed only from their last state, and removed', async () => {
  const lib = here.open();
  const first = await keep(lib, citrate);
  expect(first).toEqual({
    id: first.id,
    product: citrate,
    revision: 1,
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    sameAs: [],
  });
  for (const [name, substance] of [
    ['zinc 10', 'zinc'],
    ['Biotin', 'biotin'],
  ])
    await keep(
      lib,
      v.parse(Product, { name, ingredients: [{ substance, amount: 10, unit: 'mg' }] }),
    );
  const { id } = first;
  const renamed = { ...citrate, name: 'Renamed' };
  expect(await lib.handlers['products.save']({ id, revision: 1, product: renamed })).toMatchObject({
    revision: 2,
    product: renamed,
  });
  const late = await failure(() =>
    lib.handlers['products.save']({ id, revision: 1, product: citrate }),
  );
  expect(late).toMatchObject({ code: 'busy', field: 'revision' });
  lib.close();
  const again = here.open();
  expect(await names(again)).toEqual(['Biotin', 'Renamed', 'zinc 10']);
  await again.handlers['products.remove']({ id });
  expect(await names(again)).toEqual(['Biotin', 'zinc 10']);
  expect((await failure(() => again.handlers['products.remove']({ id }))).code).toBe('not-found');
});

it('an entry says which others tell of the same product', async () => {
  const lib = here.open();
  const first = await keep(lib, citrate);
  const second = await keep(lib, { ...citrate, name: 'The same under another name' });
  expect(second.sameAs).toEqual([first.id]);
  const listed = await lib.handlers['products.list']({});
  expect(listed.map((one) => one.sameAs)).toEqual([[second.id], [first.id]]);
  await lib.handlers['products.remove']({ id: first.id });
  expect((await lib.handlers['products.list']({}))[0]?.sameAs).toEqual([]);
});

it('one that cannot be read is named by the check of the data and hides no other', async () => {
  const lib = here.open();
  await keep(lib, { ...citrate, name: 'Odd' });
  await keep(lib, { ...citrate, name: 'Fine' });
  const raw = new Database(here.path('user.db'));
  raw.prepare(`UPDATE product SET body = '[]' WHERE title = 'Odd'`).run();
  raw.close();
  const listed = await lib.handlers['products.list']({});
  expect(listed).toMatchObject([{ product: { name: 'Fine' }, sameAs: [] }]);
  expect(lib.inspect().problems).toEqual([
    expect.stringContaining('The product "Odd" cannot be read.'),
  ]);
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Product, type StoredProduct } from '../../../contract/userData.ts';
import type { Client } from '../../client/client.ts';
import { draftOf, emptyIngredient } from '../planner/draft.ts';
import { NameBook } from '../planner/nameBook.svelte.ts';
import { samplePlan } from '../planner/samplePlan.ts';
import { completeProduct, draftProduct, productOfItem, productStore } from './productDraft.ts';
import { alsoEntered, matching, productWords } from './productWords.ts';

const duo = v.parse(Product, {
  name: 'Daily duo',
  ingredients: [
    { substance: 'zinc', form: 'zinc-gluconate', amount: 15, unit: 'mg', basis: 'elemental' },
    { substance: null, name: 'Okra powder', amount: 0.5, unit: 'g' },
  ],
  pack: { servings: 60, price: 12.5 },
  note: 'label of May',
});
const stored = (id: string, product: Product, sameAs: string[] = []): StoredProduct =>
  ({
    id,
    product,
    revision: 3,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-02T00:00:00Z',
    sameAs,
  }) as StoredProduct;
const names = { nameOf: (kind: string, id: string) => `${kind}:${id}` };

/** A core that keeps what it was asked and answers with what the test gives. */
function fakeClient(answers: Record<string, unknown>) {
  const calls: { name: string; input: unknown }[] = [];
  const client = {
    call(name: string, input: unknown) {
      calls.push({ name, input });
      return Promise.resolve(answers[name]);
    },
  } as unknown as Client;
  return { client, calls };
}

describe('a product in its form', () => {
  it('comes back as it was', () => {
    expect(completeProduct(draftProduct(duo))).toStrictEqual({ value: duo, unfinished: [] });
  });

  it('is not saved half: every gap is named at its field', () => {
    const draft = draftProduct(duo);
    draft.name = ' ';
    draft.ingredients.push(emptyIngredient());
    draft.pack.servings = 0;
    const done = completeProduct(draft);
    expect(done.value).toBeNull();
    expect(done.unfinished.map((one) => one.path)).toEqual([
      'name',
      'ingredients[2].substance',
      'ingredients[2].amount',
      'pack.servings',
    ]);
  });

  it('is taken from an item of a plan without what belongs to the plan', () => {
    const [item] = draftOf(samplePlan()).items;
    if (item === undefined) throw new Error('the sample has one product');
    item.pack = { servings: 60, price: null, openedOn: '2026-11-01' };
    expect(productOfItem(item)).toMatchObject({
      name: 'Magnesium citrate',
      ingredients: [{ substance: 'magnesium', amount: 200 }],
      pack: { servings: 60 },
    });
    expect(productOfItem(item)?.pack?.openedOn ?? null).toBeNull();
    item.product = '';
    expect(productOfItem(item)).toBeNull();
  });
});

describe('the form of a product', () => {
  it('saves with the revision that was loaded, once it is complete', async () => {
    const { client, calls } = fakeClient({
      'products.save': { ok: true, value: stored('a', duo) },
    });
    const store = productStore(client, new NameBook(client), stored('a', duo));
    store.edit('name', (draft) => (draft.name = ''));
    expect(await store.save()).toBe(false);
    expect(calls).toEqual([]);
    expect(store.problemAt('name')).toMatch(/Enter the name/);

    store.edit('name', (draft) => (draft.name = 'Duo'));
    expect(await store.save()).toBe(true);
    expect(calls).toEqual([
      {
        name: 'products.save',
        input: { id: 'a', revision: 3, product: { ...duo, name: 'Duo' } },
      },
    ]);
    expect(store.changed).toBe(false);
  });

  it('takes back typing in one field as a whole', () => {
    const { client } = fakeClient({});
    const store = productStore(client, new NameBook(client), stored('a', duo));
    for (const name of ['D', 'Du', 'Duo']) store.edit('name', (draft) => (draft.name = name));
    store.undo();
    expect(store.draft.name).toBe('Daily duo');
    expect(store.canUndo).toBe(false);
  });

  it('keeps what was typed when the core refuses', async () => {
    const error = { code: 'busy', message: 'was changed in another window', field: 'revision' };
    const { client } = fakeClient({ 'products.save': { ok: false, error } });
    const store = productStore(client, new NameBook(client), stored('a', duo));
    store.edit('name', (draft) => (draft.name = 'Duo'));
    expect(await store.save()).toBe(false);
    expect(store.failure).toEqual(error);
    expect(store.draft.name).toBe('Duo');
    expect(store.changed).toBe(true);
  });
});

describe('words of products', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  it('lists what is in it, and its pack', () => {
    const words = productWords(stored('a', duo), names);
    expect(words.ingredients.map(plain)).toEqual([
      'substance:zinc, as form:zinc-gluconate: 15 mg',
      'Okra powder: 0.5 g',
    ]);
    expect(words.pack).toBe('60 servings; price 12.50');
  });
  it('says under which names it is entered too', () => {
    const other = stored('b', { ...duo, name: 'Duo forte' }, ['a']);
    const one = stored('a', duo, ['b']);
    expect(alsoEntered(one, [one, other])).toBe('Also entered as “Duo forte”.');
    expect(alsoEntered(stored('c', duo), [one, other])).toBeNull();
  });
  it('finds by name, ingredient and note, every word of them', () => {
    const all = [stored('a', duo), stored('b', { ...duo, name: 'Évening', note: null })];
    const found = (query: string) => matching(all, query, names).map((one) => one.id);
    expect(found('')).toEqual(['a', 'b']);
    expect(found('evening OKRA')).toEqual(['b']);
    expect(found('may')).toEqual(['a']);
    expect(found('okra selenium')).toEqual([]);
  });
});

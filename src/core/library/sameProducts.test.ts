import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Product } from '../../contract/userData.ts';
import { sameProducts } from './sameProducts.ts';

type Ingredients = v.InferInput<typeof Product>['ingredients'];
const product = (name: string, ingredients: Ingredients): Product =>
  v.parse(Product, { name, ingredients });
const magnesium = {
  substance: 'magnesium',
  form: 'magnesium-citrate',
  amount: 200,
  unit: 'mg',
} as const;
const zinc = { substance: 'zinc', amount: 10, unit: 'mg' } as const;

/** Whether the two of them are told to be the same, from both sides. */
function areSame(one: Product, two: Product): boolean {
  const same = sameProducts([
    { id: 'one', product: one },
    { id: 'two', product: two },
  ]);
  expect(same.get('one') ?? []).toEqual(same.has('two') ? ['two'] : []);
  expect(same.get('two') ?? []).toEqual(same.has('one') ? ['one'] : []);
  return same.size === 2;
}

describe('sameProducts', () => {
  it('goes by the name, whatever its case, marks and signs', () => {
    expect(
      areSame(
        product('Magnésium-Citrat 200', [magnesium]),
        product('magnesium citrat 200', [zinc]),
      ),
    ).toBe(true);
    expect(areSame(product('Magnesium 200', [magnesium]), product('Magnesium 300', [zinc]))).toBe(
      false,
    );
  });

  it('keeps names without letters and digits apart', () => {
    expect(areSame(product('★', [magnesium]), product('☆', [zinc]))).toBe(false);
  });

  it('goes by what a serving holds, in any order', () => {
    expect(areSame(product('A', [magnesium, zinc]), product('B', [zinc, magnesium]))).toBe(true);
    expect(areSame(product('A', [magnesium, zinc]), product('B', [magnesium]))).toBe(false);
  });

  it.each<[string, Ingredients[number]]>([
    ['the form', { ...magnesium, form: 'magnesium-oxide' }],
    ['no form', { ...magnesium, form: null }],
    ['the amount', { ...magnesium, amount: 201 }],
    ['the unit', { ...magnesium, unit: 'g' }],
    ['the basis', { ...magnesium, basis: 'compound' }],
    ['the substance', { ...magnesium, substance: 'calcium' }],
  ])('tells products apart by %s', (_what, other) => {
    expect(areSame(product('A', [magnesium]), product('B', [other]))).toBe(false);
  });

  it('knows that 0.2 g, 200 mg and 200,000 mcg are one amount', () => {
    for (const other of [
      { ...magnesium, amount: 0.2, unit: 'g' } as const,
      { ...magnesium, amount: 200_000, unit: 'mcg' } as const,
    ])
      expect(areSame(product('A', [magnesium]), product('B', [other]))).toBe(true);
  });

  it('compares what no list has by its name', () => {
    const named = (name: string): Ingredients => [{ name, amount: 1, unit: 'g' }];
    expect(areSame(product('A', named('Sea moss')), product('B', named('sea-moss')))).toBe(true);
    expect(areSame(product('A', named('Sea moss')), product('B', named('Irish moss')))).toBe(false);
    // A name is not an id.
    expect(
      areSame(product('A', named('zinc')), product('B', [{ ...zinc, amount: 1, unit: 'g' }])),
    ).toBe(false);
  });

  it('names each other one once, never the product itself, and leaves out what stands alone', () => {
    const same = sameProducts([
      { id: 1, product: product('A', [magnesium]) },
      { id: 2, product: product('a', [magnesium]) },
      { id: 3, product: product('B', [magnesium]) },
      { id: 4, product: product('C', [zinc]) },
    ]);
    expect([...same]).toEqual([
      [1, [2, 3]],
      [2, [1, 3]],
      [3, [1, 2]],
    ]);
  });

  it('is the same from both sides, in any order of the library', () => {
    const any = fc.record({
      name: fc.constantFrom('A', 'a', 'B', 'C'),
      ingredients: fc.subarray([magnesium, zinc, { ...zinc, amount: 0.01, unit: 'g' as const }], {
        minLength: 1,
      }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (entries) => {
        const library = entries.map((one, id) => ({
          id,
          product: product(one.name, one.ingredients),
        }));
        const same = sameProducts(library);
        const backwards = sameProducts([...library].reverse());
        for (const { id } of library) {
          const others = same.get(id) ?? [];
          expect(others).not.toContain(id);
          for (const other of others) expect(same.get(other)).toContain(id);
          expect([...(backwards.get(id) ?? [])].sort()).toEqual([...others].sort());
        }
      }),
    );
  });
});

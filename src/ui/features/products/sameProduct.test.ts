import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Product, type StoredProduct } from '../../../contract/userData.ts';
import { knownAs } from './sameProduct.ts';

const zinc = { substance: 'zinc', amount: 15, unit: 'mg' };
const iron = { substance: 'iron', amount: 14, unit: 'mg' };
const product = (name: string, ingredients: object[]): Product =>
  v.parse(Product, { name, ingredients });
const stored = (name: string, ingredients: object[]): StoredProduct => ({
  id: '7f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11' as StoredProduct['id'],
  product: product(name, ingredients),
  revision: 1,
  createdAt: '',
  updatedAt: '',
  sameAs: [],
});
const library = [stored('Daily duo', [zinc, iron]), stored('Zinc', [zinc])];

describe('knownAs', () => {
  it('finds the same product whatever the order, the case and the spaces', () => {
    expect(knownAs(product(' daily  DUO', [iron, zinc]), library).kind).toBe('same');
  });
  it('tells a new amount under a known name from the same product', () => {
    const known = knownAs(product('Zinc', [{ ...zinc, amount: 25 }]), library);
    expect(known).toMatchObject({ kind: 'name', stored: { product: { name: 'Zinc' } } });
  });
  it('finds the same contents under another name', () => {
    const known = knownAs(product('Zinc 15', [zinc]), library);
    expect(known).toMatchObject({ kind: 'contents', stored: { product: { name: 'Zinc' } } });
  });
  it('takes another form, unit or basis for another product', () => {
    expect(knownAs(product('A', [{ ...zinc, form: 'zinc-gluconate' }]), library).kind).toBe('new');
    expect(knownAs(product('A', [{ ...zinc, unit: 'mcg' }]), library).kind).toBe('new');
    expect(knownAs(product('A', [{ ...zinc, basis: 'unknown' }]), library).kind).toBe('new');
  });
  it('does not take a substance for an ingredient that is only called so', () => {
    expect(knownAs(product('A', [{ name: 'zinc', amount: 15, unit: 'mg' }]), library).kind).toBe(
      'new',
    );
  });
});

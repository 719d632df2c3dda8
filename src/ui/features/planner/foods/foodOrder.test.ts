import { describe, expect, it } from 'vitest';
import { inFoodOrder, queriesOf } from './foodOrder.ts';

const hit = (title: string, matched: 'prefix' | 'partial' | 'synonym' | 'spelling' = 'prefix') => ({
  id: title,
  title,
  matched,
});
const titles = (hits: readonly { title: string }[]): string[] => hits.map(({ title }) => title);

describe('queriesOf', () => {
  it('asks for one and many', () => {
    expect(queriesOf('eggs')).toEqual(['eggs', 'egg']);
    expect(queriesOf('boiled eggs')).toEqual(['boiled eggs', 'boiled egg']);
  });
  it('leaves words alone that only end alike', () => {
    expect(queriesOf('rice')).toEqual(['rice']);
    expect(queriesOf('cress')).toEqual(['cress']);
    expect(queriesOf('s')).toEqual(['s']);
  });
});

describe('inFoodOrder', () => {
  it('a food that begins with one of the words comes before foods that hold them', () => {
    const found = inFoodOrder(
      [hit('Yogurt, plain, whole milk', 'partial'), hit('Milk, whole, unfortified', 'partial')],
      'whole milk',
      () => true,
    );
    expect(titles(found)).toEqual(['Milk, whole, unfortified', 'Yogurt, plain, whole milk']);
  });
  it('the words as typed come before one for many', () => {
    const found = inFoodOrder(
      [hit('Oat hoops cereal'), hit('Porridge, oats with water'), hit('Oats, whole grain')],
      'oats',
      (food) => food !== 'Oats, whole grain',
    );
    expect(titles(found)).toEqual([
      'Oats, whole grain',
      'Oat hoops cereal',
      'Porridge, oats with water',
    ]);
  });
  it('another spelling comes last, and a food stands once', () => {
    const found = inFoodOrder(
      [hit('Aubergine, boiled', 'spelling'), hit('Egg, scrambled'), hit('Egg, scrambled')],
      'eggs',
      () => false,
    );
    expect(titles(found)).toEqual(['Egg, scrambled', 'Aubergine, boiled']);
  });
  it('what is eaten as it stands comes before what is not', () => {
    const found = inFoodOrder(
      [hit('Potato, with skin, raw'), hit('Potato, baked with skin'), hit('Crisps', 'synonym')],
      'potato',
      (food) => food !== 'Potato, with skin, raw',
    );
    expect(titles(found)).toEqual(['Potato, baked with skin', 'Potato, with skin, raw', 'Crisps']);
  });
});

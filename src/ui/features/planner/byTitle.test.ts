import { expect, it } from 'vitest';
import { byTitle } from './byTitle.ts';

const titles = (query: string): string[] =>
  byTitle(
    [
      { title: 'Magnesium' },
      { title: 'Zinc' },
      { title: 'Magnesium oxide' },
      { title: 'Basic magnesium oxide' },
    ],
    query,
  ).map((hit) => hit.title);

it('puts the form that was named before the substance that the search found through it', () => {
  expect(titles('magnesium oxid')).toEqual([
    'Magnesium oxide',
    'Basic magnesium oxide',
    'Magnesium',
    'Zinc',
  ]);
});
it('keeps the order of the search among equals', () => {
  expect(titles('Magnesium')).toEqual([
    'Magnesium',
    'Magnesium oxide',
    'Basic magnesium oxide',
    'Zinc',
  ]);
});

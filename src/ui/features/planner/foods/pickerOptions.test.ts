import { expect, it } from 'vitest';
import type { SearchHit } from '../../../../contract/answers.ts';
import { foundOptions, recentOptions } from './pickerOptions.ts';

const hit: SearchHit = {
  kind: 'food',
  id: 'almonds-raw',
  title: 'Almonds, raw',
  subtitle: 'Nuts and seeds',
  matched: 'prefix',
  snippet: '',
  highlights: [],
};

it('a weight that was typed goes with each food of the list', () => {
  const options = foundOptions([hit], { words: 'almonds', grams: 30 }, () => []);
  expect(options.map(({ title, grams }) => [title, grams])).toEqual([
    ['Almonds, raw, 30\u00a0g', 30],
    ['Enter “almonds” by name, 30\u00a0g', 30],
  ]);
});

it('each food says what it is counted in at first', () => {
  const asked = { words: 'almonds', grams: null };
  const ounce = { label: '1 oz (23 kernels)', grams: 28.35, ordinary: true };
  expect(foundOptions([hit], asked, () => [ounce])[0]?.more).toBe(
    '1 oz (23 kernels), 28.35\u00a0g',
  );
  expect(foundOptions([hit], asked, () => [{ ...ounce, ordinary: false }])[0]?.more).toBe(
    'Counted in grams',
  );
});

it('a food whose portions are not read yet names its group, and makes up no unit', () => {
  const [first] = foundOptions([hit], { words: 'almonds', grams: null }, () => null);
  expect(first?.more).toBe('Nuts and seeds');
});

it('words that no table has can be taken as they are, and without a weight none is made up', () => {
  const [only] = foundOptions([], { words: 'aunt’s soup', grams: null }, () => []);
  expect(only).toMatchObject({ food: null, name: 'aunt’s soup', grams: null });
});

it('foods of other plans say where their amount comes from', () => {
  const options = recentOptions(
    [
      { food: 'almonds-raw', name: '', grams: 30, plan: 'Mum' },
      { food: null, name: 'Soup', grams: 200, plan: null },
    ],
    () => 'Almonds, raw',
  );
  expect(options.map(({ title, more }) => [title, more])).toEqual([
    ['Almonds, raw, 30\u00a0g', 'As in “Mum”'],
    ['Soup, 200\u00a0g', 'Taken out of this plan a moment ago'],
  ]);
});

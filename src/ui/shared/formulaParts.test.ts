import { expect, test } from 'vitest';
import { formulaParts } from './formulaParts.ts';

const drawn = (formula: string): string =>
  formulaParts(formula)
    .map(({ text, low }) => (low ? `<${text}>` : text))
    .join('');

test('numbers of atoms stand low, numbers of units do not', () => {
  expect(drawn('Mg(OH)2')).toBe('Mg(OH)<2>');
  expect(drawn('4MgCO3·Mg(OH)2·4H2O')).toBe('4MgCO<3>·Mg(OH)<2>·4H<2>O');
  expect(drawn('C12H10Mg3O14·9H2O')).toBe('C<12>H<10>Mg<3>O<14>·9H<2>O');
});

test('the letters stay as they were', () => {
  expect(
    formulaParts('C8H12MgN2O8·2H2O')
      .map(({ text }) => text)
      .join(''),
  ).toBe('C8H12MgN2O8·2H2O');
  expect(formulaParts('MgO')).toEqual([{ text: 'MgO', low: false }]);
});

import { expect, it } from 'vitest';
import { readCells } from './cellWords.ts';

const signs = { noValue: '- N', trace: 'tr' };
const words = (
  cells: string[],
  form: Parameters<typeof readCells>[1],
  unit: string,
  said: typeof signs,
): string[] => readCells(cells, form, unit, said).map(({ as }) => as);

it('cells are shown as they will be read', () => {
  const point = { decimal: '.', thousands: null } as const;
  expect(words(['2.250', '45', '-', '<1', '1,5'], point, 'mg', signs)).toEqual([
    '2.25 mg',
    '45 mg',
    'not known',
    'not known',
    'not known',
  ]);
  expect(words(['2.250'], { decimal: ',', thousands: '.' }, '', signs)).toEqual(['2,250']);
  // Both ways, until the person has chosen; what reads alike in either is not told twice.
  expect(words(['2.250', '45'], null, 'mg', signs)).toEqual(['2.25 or 2,250', '']);
});

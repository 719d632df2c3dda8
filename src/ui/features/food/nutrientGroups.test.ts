import { expect, it } from 'vitest';
import { grouped } from './nutrientGroups.ts';

it('puts each column under its heading, in the order in which people look for them', () => {
  const rows = ['zinc_mg', 'ala_g', 'energy_kcal', 'vitamin_c_mg', 'calcium_mg', 'protein_g'].map(
    (column) => ({ column }),
  );
  expect(grouped(rows).map(({ title, rows: own }) => [title, ...own.map((r) => r.column)])).toEqual(
    [
      ['Energy and macronutrients', 'energy_kcal', 'protein_g'],
      ['Fatty acids', 'ala_g'],
      ['Minerals', 'calcium_mg', 'zinc_mg'],
      ['Vitamins and choline', 'vitamin_c_mg'],
    ],
  );
});
it('loses no column that it does not know', () => {
  expect(grouped([{ column: 'caffeine_mg' }, { column: 'lutein_mcg' }])).toEqual([
    { title: 'Other', rows: [{ column: 'caffeine_mg' }, { column: 'lutein_mcg' }] },
  ]);
});

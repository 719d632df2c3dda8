import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

it('offers for each substance the units of its labels, and no unit of another', () => {
  const { substances } = reference.handlers.browse({});
  const unitsOf = (id: string): readonly string[] =>
    substances.find((substance) => substance.id === id)?.units ?? [];
  expect(unitsOf('vitamin-d')).toEqual(['mg', 'mcg', 'g', 'IU']);
  expect(unitsOf('vitamin-a')).toEqual(['mg', 'mcg', 'g', 'IU', 'mcg RAE']);
  expect(unitsOf('magnesium')).toEqual(['mg', 'mcg', 'g']);
  for (const { id, unit, units } of substances) {
    if (unit !== null) expect([id, units.some((one) => one === unit)]).toEqual([id, true]);
  }
});

import { describe, expect, it } from 'vitest';
import type { SubstanceId } from '../../contract/ids.ts';
import type { SubstanceRecord } from '../../contract/records.ts';
import { notesOn } from './notes.ts';

const of = (id: string, name: string, kind: SubstanceRecord['kind']) => ({
  id: id as SubstanceId,
  name,
  kind,
});
const magnesium = of('magnesium', 'Magnesium', 'mineral');
const selenium = of('selenium', 'Selenium', 'mineral');
const iron = of('iron', 'Iron', 'mineral');
const copper = of('copper', 'Copper', 'mineral');
const a = of('vitamin-a', 'Vitamin A', 'vitamin');
const b6 = of('vitamin-b6', 'Vitamin B6', 'vitamin');
const d = of('vitamin-d', 'Vitamin D', 'vitamin');
const protein = of('protein', 'Protein', 'macronutrient');
const all = [magnesium, selenium, iron, copper, a, b6, d, protein];
const on = (note: string, nutrient: (typeof all)[number]) => notesOn(note, nutrient, all);

describe('a note on a food', () => {
  const brazilNuts =
    'Selenium differs very widely with origin: two USDA analyses give 1917 and 280 mcg.';
  it('concerns the nutrient that it names, and no other', () => {
    expect(on(brazilNuts, selenium)).toBe(brazilNuts);
    expect(on(brazilNuts, magnesium)).toBeNull();
  });
  it('concerns each of two that it names, numbers and all', () => {
    const peanuts =
      'Iron and copper taken from FDC 2515376 (SR28 gives 4.58 mg and 1.14 mg, about three times its own values).';
    expect([iron, copper, selenium].map((one) => on(peanuts, one))).toEqual([
      peanuts,
      peanuts,
      null,
    ]);
  });
  it('concerns each of two vitamins named by their letters', () => {
    const milk = 'Vitamins A and D differ between products; some are standardised.';
    expect([a, d, b6, magnesium].map((one) => on(milk, one))).toEqual([milk, milk, null, null]);
  });
  it('concerns a whole kind where it says so', () => {
    const label = 'Label-based entry: most minerals and B vitamins were not measured.';
    expect([magnesium, b6, protein].map((one) => on(label, one))).toEqual([label, label, null]);
    const added = 'Vitamins are partly added; amounts differ strongly between brands.';
    expect([d, magnesium].map((one) => on(added, one))).toEqual([added, null]);
    // The reason names two, the statement is on all of the kind.
    const chickpeas =
      'Minerals taken from the newer USDA analysis (SR28 gives magnesium 79 mg, which does not fit).';
    expect([selenium, d].map((one) => on(chickpeas, one))).toEqual([chickpeas, null]);
  });
  it('concerns everything where it names nothing', () => {
    const sold = 'Fortified as sold in the USA; other brands and countries differ.';
    expect(all.map((one) => on(sold, one))).toEqual(all.map(() => sold));
    expect(notesOn(null, magnesium, all)).toBeNull();
  });
  it('is taken sentence by sentence', () => {
    const both = `Vitamin D was added. Fortified as sold in the USA.`;
    expect(on(both, magnesium)).toBe('Fortified as sold in the USA.');
    expect(on(both, d)).toBe(both);
  });
});

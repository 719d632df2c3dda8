import { describe, expect, it } from 'vitest';
import { guessHeading } from './headings.ts';

describe('a heading', () => {
  it.each([
    ['Magnesium [mg/100g]', 'magnesium_mg', 'mg'],
    ['Magnesium (Mg) (g)', 'magnesium_mg', 'g'],
    // The sign of the element, not milligrams.
    ['Magnesium (Mg)', 'magnesium_mg', null],
    ['Eisen (mg)', 'iron_mg', 'mg'],
    ['Iron (Fe) (mg)', 'iron_mg', 'mg'],
    ['AG saturés (g/100 g)', 'saturated_fat_g', 'g'],
    ['Fatty acids, saturated (g)', 'saturated_fat_g', 'g'],
    ['of which saturates (g)', 'saturated_fat_g', 'g'],
    ['AG 20:5 5c,8c,11c,14c,17c (n-3) EPA (g/100 g)', 'epa_g', 'g'],
    ['AG 18:3 c9,c12,c15 (n-3), alpha-linolénique (g/100 g)', 'ala_g', 'g'],
    ['Lipides (g/100 g)', 'fat_g', 'g'],
    ['Fat, total (g)', 'fat_g', 'g'],
    ['Protéines, N x facteur de Jones (g/100 g)', 'protein_g', 'g'],
    ['Vitamin B12 (µg)', 'vitamin_b12_mcg', 'mcg'],
    ['Vitamin B12 (μg per 100 g edible portion)', 'vitamin_b12_mcg', 'mcg'],
    ['Vitamine B1 ou Thiamine (mg/100 g)', 'thiamin_mg', 'mg'],
    ['Energy (kcal) (kcal)', 'energy_kcal', 'kcal'],
    ['Energie, Règlement UE N° 1169/2011 (kJ/100 g)', 'energy_kcal', 'kJ'],
    // Two units: the person chooses.
    ['Magnesium (mg or µg)', 'magnesium_mg', null],
    ['Magnesium', 'magnesium_mg', null],
  ])('%s is %s in %s', (heading, nutrient, unit) => {
    expect(guessHeading(heading)).toEqual({ nutrient, unit, why: null });
  });

  it.each([
    'Magnesium mg/kg',
    'Magnesium (mg per kg)',
    'Magnesium (mg/100 kcal)',
    'Magnesium mg/l',
    'Magnesium (mg/dl)',
    'Magnesium (mg/100 ml)',
    'Magnesium (mg per 250 ml)',
    'Magnesium per portion (mg)',
    'Sodium per serving (mg)',
    'Sodium pro Portion [mg]',
    'Saturated fatty acids (g/100 g fat)',
    'Protein (g per 100 g dry matter)',
    'Sodium (mg/100 kJ)',
  ])('%s has another basis than 100 g', (heading) => {
    const { nutrient, unit, why } = guessHeading(heading);
    expect([nutrient, unit]).toEqual([null, null]);
    expect(why).toMatch(/^The heading says “per .+”, not per 100 g\.$/u);
  });

  it.each([
    ['Sodium chloride (g)', 'chloride'],
    ['Sel chlorure de sodium (g/100 g)', 'sel'],
    ['Magnesium oxide (mg)', 'oxide'],
    ['Calcium carbonate (mg)', 'carbonate'],
    ['Zinc gluconate (mg)', 'gluconate'],
    ['Trans fat (g)', 'trans'],
    ['Unsaturated fat (g)', 'unsaturated'],
    ['EPA + DHA (g)', 'dha'],
    ['Conjugated linoleic acid (g)', 'conjugated'],
    ['Energy from fat (kcal)', 'from'],
    ['Sugar alcohols (g)', 'alcohols'],
    ['Zucker zugesetzt (g)', 'zugesetzt'],
    ['Fibre, insoluble (g)', 'insoluble'],
    ['Iron, heme (mg)', 'heme'],
    ['Magnesium max (mg)', 'max'],
    ['Vitamin C data source', 'data'],
    ['Retinol equivalents (µg)', 'equivalents'],
    ['Niacin equivalents (mg)', 'equivalents'],
    ['Magnesium mg kg-1', 'kg'],
    ['Magnesium (mg) 100 ml', '100'],
  ])('%s may be another thing: “%s”', (heading, word) => {
    expect(guessHeading(heading)).toEqual({
      nutrient: null,
      unit: null,
      why: `The heading says “${word}” too, so it may mean something else.`,
    });
  });

  it('with a share is no amount, and one with a unit that cannot be is none', () => {
    expect(guessHeading('Calcium (% NRV)')).toEqual({
      nutrient: null,
      unit: null,
      why: 'The heading says “%”: a share, not an amount.',
    });
    expect(guessHeading('Energy (g)')).toEqual({
      nutrient: null,
      unit: null,
      why: 'Its unit, g, does not fit.',
    });
  });

  it.each(['Food code', 'Tryptophan/60 (mg)', 'Salt (g)', 'Ash', ''])(
    '%s speaks of no nutrient of ours',
    (heading) => {
      expect(guessHeading(heading)).toEqual({ nutrient: null, unit: null, why: null });
    },
  );
});

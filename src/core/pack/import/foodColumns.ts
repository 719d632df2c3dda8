/** The columns of the built-in food table, which imported foods use too. Amounts are per 100 g; the unit ends the name. */
export const foodColumns = [
  'energy_kcal',
  'water_g',
  'protein_g',
  'fat_g',
  'saturated_fat_g',
  'mufa_g',
  'pufa_g',
  'ala_g',
  'epa_g',
  'dha_g',
  'linoleic_g',
  'carbohydrate_g',
  'fibre_g',
  'sugars_g',
  'calcium_mg',
  'iron_mg',
  'magnesium_mg',
  'phosphorus_mg',
  'potassium_mg',
  'sodium_mg',
  'zinc_mg',
  'copper_mg',
  'manganese_mg',
  'selenium_mcg',
  'fluoride_mcg',
  'vitamin_a_mcg_rae',
  'retinol_mcg',
  'beta_carotene_mcg',
  'vitamin_c_mg',
  'vitamin_d_mcg',
  'vitamin_e_mg',
  'vitamin_k_mcg',
  'thiamin_mg',
  'riboflavin_mg',
  'niacin_mg',
  'pantothenic_acid_mg',
  'vitamin_b6_mg',
  'folate_mcg_dfe',
  'folic_acid_mcg',
  'vitamin_b12_mcg',
  'choline_mg',
  'caffeine_mg',
  'alcohol_g',
] as const;
export type FoodColumn = (typeof foodColumns)[number];

/** A hundred grams and their rounding: no food holds more of anything. */
const MOST_GRAMS = 101;

/** The most that 100 g can hold, in the unit of the column; energy has no bound of its own. */
export function mostOf(column: FoodColumn): number {
  if (column.endsWith('_kcal')) return Infinity;
  if (/_mcg(_rae|_dfe)?$/u.test(column)) return MOST_GRAMS * 1e6;
  return column.endsWith('_mg') ? MOST_GRAMS * 1e3 : MOST_GRAMS;
}

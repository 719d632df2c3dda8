/** What a column of a food table can hold, and in which units: for the form that says how a table is read. */
import type { ColumnUnit } from '../../../contract/imports.ts';

export interface NutrientChoice {
  readonly column: string;
  readonly label: string;
  readonly units: readonly ColumnUnit[];
}

const mass: readonly ColumnUnit[] = ['g', 'mg', 'mcg'];
const choice = (column: string, label: string, units = mass): NutrientChoice => ({
  column,
  label,
  units,
});

/** Groups as on the page of a food. */
export const nutrientChoices: readonly (readonly [string, readonly NutrientChoice[]])[] = [
  [
    'Energy and macronutrients',
    [
      choice('energy_kcal', 'Energy', ['kcal', 'kJ']),
      choice('protein_g', 'Protein'),
      choice('carbohydrate_g', 'Carbohydrate'),
      choice('sugars_g', 'Sugars'),
      choice('fibre_g', 'Dietary fibre'),
      choice('fat_g', 'Total fat'),
      choice('alcohol_g', 'Alcohol'),
      choice('water_g', 'Water'),
    ],
  ],
  [
    'Fatty acids',
    [
      choice('saturated_fat_g', 'Saturated fat'),
      choice('mufa_g', 'Monounsaturated fat'),
      choice('pufa_g', 'Polyunsaturated fat'),
      choice('linoleic_g', 'Linoleic acid'),
      choice('ala_g', 'Alpha-linolenic acid (ALA)'),
      choice('epa_g', 'EPA'),
      choice('dha_g', 'DHA'),
    ],
  ],
  [
    'Minerals',
    [
      choice('calcium_mg', 'Calcium'),
      choice('magnesium_mg', 'Magnesium'),
      choice('phosphorus_mg', 'Phosphorus'),
      choice('potassium_mg', 'Potassium'),
      choice('sodium_mg', 'Sodium'),
      choice('iron_mg', 'Iron'),
      choice('zinc_mg', 'Zinc'),
      choice('copper_mg', 'Copper'),
      choice('manganese_mg', 'Manganese'),
      choice('selenium_mcg', 'Selenium'),
      choice('fluoride_mcg', 'Fluoride'),
    ],
  ],
  [
    'Vitamins and others',
    [
      choice('vitamin_a_mcg_rae', 'Vitamin A (RAE)'),
      choice('retinol_mcg', 'Retinol'),
      choice('beta_carotene_mcg', 'Beta-carotene'),
      choice('thiamin_mg', 'Thiamin (B1)'),
      choice('riboflavin_mg', 'Riboflavin (B2)'),
      choice('niacin_mg', 'Niacin (B3)'),
      choice('pantothenic_acid_mg', 'Pantothenic acid (B5)'),
      choice('vitamin_b6_mg', 'Vitamin B6'),
      choice('folate_mcg_dfe', 'Folate (DFE)'),
      choice('folic_acid_mcg', 'Folic acid (added)'),
      choice('vitamin_b12_mcg', 'Vitamin B12'),
      choice('vitamin_c_mg', 'Vitamin C'),
      choice('vitamin_d_mcg', 'Vitamin D', [...mass, 'IU']),
      choice('vitamin_e_mg', 'Vitamin E'),
      choice('vitamin_k_mcg', 'Vitamin K'),
      choice('choline_mg', 'Choline'),
      choice('caffeine_mg', 'Caffeine'),
    ],
  ],
];

const byColumn: ReadonlyMap<string, NutrientChoice> = new Map(
  nutrientChoices.flatMap(([, choices]) => choices).map((one) => [one.column, one]),
);

/** null for what is no column of Cofactor's food table. */
export const choiceOf = (column: string): NutrientChoice | null => byColumn.get(column) ?? null;

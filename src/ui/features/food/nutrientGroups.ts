/** The columns of the food table in the order in which people look for them. */

const groups: readonly (readonly [string, readonly string[]])[] = [
  [
    'Energy and macronutrients',
    [
      'energy_kcal',
      'protein_g',
      'carbohydrate_g',
      'sugars_g',
      'fibre_g',
      'fat_g',
      'alcohol_g',
      'water_g',
    ],
  ],
  [
    'Fatty acids',
    ['saturated_fat_g', 'mufa_g', 'pufa_g', 'linoleic_g', 'ala_g', 'epa_g', 'dha_g', 'epa_g+dha_g'],
  ],
  [
    'Minerals',
    [
      'calcium_mg',
      'magnesium_mg',
      'phosphorus_mg',
      'potassium_mg',
      'sodium_mg',
      'iron_mg',
      'zinc_mg',
      'copper_mg',
      'manganese_mg',
      'selenium_mcg',
      'fluoride_mcg',
    ],
  ],
  [
    'Vitamins and choline',
    [
      'vitamin_a_mcg_rae',
      'retinol_mcg',
      'beta_carotene_mcg',
      'thiamin_mg',
      'riboflavin_mg',
      'niacin_mg',
      'pantothenic_acid_mg',
      'vitamin_b6_mg',
      'folate_mcg_dfe',
      'folic_acid_mcg',
      'vitamin_b12_mcg',
      'vitamin_c_mg',
      'vitamin_d_mcg',
      'vitamin_e_mg',
      'vitamin_k_mcg',
      'choline_mg',
    ],
  ],
];
const OTHER = 'Other';

export interface NutrientGroup<T> {
  title: string;
  rows: T[];
}

/** Rows under their headings; a column that no group names stands under "Other", so that none is lost. */
export function grouped<T extends { column: string }>(rows: readonly T[]): NutrientGroup<T>[] {
  const named = new Set(groups.flatMap(([, columns]) => columns));
  return [
    ...groups.map(([title, columns]) => ({
      title,
      rows: columns.flatMap((column) => rows.filter((row) => row.column === column)),
    })),
    { title: OTHER, rows: rows.filter((row) => !named.has(row.column)) },
  ].filter((group) => group.rows.length > 0);
}

/** Names and units of the food table's columns; the unit is the end of the column name. */
const labels: Record<string, string> = {
  energy_kcal: 'Energy',
  water_g: 'Water',
  protein_g: 'Protein',
  fat_g: 'Total fat',
  saturated_fat_g: 'Saturated fat',
  mufa_g: 'Monounsaturated fat',
  pufa_g: 'Polyunsaturated fat',
  ala_g: 'Alpha-linolenic acid (ALA)',
  epa_g: 'EPA',
  dha_g: 'DHA',
  linoleic_g: 'Linoleic acid',
  carbohydrate_g: 'Carbohydrate',
  fibre_g: 'Dietary fibre',
  sugars_g: 'Sugars',
  vitamin_a_mcg_rae: 'Vitamin A',
  retinol_mcg: 'Retinol',
  beta_carotene_mcg: 'Beta-carotene',
  folate_mcg_dfe: 'Folate',
  folic_acid_mcg: 'Folic acid (added)',
  alcohol_g: 'Alcohol',
};

const endings: readonly [string, string][] = [
  ['_mcg_rae', 'mcg RAE'],
  ['_mcg_dfe', 'mcg DFE'],
  ['_kcal', 'kcal'],
  ['_mcg', 'mcg'],
  ['_mg', 'mg'],
  ['_g', 'g'],
];

/** Unit of a column: "magnesium_mg" → "mg". */
export function columnUnit(column: string): string {
  return endings.find(([ending]) => column.endsWith(ending))?.[1] ?? '';
}

/** Label of a column: "vitamin_b12_mcg" → "Vitamin B12". */
export function columnLabel(column: string): string {
  const known = labels[column];
  if (known !== undefined) return known;
  const ending = endings.find(([candidate]) => column.endsWith(candidate))?.[0] ?? '';
  const words = column
    .slice(0, column.length - ending.length)
    .split('_')
    .map((word) => (/^[bckde]\d*$/.test(word) ? word.toUpperCase() : word))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Nutrients of FoodData Central → columns of the food table. Numbers, names and units are those of nutrient.csv, which every
 * download brings along: the unit found there is compared before a value is taken.
 */
import { foodColumns, type FoodColumn } from '../foodColumns.ts';

export interface Source {
  /** `nutrient.id`. */
  readonly id: number;
  /** `nutrient.unit_name`, in capitals. */
  readonly unit: string;
  /** To the unit of the column. */
  readonly factor: number;
  /** How the column is meant, where it can be measured in two ways. */
  readonly basis?: string;
}

const one = (id: number, unit: string): Source[] => [{ id, unit, factor: 1 }];
/** 1 mcg of vitamin D is 40 IU. */
const VITAMIN_D_MCG_PER_IU = 1 / 40;

/** The first one that a food has is taken. What a column means: as in the built-in table. */
export const sourcesOf: Readonly<Record<FoodColumn, readonly Source[]>> = {
  // Kilocalories as given, else by the food's own Atwater factors, else by the general ones; 1062 is the same in kJ.
  energy_kcal: [...one(1008, 'KCAL'), ...one(2048, 'KCAL'), ...one(2047, 'KCAL')],
  water_g: one(1051, 'G'),
  protein_g: one(1003, 'G'),
  fat_g: one(1004, 'G'),
  saturated_fat_g: one(1258, 'G'),
  mufa_g: one(1292, 'G'),
  pufa_g: one(1293, 'G'),
  // 18:3 n-3 itself, else all 18:3 together: the basis says which.
  ala_g: [
    { id: 1404, unit: 'G', factor: 1, basis: 'n-3' },
    { id: 1270, unit: 'G', factor: 1, basis: 'undifferentiated' },
  ],
  epa_g: one(1278, 'G'),
  dha_g: one(1272, 'G'),
  linoleic_g: [
    { id: 1316, unit: 'G', factor: 1, basis: 'n-6' },
    { id: 1269, unit: 'G', factor: 1, basis: 'undifferentiated' },
  ],
  carbohydrate_g: one(1005, 'G'),
  // Two official methods of the same total.
  fibre_g: [...one(1079, 'G'), ...one(2033, 'G')],
  sugars_g: [...one(2000, 'G'), ...one(1063, 'G')],
  calcium_mg: one(1087, 'MG'),
  iron_mg: one(1089, 'MG'),
  magnesium_mg: one(1090, 'MG'),
  phosphorus_mg: one(1091, 'MG'),
  potassium_mg: one(1092, 'MG'),
  sodium_mg: one(1093, 'MG'),
  zinc_mg: one(1095, 'MG'),
  copper_mg: one(1098, 'MG'),
  manganese_mg: one(1101, 'MG'),
  selenium_mcg: one(1103, 'UG'),
  fluoride_mcg: one(1099, 'UG'),
  vitamin_a_mcg_rae: one(1106, 'UG'),
  retinol_mcg: one(1105, 'UG'),
  beta_carotene_mcg: one(1107, 'UG'),
  vitamin_c_mg: one(1162, 'MG'),
  vitamin_d_mcg: [...one(1114, 'UG'), { id: 1110, unit: 'IU', factor: VITAMIN_D_MCG_PER_IU }],
  vitamin_e_mg: one(1109, 'MG'),
  vitamin_k_mcg: one(1185, 'UG'),
  thiamin_mg: one(1165, 'MG'),
  riboflavin_mg: one(1166, 'MG'),
  niacin_mg: one(1167, 'MG'),
  pantothenic_acid_mg: one(1170, 'MG'),
  vitamin_b6_mg: one(1175, 'MG'),
  folate_mcg_dfe: one(1190, 'UG'),
  folic_acid_mcg: one(1186, 'UG'),
  vitamin_b12_mcg: one(1178, 'UG'),
  choline_mg: one(1180, 'MG'),
  caffeine_mg: one(1057, 'MG'),
  alcohol_g: one(1018, 'G'),
};

/** Where the amounts of one nutrient of a file go. */
export interface Route {
  readonly column: FoodColumn;
  /** Place of the column among `foodColumns`. */
  readonly place: number;
  /** 0 is taken before 1. */
  readonly rank: number;
  readonly factor: number;
  readonly basis: string | null;
  readonly unit: string;
}

/** By `nutrient.id`. */
export const routes: ReadonlyMap<number, Route> = new Map(
  foodColumns.flatMap((column, place) =>
    sourcesOf[column].map(({ id, unit, factor, basis }, rank): [number, Route] => [
      id,
      { column, place, rank, factor, basis: basis ?? null, unit },
    ]),
  ),
);

/** Words of a heading that leave its nutrient as it is, folded: synonyms, signs of elements, "total". All others may change it. */
import type { FoodColumn } from '../foodColumns.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const anywhere = setOf(
  'total totals totale totales totaux gesamt content gehalt teneur amount amounts value valeur wert in of de des du le la les the or ou oder o',
);
const acids = 'fat fats fatty acid acids fa ag acide acides gras';
const places = '5c 8c 11c 14c 17c c5 c8 c11 c14 c17 4c 7c 10c 13c 16c 19c c4 c7 c10 c13 c16 c19';

const own: Partial<Readonly<Record<FoodColumn, ReadonlySet<string>>>> = {
  energy_kcal: setOf('reglement regulation ue eu n 1169 2011'),
  protein_g: setOf('crude n x 6 25 facteur factor jones'),
  saturated_fat_g: setOf(`${acids} sfa which davon dont fett fettsauren acidi grassi`),
  mufa_g: setOf(`${acids} fettsauren`),
  pufa_g: setOf(`${acids} fettsauren`),
  ala_g: setOf(`${acids} ala alpha linolenic linolenique 18 3 c18 9c 12c 15c c9 c12 c15 n omega`),
  epa_g: setOf(`${acids} eicosapentaenoic eicosapentaenoique 20 5 c20 n 3 omega ${places}`),
  dha_g: setOf(`${acids} docosahexaenoic docosahexaenoique 22 6 c22 n 3 omega ${places}`),
  linoleic_g: setOf('fatty acid acids fa ag acide acides 18 2 c18 9c 12c c9 c12 n 6 omega la'),
  fibre_g: setOf('dietary alimentaire alimentaires aoac'),
  sugars_g: setOf('which davon dont'),
  calcium_mg: setOf('ca'),
  iron_mg: setOf('fe'),
  phosphorus_mg: setOf('p'),
  potassium_mg: setOf('k'),
  sodium_mg: setOf('na'),
  zinc_mg: setOf('zn'),
  copper_mg: setOf('cu'),
  manganese_mg: setOf('mn'),
  selenium_mcg: setOf('se'),
  fluoride_mcg: setOf('f'),
  vitamin_c_mg: setOf('ascorbic acid l'),
  vitamin_d_mcg: setOf('calciferol'),
  vitamin_e_mg: setOf('alpha tocopherol'),
  vitamin_k_mcg: setOf('phylloquinone k1'),
  thiamin_mg: setOf('b1'),
  riboflavin_mg: setOf('b2'),
  niacin_mg: setOf('b3 pp'),
  pantothenic_acid_mg: setOf('acid acide saure b5'),
  vitamin_b6_mg: setOf('b6 pyridoxine'),
  vitamin_b12_mcg: setOf('b12 cobalamin cobalamine'),
  alcohol_g: setOf('ethyl ethanol'),
};

export const isHarmless = (word: string, nutrient: FoodColumn): boolean =>
  anywhere.has(word) || own[nutrient]?.has(word) === true;

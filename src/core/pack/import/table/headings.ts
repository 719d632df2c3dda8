/**
 * What a heading of a food table seems to say, in the languages of the tables that people import most (English, French, German,
 * Spanish, Italian). A guess to be confirmed: a heading with any word that is not known to leave its nutrient as it is, or with
 * another basis than 100 g, is not taken. "Magnesium oxide" is not magnesium, and there is no list of all such words.
 */
import type { ColumnUnit } from '../../../../contract/imports.ts';
import { fold } from '../../../search/fold.ts';
import type { FoodColumn } from '../foodColumns.ts';
import { basisOf } from './basis.ts';
import { factorTo } from './columns.ts';
import { isHarmless } from './headingWords.ts';

/** Folded words that must all be there, the first fitting row wins. */
const words: readonly (readonly [FoodColumn, RegExp])[] = [
  ['energy_kcal', /\b(energy|energie|energia|kcal)\b/u],
  ['saturated_fat_g', /\b(saturates|ag satures|gesattigte|saturated|satures|grassi saturi)\b/u],
  ['mufa_g', /\b(monounsaturated|monoinsatures|einfach ungesattigte|mufa)\b/u],
  ['pufa_g', /\b(polyunsaturated|polyinsatures|mehrfach ungesattigte|pufa)\b/u],
  ['ala_g', /\b(18 3 (c9 c12 c15 )?n 3|18 3 9c 12c 15c|alpha linolen\p{L}*)\b/u],
  ['epa_g', /\bepa\b/u],
  ['dha_g', /\bdha\b/u],
  ['linoleic_g', /\b(18 2 (9c 12c )?n 6|linoleic|linoleique|linolsaure)\b/u],
  ['fat_g', /\b(fat|lipides|fett|grasas?|grassi|lipidi|lipids)\b/u],
  ['water_g', /\b(water|eau|wasser|agua|acqua)\b/u],
  ['protein_g', /\b(protein|proteins?|proteines|eiweiss|proteinas?|proteine)\b/u],
  ['fibre_g', /\b(fibre|fiber|fibres|ballaststoffe|fibra|aoac fibre)\b/u],
  ['sugars_g', /\b(sugars?|sucres|zucker|azucares|zuccheri)\b/u],
  [
    'carbohydrate_g',
    /\b(carbohydrates?|glucides|kohlenhydrate|carbohidratos|hidratos|carboidrati)\b/u,
  ],
  ['calcium_mg', /\b(calcium|kalzium|calcio)\b/u],
  ['iron_mg', /\b(iron|fer|eisen|hierro|ferro)\b/u],
  ['magnesium_mg', /\b(magnesium|magnesio)\b/u],
  ['phosphorus_mg', /\b(phosphorus|phosphore|phosphor|fosforo)\b/u],
  ['potassium_mg', /\b(potassium|kalium|potasio|potassio)\b/u],
  ['sodium_mg', /\b(sodium|natrium|sodio)\b/u],
  ['zinc_mg', /\b(zinc|zink|cinc|zinco)\b/u],
  ['copper_mg', /\b(copper|cuivre|kupfer|cobre|rame)\b/u],
  ['manganese_mg', /\b(manganese|mangan|manganeso)\b/u],
  ['selenium_mcg', /\b(selenium|selen|selenio)\b/u],
  ['fluoride_mcg', /\b(fluoride|fluorid|fluorure)\b/u],
  ['retinol_mcg', /\b(retinol)\b/u],
  ['beta_carotene_mcg', /\b(beta carot\p{L}*)\b/u],
  ['vitamin_c_mg', /\b(vitamine? c|vitamina c|ascorbic)\b/u],
  ['vitamin_d_mcg', /\b(vitamine? d|vitamina d)\b/u],
  ['vitamin_e_mg', /\b(vitamine? e|vitamina e|alpha tocopherol)\b/u],
  ['vitamin_k_mcg', /\b(vitamine? k1?|vitamina k1?|phylloquinone)\b/u],
  ['thiamin_mg', /\b(thiamine?|vitamine? b1|tiamina)\b/u],
  ['riboflavin_mg', /\b(riboflavine?|vitamine? b2|riboflavina)\b/u],
  ['niacin_mg', /\b(niacine?|vitamine? b3|niacina)\b/u],
  ['pantothenic_acid_mg', /\b(pantothen\p{L}*|vitamine? b5|pantotenico)\b/u],
  ['vitamin_b6_mg', /\b(vitamine? b ?6|vitamina b6)\b/u],
  ['vitamin_b12_mcg', /\b(vitamine? b ?12|vitamina b12|cobalamin)\b/u],
  ['choline_mg', /\b(choline?|cholin)\b/u],
  ['caffeine_mg', /\b(caffeine|cafeine|koffein|cafeina)\b/u],
  ['alcohol_g', /\b(alcohol|alcool|alkohol)\b/u],
];
const units: readonly (readonly [ColumnUnit, RegExp])[] = [
  ['kcal', /\bkcal\b|\bkilocalories?\b/giu],
  ['kJ', /\bkj\b|\bkilojoules?\b/giu],
  ['mcg', /(\bmcg|\bug|µg|μg)(?![a-z])/giu],
  ['mg', /\bmg(?![a-z])/giu],
  ['IU', /\b(IU|IE|UI)\b/gu],
  ['g', /(?<!\p{L})g(?!\p{L})/giu],
];

/** The units in a heading, and what is left of it without them. */
function unitsIn(heading: string): { found: ColumnUnit[]; rest: string } {
  const found: ColumnUnit[] = [];
  let rest = heading;
  for (const [unit, pattern] of units) {
    const without = rest.replace(pattern, ' ');
    if (without !== rest) found.push(unit);
    rest = without;
  }
  return { found, rest };
}

interface HeadingGuess {
  nutrient: FoodColumn | null;
  unit: ColumnUnit | null;
  /** Why a heading that speaks of a nutrient is not taken for it. */
  why: string | null;
}

const not = (why: string | null): HeadingGuess => ({ nutrient: null, unit: null, why });

/** The column of our table that a heading seems to mean, with its unit; nulls where it says nothing plain. */
export function guessHeading(heading: string): HeadingGuess {
  const { rest: named, other } = basisOf(heading);
  const text = fold(named);
  const row = words.find(([, pattern]) => pattern.test(text));
  if (row === undefined) return not(null);
  const [nutrient, pattern] = row;
  if (other !== null) return not(`The heading says “${other}”, not per 100 g.`);
  if (heading.includes('%')) return not('The heading says “%”: a share, not an amount.');
  // "Magnesium (Mg)": the sign of the element is no unit where another one stands.
  const withUnit = unitsIn(nutrient === 'magnesium_mg' ? named.replace(/\bMg\b/u, ' ') : named);
  const more = fold(withUnit.rest)
    .replace(new RegExp(pattern.source, 'gu'), ' ')
    .split(' ')
    .find((word) => word !== '' && !isHarmless(word, nutrient));
  if (more !== undefined)
    return not(`The heading says “${more}” too, so it may mean something else.`);
  const [unit = null, ...others] = withUnit.found;
  if (unit === null || others.length > 0) return { nutrient, unit: null, why: null };
  return factorTo(nutrient, unit) === null
    ? not(`Its unit, ${unit}, does not fit.`)
    : { nutrient, unit, why: null };
}

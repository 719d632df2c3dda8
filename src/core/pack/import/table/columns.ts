/** A mapping against the headings of its table: where each thing stands, and what turns a number into the column's unit. */
import { CofactorError } from '../../../../contract/errors.ts';
import type { ColumnUnit, FoodMapping } from '../../../../contract/imports.ts';
import { foodColumns, type FoodColumn } from '../foodColumns.ts';

export interface AmountColumn {
  /** Place in the file. */
  readonly at: number;
  readonly column: FoodColumn;
  /** Place among `foodColumns`. */
  readonly place: number;
  readonly factor: number;
}
export interface MappedColumns {
  /** null: the names tell the foods apart. */
  readonly code: number | null;
  readonly name: number;
  readonly group: number | null;
  readonly synonyms: number | null;
  readonly amounts: readonly AmountColumn[];
}

/** 1 kcal is 4.184 kJ, by definition of the thermochemical calorie. */
const KJ_PER_KCAL = 4.184;
/** 1 mcg of vitamin D is 40 IU. */
const IU_PER_MCG_VITAMIN_D = 40;
const grams: Readonly<Record<string, number>> = { g: 1, mg: 1e-3, mcg: 1e-6 };

const fault = (field: string, says: string): CofactorError =>
  new CofactorError('invalid-input', says, `mapping.${field}`);

const isFoodColumn = (name: string): name is FoodColumn =>
  foodColumns.some((column) => column === name);

/** What a number in this unit is multiplied by; null where the unit does not fit the column. */
export function factorTo(column: FoodColumn, unit: ColumnUnit): number | null {
  if (column === 'energy_kcal') {
    if (unit === 'kcal') return 1;
    return unit === 'kJ' ? 1 / KJ_PER_KCAL : null;
  }
  if (unit === 'IU') return column === 'vitamin_d_mcg' ? 1 / IU_PER_MCG_VITAMIN_D : null;
  const own = /_(g|mg|mcg)(_rae|_dfe)?$/u.exec(column)?.[1];
  const [from, to] = [grams[unit], grams[own ?? '']];
  if (from === undefined || to === undefined) return null;
  // Rounded: 1e-3 / 1e-6 is not quite a thousand.
  return from >= to ? Math.round(from / to) : 1 / Math.round(to / from);
}

/** Checks what a mapping says by itself. @throws CofactorError `invalid-input` with the field */
export function checkMapping(mapping: FoodMapping): void {
  const { decimal = null, thousands = null } = mapping;
  if (thousands !== null && thousands === decimal)
    throw fault('thousands', 'must be another sign than the one before decimals.');
  const seen = new Set<string>();
  for (const [index, { nutrient, unit }] of mapping.amounts.entries()) {
    const field = `amounts[${index}]`;
    if (!isFoodColumn(nutrient))
      throw fault(`${field}.nutrient`, `"${nutrient}" is no column of the food table.`);
    if (seen.has(nutrient)) throw fault(`${field}.nutrient`, `"${nutrient}" is mapped twice.`);
    seen.add(nutrient);
    if (factorTo(nutrient, unit) === null)
      throw fault(`${field}.unit`, `"${nutrient}" cannot be read in ${unit}.`);
  }
}

const MOST_LISTED = 40;

/** The headings of a table, for the person who looks for one of them. */
const listed = (headings: readonly string[]): string =>
  headings
    .slice(0, MOST_LISTED)
    .map((heading) => `"${heading}"`)
    .join(', ') +
  (headings.length > MOST_LISTED ? ` and ${headings.length - MOST_LISTED} more` : '');

/** @throws CofactorError `invalid-input` for a heading that the file does not have, or has twice */
export function mappedColumns(mapping: FoodMapping, headings: readonly string[]): MappedColumns {
  const placeOf = (heading: string, field: string): number => {
    const wanted = heading.trim();
    const at = headings.indexOf(wanted);
    if (at < 0)
      throw fault(field, `The table has no column "${wanted}". It has ${listed(headings)}.`);
    if (headings.lastIndexOf(wanted) !== at)
      throw fault(field, `The table has two columns "${wanted}".`);
    return at;
  };
  return {
    code: mapping.code === null ? null : placeOf(mapping.code, 'code'),
    name: placeOf(mapping.name, 'name'),
    group: mapping.group === null ? null : placeOf(mapping.group, 'group'),
    synonyms: mapping.synonyms === null ? null : placeOf(mapping.synonyms, 'synonyms'),
    amounts: mapping.amounts.map(({ column, nutrient, unit }, index) => {
      const food = isFoodColumn(nutrient) ? nutrient : undefined;
      const factor = food === undefined ? null : factorTo(food, unit);
      if (food === undefined || factor === null)
        throw fault(`amounts[${index}]`, 'The column and its unit do not fit.');
      return {
        at: placeOf(column, `amounts[${index}].column`),
        column: food,
        place: foodColumns.indexOf(food),
        factor,
      };
    }),
  };
}

/** Foods of imported tables: their ids tell that they are, also where the table is not on this computer. */

const ofFoodData = /^fdc-(\d+)$/u;
const ofAnyTable = /^table-[a-z0-9]+(?:-[a-z0-9]+)+$/u;

/** Whether an id is one that imported tables give to their foods: `fdc-170567`, `table-ciqual-2020-1001`. */
export const isTableFood = (id: string): boolean => ofFoodData.test(id) || ofAnyTable.test(id);

/** Where such a food comes from, as far as its id tells. */
export const tableOfFood = (id: string): string =>
  ofFoodData.test(id) ? 'FoodData Central' : 'a food table that was imported';

/**
 * What to call a food whose table is not here: as the plan calls it, else by its number.
 * @param name what stands beside the id in the plan
 */
export function nameOfAway(id: string, name: string | null | undefined): string {
  const kept = name?.trim() ?? '';
  if (kept !== '') return kept;
  const number = ofFoodData.exec(id)?.[1];
  return number === undefined
    ? `a food of an imported table (${id})`
    : `a food of FoodData Central (fdc ${number})`;
}

/** More names than this are counted: the line stands above everything else. */
const MOST_NAMED = 4;

/** What a result says of such foods before anything else; null where there is none. */
export function awayText(foods: readonly { readonly name: string }[] | undefined): string | null {
  if (foods === undefined || foods.length === 0) return null;
  const one = foods.length === 1;
  const names = [...new Set(foods.map(({ name }) => name))];
  const more = names.length - MOST_NAMED;
  const named = [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join('; ');
  return (
    `${one ? 'A food comes from a food table that is' : `${foods.length} foods come from food tables that are`} not here: ` +
    `${named}. What ${one ? 'it brings' : 'they bring'} is not known and not counted; everything else was checked.`
  );
}

/** What can be done about it. */
export const awayHelp = 'Import the table again, or take the food out of the plan.';

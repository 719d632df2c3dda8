/** What the list under the food field offers. */
import type { SearchHit } from '../../../../contract/answers.ts';
import { amountText } from '../../../shared/format.ts';
import type { PortionRecord } from '../../../../contract/records.ts';
import { portionText, type Asked } from './amounts.ts';
import type { RecentFood } from './otherPlans.ts';

export interface FoodOption {
  key: string;
  /** null: no table has it; `name` says what it is. */
  food: string | null;
  name: string;
  grams: number | null;
  /** First and second line of the list. */
  title: string;
  more: string;
}

const withGrams = (name: string, grams: number | null): string =>
  grams === null ? name : `${name}, ${amountText(grams, 'g')}`;

/** What its amount is counted in at first. Until the portions are known, the group of the food. */
function unitText(hit: SearchHit, portions: readonly PortionRecord[] | null): string {
  if (portions === null) return hit.subtitle;
  const [first] = portions;
  return first?.ordinary === true ? portionText(first) : 'Counted in grams';
}

/** Foods that the words find, then the words themselves as the name of a food that no table has. */
export function foundOptions(
  hits: readonly SearchHit[],
  asked: Asked,
  portionsOf: (food: string) => readonly PortionRecord[] | null,
): FoodOption[] {
  const { words, grams } = asked;
  const found = hits.map((hit) => ({
    key: `food ${hit.id}`,
    food: hit.id,
    name: hit.title,
    grams,
    title: withGrams(hit.title, grams),
    more: unitText(hit, portionsOf(hit.id)),
  }));
  return [
    ...found,
    {
      key: 'name',
      food: null,
      name: words,
      grams,
      title: withGrams(`Enter “${words}” by name`, grams),
      more: 'Not in the food table, so what it contains is counted as not known',
    },
  ];
}

/** Foods of other plans, with the amount they have there. */
export const recentOptions = (
  recent: readonly RecentFood[],
  nameOf: (food: string) => string,
): FoodOption[] =>
  recent.map(({ food, name, grams, plan }, at) => {
    const shown = food === null ? name : nameOf(food);
    return {
      key: `recent ${at}`,
      food,
      name: shown,
      grams,
      title: withGrams(shown, grams),
      more: plan === null ? 'Taken out of this plan a moment ago' : `As in “${plan}”`,
    };
  });

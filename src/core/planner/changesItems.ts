/** What differs between two entries of the same product, one line per difference. */
import type { Ingredient, PlanItem } from '../../contract/plan.ts';
import { insideSentence } from '../../contract/names.ts';
import { fold } from '../search/fold.ts';
import { matchEntries, type Matched } from './changesMatch.ts';
import {
  amountWords,
  dateWords,
  daysWords,
  difference,
  ingredientKey,
  ingredientName,
  NOT_ENTERED,
  plainDays,
  textDifference,
  timesWords,
  type Names,
} from './changesWords.ts';
import { numberWords } from './dates.ts';

/** JSON in which null and left out are the same. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, entry: unknown) => (entry === null ? undefined : entry));

/** An item without the order in which its times, days and ingredients happen to stand. */
function canonical(item: PlanItem): string {
  return jsonOf({
    ...item,
    ingredients: item.ingredients.map(jsonOf).sort(),
    times: [...item.times].sort(),
    days: plainDays(item.days),
  });
}

const contentOf = (item: PlanItem): string =>
  [...new Set(item.ingredients.map(ingredientKey))].sort().join('\n');

function productOf(item: PlanItem): string | null {
  const name = fold(item.product ?? '');
  return name === '' ? null : name;
}

/** The same entries first; then by name and content, by name, by content. */
export function matchItems(before: readonly PlanItem[], after: readonly PlanItem[]): Matched {
  return matchEntries(before, after, [
    canonical,
    (item) => {
      const product = productOf(item);
      return product === null ? null : `${product}\n${contentOf(item)}`;
    },
    productOf,
    contentOf,
  ]);
}

export function matchIngredients(
  before: readonly Ingredient[],
  after: readonly Ingredient[],
): Matched {
  return matchEntries(before, after, [
    jsonOf,
    (one) => `${ingredientKey(one)}\n${one.form ?? ''}`,
    ingredientKey,
  ]);
}

const basisWords: Record<Ingredient['basis'], string> = {
  elemental: 'the nutrient itself',
  compound: 'the whole compound',
  unknown: 'not clear',
};

const often = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
/** No time entered counts as once a day, as in the sums. */
const timesADay = (item: PlanItem): number => Math.max(1, item.times.length);
const dayWords = (item: PlanItem): string =>
  plainDays(item.days) === 'daily' ? 'a day' : 'on a day of use';

/** "200 mg twice a day", "2 × 200 mg once on a day of use" */
function doseOf(item: PlanItem, { amount, unit }: Ingredient): string {
  const servings = item.servings === 1 ? '' : `${numberWords(item.servings)} × `;
  return `${servings}${amountWords(amount, unit)} ${often(timesADay(item))} ${dayWords(item)}`;
}

/** "2 servings twice a day" */
function servingsOf(item: PlanItem): string {
  const servings = `${numberWords(item.servings)} ${item.servings === 1 ? 'serving' : 'servings'}`;
  return `${servings} ${often(timesADay(item))} ${dayWords(item)}`;
}

/** Amount, servings and times together, as a person says it: where one ingredient is all there is, with its amount. */
function doseLines(before: PlanItem, after: PlanItem, single: boolean): string[] {
  const [one, two] = [before.ingredients[0], after.ingredients[0]];
  const same = before.servings === after.servings && timesADay(before) === timesADay(after);
  if (!single || one === undefined || two === undefined) {
    return same ? [] : difference('', servingsOf(before), servingsOf(after));
  }
  return same && one.amount === two.amount && one.unit === two.unit
    ? []
    : difference('', doseOf(before, one), doseOf(after, two));
}

function ingredientLines(
  before: PlanItem,
  after: PlanItem,
  single: boolean,
  names: Names,
): string[] {
  const { pairs, removed, added } = matchIngredients(before.ingredients, after.ingredients);
  const formOf = ({ form }: Ingredient): string =>
    form === null || form === undefined ? NOT_ENTERED : insideSentence(names.form(form));
  const whole = (place: number, of: PlanItem, word: string): string[] => {
    const one = of.ingredients[place];
    return one === undefined
      ? []
      : [`${ingredientName(one, names)} ${word}: ${amountWords(one.amount, one.unit)} per serving`];
  };
  return [
    ...pairs.flatMap(([place, partner]) => {
      const [one, two] = [before.ingredients[place], after.ingredients[partner]];
      if (one === undefined || two === undefined) return [];
      const name = ingredientName(two, names);
      return [
        ...difference('Ingredient', ingredientName(one, names), name),
        ...(single
          ? []
          : difference(
              `${name} per serving`,
              amountWords(one.amount, one.unit),
              amountWords(two.amount, two.unit),
            )),
        ...difference(`Form of ${insideSentence(name)}`, formOf(one), formOf(two)),
        ...difference(
          `Amount of ${insideSentence(name)} counts`,
          basisWords[one.basis],
          basisWords[two.basis],
        ),
      ];
    }),
    ...removed.flatMap((place) => whole(place, before, 'no longer in it')),
    ...added.flatMap((place) => whole(place, after, 'new in it')),
  ];
}

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

function packLines(before: PlanItem, after: PlanItem): string[] {
  const [one, two] = [before.pack ?? {}, after.pack ?? {}];
  const numberOf = (value: number | null | undefined): string =>
    value === null || value === undefined ? NOT_ENTERED : numberWords(value);
  return [
    ...difference('Servings in a pack', numberOf(one.servings), numberOf(two.servings)),
    ...difference('Price of a pack', numberOf(one.price), numberOf(two.price)),
    ...difference('Pack started on', dateWords(one.openedOn), dateWords(two.openedOn)),
  ];
}

/** One line per difference, in the order in which the form asks; none where both mean the same. */
export function itemLines(before: PlanItem, after: PlanItem, names: Names): string[] {
  const [one, two] = [before.ingredients[0], after.ingredients[0]];
  const single =
    before.ingredients.length === 1 &&
    after.ingredients.length === 1 &&
    one !== undefined &&
    two !== undefined &&
    ingredientKey(one) === ingredientKey(two);
  return [
    ...textDifference('Name', before.product, after.product),
    ...doseLines(before, after, single),
    ...ingredientLines(before, after, single, names),
    ...difference('Times', timesWords(before.times), timesWords(after.times)),
    ...difference('Times are fixed', yesOrNo(before.timesFixed), yesOrNo(after.timesFixed)),
    ...difference('Days', daysWords(before.days), daysWords(after.days)),
    ...difference('Only as needed', yesOrNo(before.asNeeded), yesOrNo(after.asNeeded)),
    ...difference('Taken since', dateWords(before.since), dateWords(after.since)),
    ...difference(
      'Advised by a clinician',
      yesOrNo(before.advisedByClinician),
      yesOrNo(after.advisedByClinician),
    ),
    ...textDifference('Advised by', before.advisedBy, after.advisedBy),
    ...textDifference('Reason', before.reason, after.reason),
    ...difference('Review on', dateWords(before.reviewOn), dateWords(after.reviewOn)),
    ...packLines(before, after),
  ];
}

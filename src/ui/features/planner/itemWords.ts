/** One product of a plan as lines that can be read at a glance. */
import type { PlanDate } from '../../../contract/check.ts';
import type { EntityKind } from '../../../contract/vocabulary.ts';
import { dateText, insideText, numberText } from '../../shared/format.ts';
import type { DraftIngredient, DraftItem, DraftPack } from './draft.ts';
import { daysWords, joinWords, timesWords } from './words.ts';

/** Made once: each takes longer than what it then formats. */
const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const prices = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

export interface Names {
  nameOf(kind: EntityKind, id: string): string;
}

export function ingredientName(ingredient: DraftIngredient, names: Names): string {
  if (ingredient.substance !== null) return names.nameOf('substance', ingredient.substance);
  return ingredient.name.trim() === '' ? 'no substance chosen' : ingredient.name;
}

/** The product's name, or what it contains when it has none. */
export function itemName(item: DraftItem, names: Names): string {
  if (item.product.trim() !== '') return item.product;
  const known = item.ingredients.filter((i) => i.substance !== null || i.name.trim() !== '');
  return known.length === 0
    ? 'New product'
    : joinWords(known.map((ingredient) => ingredientName(ingredient, names)));
}

export function ingredientLine(ingredient: DraftIngredient, names: Names): string {
  const name = ingredientName(ingredient, names);
  const form =
    ingredient.form === null ? '' : `, as ${insideText(names.nameOf('form', ingredient.form))}`;
  if (ingredient.amount === null) return `${name}${form}: amount not entered`;
  const amount = `${exact.format(ingredient.amount)}\u00a0${ingredient.unit}`;
  const basis =
    ingredient.basis === 'compound'
      ? ', weight of the whole compound'
      : ingredient.basis === 'unknown'
        ? ', not clear whether this is the weight of the whole compound'
        : '';
  return `${name}${form}: ${amount}${basis}`;
}

/** Ingredients, then how much and when. */
export function itemSummary(item: DraftItem, names: Names): string[] {
  const servings =
    item.servings === null
      ? 'servings not entered'
      : `${numberText(item.servings)} ${item.servings === 1 ? 'serving' : 'servings'}`;
  const when = `${servings}, ${timesWords(item.times)}${item.timesFixed ? ' (kept)' : ''}, ${daysWords(item.days)}`;
  return [
    ...item.ingredients.map((ingredient) => ingredientLine(ingredient, names)),
    `${when.charAt(0).toUpperCase()}${when.slice(1)}${item.asNeeded ? ', as needed' : ''}`,
    ...(item.advisedByClinician
      ? [`Advised by a clinician${item.advisedBy.trim() === '' ? '' : `: ${item.advisedBy}`}`]
      : []),
  ];
}

/** What is set about why it is taken: "leg cramps; since 1 May 2026; review on 1 March 2027". */
export function whySummary(item: DraftItem): string {
  const parts = [
    item.reason.trim(),
    item.since === '' ? '' : `since ${dateText(item.since)}`,
    item.advisedByClinician
      ? `advised by ${item.advisedBy.trim() === '' ? 'a clinician' : item.advisedBy.trim()}`
      : '',
    item.reviewOn === '' ? '' : `review on ${dateText(item.reviewOn)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'not entered' : parts.join('; ');
}

/** What is set about the pack: "60 servings; opened on 1 November 2026; runs out on 30 December 2026". */
export function packSummary(pack: DraftPack, runsOut: Pick<PlanDate, 'date'> | null): string {
  const { servings, price } = pack;
  const parts = [
    servings === null ? '' : `${numberText(servings)} ${servings === 1 ? 'serving' : 'servings'}`,
    price === null ? '' : `price ${priceText(price)}`,
    pack.openedOn === '' ? '' : `opened on ${dateText(pack.openedOn)}`,
    runsOut === null ? '' : `runs out on ${dateText(runsOut.date)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'not entered' : parts.join('; ');
}

/** Without a currency: the person knows theirs. */
export const priceText = (price: number): string => prices.format(price);

/** Whether a check will name days of this item: until it has answered, their line is held free. */
export const hasDates = ({ reviewOn, pack }: DraftItem): boolean =>
  reviewOn !== '' || (pack.openedOn !== '' && pack.servings !== null);

/** Days of an item in one line: "Review on 1 March 2027. Pack runs out on 30 December 2026." */
export function datesLine(dates: readonly Pick<PlanDate, 'kind' | 'date'>[]): string {
  return dates
    .map(({ kind, date }) =>
      kind === 'review' ? `Review on ${dateText(date)}.` : `Pack runs out on ${dateText(date)}.`,
    )
    .join(' ');
}

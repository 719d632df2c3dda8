/** Words for what differs between two plans: names instead of ids, amounts as entered. */
import { formatDate } from '../../contract/calendarDay.ts';
import {
  weekdayNames,
  weekdays,
  type Days,
  type Ingredient,
  type PlanItem,
} from '../../contract/plan.ts';
import { parseRef } from '../../contract/ids.ts';
import { isTableFood, nameOfAway } from '../../contract/tableFoods.ts';
import { fold } from '../search/fold.ts';
import { numberWords } from './dates.ts';
import { listed } from './finding.ts';
import type { Domains } from './resolve.ts';

export const NOT_ENTERED = 'not entered';

/** Names of the records that a plan points to; both plans passed the check, so every id has one. */
export interface Names {
  substance(id: string): string;
  form(id: string): string;
  condition(id: string): string;
  medication(id: string): string;
  /** Its name and every other name that the reference has for it. */
  medicationNames(id: string): string[];
  /** @param kept what the plan calls it, for a food whose table is not here */
  food(id: string, kept?: string | null): string;
}

export function namesFrom({ substances, evidence, interactions, foods }: Domains): Names {
  return {
    substance: (id) => substances.get(id)?.name ?? id,
    form: (id) => substances.form(id)?.name ?? id,
    condition: (id) => evidence.condition(id)?.name ?? id,
    medication: (id) => interactions.medication(id)?.name ?? id,
    medicationNames: (id) => {
      const record = interactions.medication(id);
      return record === null ? [] : [record.name, ...record.synonyms];
    },
    food: (id, kept) => foods.get(id)?.name ?? (isTableFood(id) ? nameOfAway(id, kept) : id),
  };
}

export const amountWords = (amount: number, unit: string): string =>
  `${numberWords(amount)} ${unit}`;

/** Text of the person; nothing but spaces is nothing. */
export function entered(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

export const dateWords = (date: string | null | undefined): string =>
  date === null || date === undefined ? NOT_ENTERED : formatDate(date);

/** One way to write the days: seven named weekdays and "every 1 day" are daily. */
export function plainDays(days: Days): Days {
  if (days === 'daily') return days;
  if (!Array.isArray(days)) return days.every === 1 ? 'daily' : days;
  const named = weekdays.filter((day) => days.includes(day));
  return named.length === weekdays.length ? 'daily' : named;
}

export function daysWords(days: Days): string {
  const plain = plainDays(days);
  if (plain === 'daily') return 'every day';
  if (Array.isArray(plain)) return `on ${listed(plain.map((day) => weekdayNames[day]))}`;
  return `every ${plain.every} days`;
}

export const timesWords = (times: readonly string[]): string =>
  times.length === 0 ? 'no time entered' : listedAll([...times].sort());

/** "a, b and b": unlike `listed`, what stands twice is said twice. */
export function listedAll(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** `food/almonds-raw` by its name; groups of foods as entered. */
export function exclusionWords(exclusion: string, names: Names): string {
  const food = parseRef(exclusion);
  return food?.kind === 'food' ? names.food(food.id) : exclusion;
}

export const ingredientName = (ingredient: Ingredient, names: Names): string => {
  const substance = ingredient.substance ?? null;
  return substance === null ? (ingredient.name ?? '') : names.substance(substance);
};

/** What an ingredient is, apart from how much of it: its substance, or the name that stands for one. */
export function ingredientKey(ingredient: Ingredient): string {
  return ingredient.substance ?? `name:${fold(ingredient.name ?? '')}`;
}

/** The product's name, or what it holds. */
export function itemName(item: PlanItem, names: Names): string {
  return item.product ?? listed(item.ingredients.map((one) => ingredientName(one, names)));
}

/** "Servings: 1 → 2"; nothing where both read the same. */
export function difference(label: string, before: string, after: string): string[] {
  if (before === after) return [];
  return [`${label === '' ? '' : `${label}: `}${before} → ${after}`];
}

/** Longest text of the person that still reads well beside another one. */
const SHORT_TEXT = 80;

/** Text of the person, in quotation marks; long ones stand below each other, whole. */
export function textDifference(
  label: string,
  before: string | null | undefined,
  after: string | null | undefined,
): string[] {
  const [one, two] = [entered(before), entered(after)];
  if (one === two) return [];
  const quoted = (text: string | null): string => (text === null ? NOT_ENTERED : `“${text}”`);
  const isLong = [one, two].some((text) => text !== null && text.length > SHORT_TEXT);
  if (!isLong) return difference(label, quoted(one), quoted(two));
  const start = label === '' ? '' : `${label} `;
  return [`${start}before: ${quoted(one)}`, `${start}after: ${quoted(two)}`];
}

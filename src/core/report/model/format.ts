/** Numbers, units and dates as reports print them. One place, so that the same number never reads in two ways. */
import type { Days } from '../../../contract/plan.ts';

import { formatDate } from '../../../contract/calendarDay.ts';
import { rounded } from '../../intake/sumFigures.ts';

export { formatDate };

/** "22 Nov 2026": for narrow columns. */
export function formatShortDate(iso: string): string {
  return formatDate(iso).replace(/(?<= \p{L}{3})\p{L}+/u, '');
}

export const NOT_KNOWN = 'not known';
const DIGITS = 4;
const MOST_DIGITS = 12;
const FOOD_DIGITS = 3;
const WEEKDAYS = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
} as const;

function inDigits(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** "12,345.6": groups of three, no exponent, no zeros at the end. */
function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 10, useGrouping: true });
}

/**
 * A number with four significant digits; whole numbers in full. With `against` it gets as many digits as it takes to
 * stay apart from those numbers: 350.04 is not printed as 350 beside a limit of 350.
 */
export function formatNumber(value: number, against: readonly number[] = []): string {
  if (Number.isInteger(value)) return plain(value);
  const others = against.filter((other) => other !== value);
  for (
    let digits = Math.max(DIGITS, Math.floor(Math.log10(Math.abs(value))) + 1);
    digits < MOST_DIGITS;
    digits += 1
  ) {
    const shown = inDigits(value, digits);
    if (!others.some((other) => inDigits(other, digits) === shown)) return plain(shown);
  }
  return plain(value);
}

/** "200 mg"; null is "not known", never 0. Counts of microbes from a million on are written in words. */
export function formatAmount(
  amount: number | null,
  unit: string,
  against: readonly number[] = [],
): string {
  if (amount === null) return NOT_KNOWN;
  if (unit === 'CFU' && amount >= 1e9) return `${formatNumber(amount / 1e9)} billion CFU`;
  if (unit === 'CFU' && amount >= 1e6) return `${formatNumber(amount / 1e6)} million CFU`;
  return `${formatNumber(amount, against)}${joined(unit)}`;
}

/** A unit as it follows its number, on the same line; none where the head of the table has it. */
function joined(unit: string): string {
  if (unit === '' || unit.startsWith('%')) return unit;
  return `\u00a0${unit.replaceAll('µg', 'mcg').replaceAll('μg', 'mcg')}`;
}

/**
 * An amount with the decimals of its table or sum, as `figuresOf` chooses them; more than nothing is never printed as 0.
 * Zeros at the end are left out unless `fixed` asks for digits that stand below one another.
 */
export function formatRounded(
  amount: number | null,
  decimals: number,
  unit: string,
  { fixed = false } = {},
): string {
  if (amount === null) return NOT_KNOWN;
  if (unit === 'CFU') return formatAmount(amount, unit);
  const shown = rounded(amount, decimals);
  const least = Number(`1e${-decimals}`);
  const figure = shown === 0 && amount > 0 ? least : shown;
  const digits = figure.toLocaleString('en-US', {
    minimumFractionDigits: fixed ? decimals : 0,
    maximumFractionDigits: Math.max(decimals, 0),
  });
  return `${figure === shown ? '' : 'less than '}${digits}${joined(unit)}`;
}

/** "1,360 mcg" for "1360 mcg" in a line of reckoning. */
export function groupedDigits(reckoning: string): string {
  return reckoning.replace(/(?<![\d.])\d{4,}(?=[ .])/gu, (digits) => plain(Number(digits)));
}

/** The next smaller unit: one thousandth. */
export const smallerUnit: Readonly<Record<string, string>> = { g: 'mg', mg: 'mcg', L: 'mL' };

/**
 * An amount that foods bring, in three digits, and in the next smaller unit where it is below one thousandth: a food
 * table is not more exact than that.
 */
export function formatFoodAmount(amount: number | null, unit: string): string {
  if (amount === null) return NOT_KNOWN;
  const next = smallerUnit[unit];
  if (next !== undefined && amount > 0 && amount < 0.01)
    return formatAmount(inDigits(amount * 1000, FOOD_DIGITS), next);
  return formatAmount(amount >= 1000 ? Math.round(amount) : inDigits(amount, FOOD_DIGITS), unit);
}

/** "daily", "Mon, Thu", "every 7 days". */
export function formatDays(days: Days): string {
  if (days === 'daily') return 'daily';
  if (Array.isArray(days)) return days.map((day) => WEEKDAYS[day]).join(', ');
  return days.every === 1 ? 'daily' : `every ${days.every} days`;
}

/** "one", "one and two", "one, two and three". */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 food", "3 foods". */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${plain(number)} ${number === 1 ? singular : plural}`;
}

/** Upper case at the start: names inside sentences are written in lower case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Ends with a full stop, unless it ends a sentence already. */
export function closed(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

/** Days that the plan itself names or implies: reviews as entered, and packs that run out, with the reckoning in words. */
import type { PlanDate } from '../../contract/check.ts';
import { formatDate } from '../../contract/calendarDay.ts';
import { weekdayNames, weekdays, type Days, type PlanItem } from '../../contract/plan.ts';
import { tidy } from '../units/tidy.ts';
import { listed } from './finding.ts';
import type { ResolvedPlan } from './resolve.ts';

const DAY_MS = 86_400_000;
/** Days since 1970-01-01, so that no clock change and no time zone can shift a day. */
const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** The last day that is written YYYY-MM-DD. */
const LAST_DAY = dayNumber('9999-12-31');
/** 1970-01-01 was a Thursday. */
const THURSDAY = weekdays.indexOf('thu');
const weekdayOf = (day: number): (typeof weekdays)[number] | undefined =>
  weekdays.at((THURSDAY + day) % 7);

/** The n-th day (from 1) on which something is taken, counted from `start` on. */
function takingDay(start: number, n: number, days: Days): number {
  if (days === 'daily') return start + n - 1;
  // Every n-th day: the pack was opened to be used, so its first day is one of them.
  if (!Array.isArray(days)) return start + (n - 1) * days.every;
  // Any seven days in a row hold each weekday once: whole weeks first, then day by day.
  const perWeek = new Set(days).size;
  let day = start + Math.floor((n - 1) / perWeek) * 7;
  let left = ((n - 1) % perWeek) + 1;
  for (; ; day += 1) {
    if (days.some((name) => name === weekdayOf(day))) left -= 1;
    if (left === 0) return day;
  }
}

export interface RunOut {
  /** Days of use that the pack covers whole. */
  covered: number;
  /** The last of them; null where it covers none. */
  lastsTo: string | null;
  /** The first day of use that it does not cover. */
  runsOut: string;
  /** Servings that are left over, too few for another day of use. */
  left: number;
}

/**
 * When a pack runs out that was full on `openedOn` (YYYY-MM-DD). Null where the day lies outside the calendar.
 * @param perDay servings on a day of use, above 0
 */
export function runOut(
  openedOn: string,
  servings: number,
  perDay: number,
  days: Days,
): RunOut | null {
  const start = dayNumber(openedOn);
  const covered = Math.floor(tidy(servings / perDay));
  // The n-th day of use lies at least n - 1 days after the start: what is too far off is not counted out.
  if (start + covered > LAST_DAY) return null;
  const end = takingDay(start, covered + 1, days);
  if (end > LAST_DAY) return null;
  return {
    covered,
    lastsTo: covered === 0 ? null : isoDay(takingDay(start, covered, days)),
    runsOut: isoDay(end),
    left: Math.max(0, tidy(servings - covered * perDay)),
  };
}

/** "1,000.5": all that was entered, in groups of three. */
export const numberWords = (value: number): string =>
  tidy(value).toLocaleString('en', { maximumFractionDigits: 10 });
const counted = (value: number, one: string, more: string): string =>
  `${numberWords(value)} ${value === 1 ? one : more}`;

function howOften(days: Days): string {
  if (days === 'daily') return 'a day';
  if (Array.isArray(days)) {
    const named = weekdays.filter((day) => days.includes(day));
    return `on each ${listed(named.map((day) => weekdayNames[day]))}`;
  }
  return days.every === 1 ? 'a day' : `every ${days.every} days`;
}

/** "60 servings ÷ 2 a day = 30 days from 1 November 2026: lasts to 30 November, runs out on 1 December 2026" */
function reckoning(
  item: PlanItem,
  { servings, perDay, openedOn }: { servings: number; perDay: number; openedOn: string },
  { covered, lastsTo, runsOut, left }: RunOut,
): string {
  const pack = counted(servings, 'serving', 'servings');
  const often = howOften(item.days);
  const end = formatDate(runsOut);
  const covers =
    often === 'a day'
      ? counted(covered, 'day', 'days')
      : counted(covered, 'day of use', 'days of use');
  const text =
    lastsTo === null
      ? `${pack} from ${formatDate(openedOn)}: fewer than the ${numberWords(perDay)} of one day, runs out on ${end}`
      : `${pack} ÷ ${numberWords(perDay)} ${often} = ${covers}` +
        (left === 0 ? '' : ` (${numberWords(left)} left over)`) +
        ` from ${formatDate(openedOn)}: lasts to ${withoutYear(lastsTo, runsOut)}, runs out on ${end}`;
  return item.times.length === 0 ? `${text}; no time entered: counted as once a day` : text;
}

/** "30 November" beside a day of the same year. */
function withoutYear(iso: string, beside: string): string {
  const year = iso.slice(0, 4);
  return beside.startsWith(year) ? formatDate(iso).replace(/ \d+$/u, '') : formatDate(iso);
}

function runOutOf(item: PlanItem): { date: string; arithmetic: string } | null {
  const servings = item.pack?.servings ?? null;
  const openedOn = item.pack?.openedOn ?? null;
  // How often something is taken as needed is not known, so its end is not either.
  if (servings === null || openedOn === null || item.asNeeded) return null;
  // No time entered counts as once a day, as in the sums.
  const perDay = item.servings * Math.max(1, item.times.length);
  const end = runOut(openedOn, servings, perDay, item.days);
  if (end === null) return null;
  return {
    date: end.runsOut,
    arithmetic: reckoning(item, { servings, perDay, openedOn }, end),
  };
}

/** Reviews and packs that run out, earliest first. Which of them are past is for the reader's day to say. */
export function planDates({ plan, ingredients }: ResolvedPlan): PlanDate[] {
  const dates = plan.items.flatMap((item, index): PlanDate[] => {
    const parts = ingredients.filter((part) => part.item === index);
    const place = {
      path: `items[${index}]`,
      name: item.product ?? listed(parts.map((part) => part.name)),
    };
    const reviewOn = item.reviewOn ?? null;
    const end = runOutOf(item);
    return [
      ...(reviewOn === null
        ? []
        : [{ kind: 'review' as const, ...place, date: reviewOn, arithmetic: null }]),
      ...(end === null ? [] : [{ kind: 'runs-out' as const, ...place, ...end }]),
    ];
  });
  return dates.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

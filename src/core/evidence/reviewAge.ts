/** When a review is too old to be shown without a word about it. */
import { formatDate } from '../../contract/calendarDay.ts';

/** Evidence older than this carries a notice. Editorial: the yearly reviews of most guideline bodies, and half a year of grace. */
const MONTHS_UNTIL_OLD = 18;

/** The same day so many months later, as YYYY-MM-DD; the last day of a shorter month. */
function monthsLater(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/**
 * The notice for a review that is more than 18 months old on the given day; null for a younger one.
 * @param reviewedOn YYYY-MM-DD
 * @param day YYYY-MM-DD
 */
export function ageNotice(reviewedOn: string, day: string): string | null {
  if (day <= monthsLater(reviewedOn, MONTHS_UNTIL_OLD)) return null;
  return `Last reviewed on ${formatDate(reviewedOn)}, more than ${MONTHS_UNTIL_OLD} months ago. Newer studies may say something else.`;
}

/** The earliest of some days (YYYY-MM-DD); null without any. */
export function oldest(days: readonly string[]): string | null {
  return days.reduce<string | null>(
    (first, day) => (first === null || day < first ? day : first),
    null,
  );
}

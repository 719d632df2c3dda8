/** Days as they are written in files and options: YYYY-MM-DD. */

/** False for days that no calendar has ("2026-02-30"), which `Date` reads as a day of the next month. */
export function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** "22 November 2026" from "2026-11-22". */
export function formatDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (year === undefined || name === undefined || day === undefined) return iso;
  return `${day} ${name} ${year}`;
}

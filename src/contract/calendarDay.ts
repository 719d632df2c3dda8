/** Days as they are written in files and options: YYYY-MM-DD. */

/** False for days that no calendar has ("2026-02-30"), which `Date` reads as a day of the next month. */
export function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

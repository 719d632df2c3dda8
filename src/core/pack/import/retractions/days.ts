/** Days as the list writes them: "11/23/2023 0:00", or year first. */
import { isCalendarDay } from '../../../../contract/calendarDay.ts';

export type DateOrder = 'month-first' | 'day-first';

/** Returns a reader of days: YYYY-MM-DD, or null for what is no day of the calendar. */
export function dayReader(order: DateOrder): (text: string) => string | null {
  return (text) => {
    const [, year, first, second] =
      /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u.exec(text) ??
      moved(/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/u.exec(text), order);
    if (year === undefined || first === undefined || second === undefined) return null;
    const day = `${year}-${first.padStart(2, '0')}-${second.padStart(2, '0')}`;
    return isCalendarDay(day) ? day : null;
  };
}

/** Year, month, day. */
function moved(found: RegExpExecArray | null, order: DateOrder): (string | undefined)[] {
  const [all, one, two, year] = found ?? [];
  return order === 'month-first' ? [all, year, one, two] : [all, year, two, one];
}

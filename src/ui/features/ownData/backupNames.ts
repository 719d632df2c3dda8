/** What backups are called: their moment, as exactly as it takes to tell them apart. */
import { momentText } from '../../shared/fileWords.ts';

/**
 * "23 November 2026 at 07:04"; where another backup is of the same minute, "… at 07:04:09", and where that is not enough,
 * with a number in the order in which they were made.
 * @param backups the newest first
 * @param timeZone for tests
 */
export function namesOfBackups(
  backups: readonly { readonly madeAt: string }[],
  timeZone?: string,
): string[] {
  const minutes = backups.map(({ madeAt }) => momentText(madeAt, timeZone));
  const named = backups.map(({ madeAt }, at) => {
    const minute = minutes[at] ?? madeAt;
    const alone = minutes.filter((other) => other === minute).length === 1;
    return alone ? minute : withSeconds(madeAt, minute);
  });
  return named.map((name, at) => {
    const alike = named.flatMap((other, place) => (other === name ? [place] : []));
    return alike.length === 1 ? name : `${name} (${alike.length - alike.indexOf(at)})`;
  });
}

/** Seconds are the same in every time zone. */
function withSeconds(iso: string, minute: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime())
    ? minute
    : `${minute}:${String(time.getUTCSeconds()).padStart(2, '0')}`;
}

/** What every part of a form shares on its way to a file: gaps with their place, and fields that go back as they came. */

export interface Unfinished {
  /** Path in the draft, such as `items[1].ingredients[0].amount`. */
  path: string;
  message: string;
}

/** A row that is complete, and its place in the draft, so that an error of the check finds its field. */
export interface Kept<T = unknown> {
  value: T;
  from: number;
}

/** Text as stored where nobody touched it (left out stays left out); else what was typed, null for nothing. */
export function textOf(was: string | null | undefined, now: string): string | null | undefined {
  if (now === (was ?? '')) return was;
  return now.trim() === '' ? null : now;
}

/** A value as stored where nobody touched it; else what was entered, null for nothing. */
export function valueOf<T>(was: T | null | undefined, now: T | null): T | null | undefined {
  return now === (was ?? null) ? was : now;
}

/** The fields that are there: a field without a value is left out of a file. */
export function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Times that have been filled in; an empty field is no time. */
export const filled = (times: readonly string[]): string[] => times.filter((time) => time !== '');

/**
 * Times as a file keeps them, each once: a time that stands twice would count its servings twice, so the second one is told
 * at its field. What a stored file holds twice stays, and counts twice, until the person changes a time; that is told too.
 * @param was as stored; undefined for a new row
 * @param path of the list, such as `items[0].times`
 * @param counted whether servings are counted by the times, as for products; medicines and meals are not counted
 */
export function completeTimes(
  was: readonly string[] | undefined,
  times: readonly string[],
  path: string,
  counted: boolean,
): { value: string[]; unfinished: Unfinished[] } {
  const now = filled(times);
  const untouched = was !== undefined && was.length > 0 && now.join() === was.join();
  const unfinished = times.flatMap((time, at) =>
    time === '' || times.indexOf(time) === at
      ? []
      : [
          {
            path: `${path}[${at}]`,
            message: counted
              ? `${time} is entered twice and counts ${untouched ? 'twice' : 'once'}. Change or remove one; for more at one time, enter more servings.`
              : `${time} is entered twice. Change or remove one.`,
          },
        ],
  );
  return { value: untouched ? now : [...new Set(now)], unfinished };
}

/** Dates as files of references write them → [year], [year, month] or [year, month, day]. */
import { datesOf } from './entry.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** 1 to 12 for "Dec", "december", "12"; undefined for anything else, also for a season. */
export function monthOf(word: string | undefined): number | undefined {
  const text = (word ?? '').trim().toLowerCase();
  if (/^\d{1,2}$/u.test(text)) return Number(text);
  const at = months.findIndex((month) => text.startsWith(month));
  return at === -1 || !/^[a-z]{3,9}\.?$/u.test(text) ? undefined : at + 1;
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,4}$/u.test(text) ? Number(text) : undefined;

/**
 * "2020/11/04/", "2020-11-04", "2020 Dec 5", "2020 Nov-Dec", "5 December 2020", "December 5, 2020", "2020", "c2020".
 * Null where no year can be read.
 */
export function dateIn(text: string | undefined): number[] | null {
  const words = (text ?? '').slice(0, 100).match(/\d+|\p{L}+/gu) ?? [];
  const at = words.findIndex((word) => /^[12]\d{3}$/u.test(word));
  if (at === -1) return null;
  const year = Number(words[at]);
  const after = words.slice(at + 1);
  const named = words.findIndex((word) => /\p{L}/u.test(word) && monthOf(word) !== undefined);
  if (at === 0) {
    const month = monthOf(after[0]);
    // "2020 Nov-Dec": the second word is no day.
    return datesOf([year, month, month === undefined ? undefined : numberOf(after[1])]);
  }
  if (named === -1) return [year];
  const day = words.find((word, place) => place !== at && /^\d{1,2}$/u.test(word));
  return datesOf([year, monthOf(words[named]), numberOf(day)]);
}

/** Words for files: how large, when made, and what is wrong with one. */
import type { Failure } from '../../contract/errors.ts';

const STEP = 1000;
const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
const sizes = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** "1.2 MB" (decimal units, as file managers and shops count); "1 byte". */
export function sizeText(bytes: number): string {
  if (bytes === 1) return '1\u00a0byte';
  let value = bytes;
  let at = 0;
  // 999.5 kB would round to 1,000 kB.
  while (value >= STEP - 0.5 && at < units.length - 1) {
    value /= STEP;
    at += 1;
  }
  return `${sizes.format(value)}\u00a0${units[at] ?? ''}`;
}

/**
 * "23 November 2026 at 03:34", by the clock of this computer; other text unchanged.
 * @param timeZone for tests
 */
export function momentText(iso: string, timeZone?: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(time);
}

/**
 * What a failure says about a file, as a sentence. Messages about a field begin in the middle of one ("is larger than …"),
 * with or without its path before them.
 * @param subject what such a message speaks of: "The file", "The passphrase"
 */
export function sentenceAbout(subject: string, { message, field = '' }: Failure): string {
  const bare = message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message;
  const whole = /^\p{Ll}/u.test(bare) ? `${subject} ${bare}` : bare;
  return /[.?]$/u.test(whole) ? whole : `${whole}.`;
}

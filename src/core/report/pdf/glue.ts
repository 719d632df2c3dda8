/** A number and its unit stay on one line, and so does a date. */

/** "200 mg", "7 h 30 min": blanks that no line ends at. */
const joints =
  /(?<=\d) (?=(?:mg|mcg|µg|μg|g|kg|IU|mL|L|h|min|NE|DFE|mmol|nmol|billion|million)(?![\p{L}\p{N}]))|(?<=\d h) (?=\d+ min)/gu;

/** Every joint has a figure and a blank in it or before it; most texts have none. */
const candidate = /\d /u;

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{Ll}*';
/** "22 November 2026", "1 Mar 2026", "November 22, 2026". */
const date = new RegExp(
  `(?<!\\p{N})\\d{1,2} ${MONTH} \\d{4}(?!\\p{N})|${MONTH} \\d{1,2}, \\d{4}(?!\\p{N})`,
  'gu',
);
const dateCandidate = /[\p{Ll},] \d{4}/u;

const noBreak = (text: string): string => text.replaceAll(' ', '\u00a0');

/** The same text with no-break spaces; they are printed as blanks. */
export function glued(text: string): string {
  const numbered = candidate.test(text) ? text.replace(joints, '\u00a0') : text;
  return dateCandidate.test(numbered) ? numbered.replace(date, noBreak) : numbered;
}

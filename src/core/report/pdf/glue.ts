/** A number and its unit stay on one line. */

/** "200 mg", "7 h 30 min": blanks that no line ends at. */
const joints =
  /(?<=\d) (?=(?:mg|mcg|µg|μg|g|kg|IU|mL|L|h|min|NE|DFE|mmol|nmol|billion|million)(?![\p{L}\p{N}]))|(?<=\d h) (?=\d+ min)/gu;

/** Every joint has a figure and a blank in it or before it; most texts have none. */
const candidate = /\d /u;

/** The same text with no-break spaces; they are printed as blanks. */
export const glued = (text: string): string =>
  candidate.test(text) ? text.replace(joints, '\u00a0') : text;

/** Values of options, as typed text. */
import { usage } from './command.ts';

/** A whole number; the range is the contract's business. @throws CofactorError `invalid-input` naming the option */
export function wholeNumber(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw usage(`--${option}: must be a whole number`, option);
}

/** One word of a closed list. */
export function oneOf<const T extends string>(
  list: readonly T[],
  text: string | undefined,
  option: string,
  field: string = option,
): T | undefined {
  if (text === undefined) return undefined;
  const found = list.find((entry) => entry === text);
  if (found !== undefined) return found;
  throw usage(`--${option}: must be one of ${list.join(', ')}`, field);
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what was not given: for the contract an absent field is not an undefined one. */
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}

/** @throws CofactorError `invalid-input` when the option is missing */
export function needed(text: string | undefined, option: string, what: string): string {
  if (text !== undefined && text !== '') return text;
  throw usage(`--${option}: is needed: ${what}`, option);
}

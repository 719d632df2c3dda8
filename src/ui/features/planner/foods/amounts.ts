/** Amounts of food as people write them, and how a weight reads in household portions. The plan keeps grams alone. */
import type { PortionRecord as Portion } from '../../../../contract/records.ts';
import { amountText } from '../../../shared/format.ts';
import { parseNumber } from '../numbers.ts';

/** The ordinary portion first, the others in the order of the table. */
export const ordinaryFirst = (portions: readonly Portion[]): Portion[] => [
  ...portions.filter((portion) => portion.ordinary),
  ...portions.filter((portion) => !portion.ordinary),
];

/** What a row counts in: the place of a portion in its list, or null for grams. */
export type Unit = number | null;

/** What a new row counts in: the ordinary portion; grams where the reference names none. */
export const firstUnit = (portions: readonly Portion[]): Unit =>
  portions[0]?.ordinary === true ? 0 : null;

const MOST_COUNTED = 10;
const SAME_GRAMS = 0.005;

/**
 * The portion of which a weight is a whole or half number, at most ten: the ordinary one first, then the one counted least
 * often. null: the weight reads best in grams.
 */
export function unitOf(grams: number, portions: readonly Portion[]): Unit {
  let best: { at: number; count: number } | null = null;
  for (const [at, portion] of portions.entries()) {
    const count = Math.round((grams / portion.grams) * 2) / 2;
    const fits =
      count > 0 && count <= MOST_COUNTED && Math.abs(count * portion.grams - grams) < SAME_GRAMS;
    if (!fits) continue;
    if (portion.ordinary) return at;
    if (best === null || count < best.count) best = { at, count };
  }
  return best?.at ?? null;
}

/** Grams are kept to a thousandth, so that thirds of a portion come back as they were. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Grams of one unit. */
export const gramsOf = (unit: Unit, portions: readonly Portion[]): number =>
  (unit === null ? undefined : portions[unit]?.grams) ?? 1;

/** How often the unit goes into a weight; null while there is no weight. */
export const countOf = (
  grams: number | null,
  unit: Unit,
  portions: readonly Portion[],
): number | null => (grams === null ? null : rounded(grams / gramsOf(unit, portions)));

/** A number of portions that people type; above it, a number was meant as grams. */
const PLAUSIBLE_COUNT = 10;

/**
 * Grams after another unit was chosen: the number that stands there is kept where it can be a count of the new unit.
 * Going from a portion to grams keeps the weight itself.
 */
export function gramsAfter(
  grams: number | null,
  from: Unit,
  to: Unit,
  portions: readonly Portion[],
): number | null {
  if (grams === null || to === null) return grams;
  const count = countOf(grams, from, portions) ?? 1;
  const plausible = count > 0 && count <= PLAUSIBLE_COUNT;
  return rounded((plausible ? count : 1) * gramsOf(to, portions));
}

const fractions: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
};

export interface TypedAmount {
  value: number;
  /** True where the unit was typed too: "30 g". */
  inGrams: boolean;
}

/** "2", "1,5", "1/2", "1½", "30 g"; null when it is no amount. */
export function parseAmount(text: string): TypedAmount | null {
  const [, number = '', gram = ''] = /^(.*?)\s*(g|gram|grams)?$/i.exec(text.trim()) ?? [];
  const value = parseCount(number.trim());
  return value === null ? null : { value, inGrams: gram !== '' };
}

function parseCount(text: string): number | null {
  const sign = text.slice(-1);
  const part = fractions[sign];
  if (part !== undefined) {
    const whole = text.slice(0, -1).trim();
    const before = whole === '' ? 0 : parseNumber(whole);
    return before === null ? null : before + part;
  }
  const [, whole = '', top, bottom] = /^(?:(\d+)\s+)?(\d+)\s*\/\s*(\d+)$/.exec(text) ?? [];
  if (top !== undefined && bottom !== undefined)
    return Number(bottom) === 0 ? null : Number(whole) + Number(top) / Number(bottom);
  return parseNumber(text);
}

export interface Asked {
  /** What to look for. */
  words: string;
  /** Weight that was typed with it; null where none was. */
  grams: number | null;
}

/** Takes a weight off the words of a search: "30 g almonds" and "almonds 30g". Only grams: a bare number may belong to the name. */
export function askedFor(text: string): Asked {
  const plain = text.trim().replace(/\s+/g, ' ');
  const found =
    /^(?<weight>\d[\d.,]*) ?g (?<words>.+)$/i.exec(plain) ??
    /^(?<words>.+) (?<weight>\d[\d.,]*) ?g$/i.exec(plain);
  const { words = '', weight = '' } = found?.groups ?? {};
  const grams = parseNumber(weight);
  return found === null || grams === null ? { words: plain, grams: null } : { words, grams };
}

export const portionText = (portion: Portion): string =>
  `${portion.label}, ${amountText(portion.grams, 'g')}`;

/** Other ways to read an amount that was entered: the same number in another unit, or with fewer digits. */
import type { SourceId } from '../../contract/ids.ts';
import type { ConversionRecord, IntakeRecord, SubstanceRecord } from '../../contract/records.ts';
import type { PlanUnit } from '../../contract/units.ts';
import { isLimit } from '../intake/compare.ts';
import { convertIngredient, unitsOf } from '../units/ingredient.ts';
import { convertMass, isMassUnit, type MassUnit } from '../units/mass.ts';
import { shown, tidy } from '../units/tidy.ts';
import type { Domains, TakenIngredient } from './resolve.ts';
import { countsForForm, type SubstanceSum } from './sums.ts';

/** From this many times the highest published limit on an amount is asked about. An editorial border, stated in the method. */
export const TIMES_LIMIT = 10;
/** Where there is no limit: from this many times the highest recommended amount on. */
export const TIMES_RECOMMENDED = 100;
/** Below the lowest recommended amount divided by this, a larger unit is asked about. */
export const PART_OF_RECOMMENDED = 1000;
/** A reading below the lowest recommended amount divided by this is not offered: it explains nothing. */
const SMALLEST_READING = 10;
export const ADULT_MONTHS = 18 * 12;

/** Units of which people take one for the other, each with the one that makes the amount smaller. */
const smallerUnit: Readonly<Partial<Record<PlanUnit, PlanUnit>>> = {
  g: 'mg',
  mg: 'mcg',
  mcg: 'IU',
  'mcg RAE': 'IU',
  'mg NE': 'mcg',
};
const largerUnit: Readonly<Partial<Record<PlanUnit, PlanUnit>>> = {
  mg: 'g',
  mcg: 'mg',
  'mcg RAE': 'mg',
};
const digits = [10, 100, 1000] as const;
/** What is recommended for nearly everybody; average requirements (EAR, AR) are not. */
const recommendedKinds: ReadonlySet<IntakeRecord['kind']> = new Set(['RDA', 'PRI', 'AI', 'SAI']);

/** What authorities publish for adults, in the unit of mass of the sum. */
export interface Published {
  limits: { record: IntakeRecord; amount: number }[];
  highest: { record: IntakeRecord; amount: number } | null;
  lowest: { record: IntakeRecord; amount: number } | null;
}

/** The reference never changes while it is open: what it publishes about a substance is gathered once. */
const gathered = new WeakMap<SubstanceRecord, Published>();

export function publishedFor(
  sum: SubstanceSum,
  unit: MassUnit,
  adult: ReadonlySet<string>,
  domains: Domains,
): Published {
  const known = gathered.get(sum.substance);
  if (known !== undefined) return known;
  const values = domains.intakes.ofSubstance(sum.substance.id).flatMap((record) => {
    if (record.amount === null || record.amount === 0 || record.increment) return [];
    if (!adult.has(record.lifeStage) || !isMassUnit(record.unit)) return [];
    return [{ record, amount: tidy(convertMass(record.amount, record.unit, unit)) }];
  });
  const recommended = values
    .filter(({ record }) => recommendedKinds.has(record.kind))
    .sort((a, b) => a.amount - b.amount);
  const published = {
    limits: values.filter(({ record }) => isLimit(record.kind)),
    highest: recommended.at(-1) ?? null,
    lowest: recommended[0] ?? null,
  };
  gathered.set(sum.substance, published);
  return published;
}

/** One way to read what was entered. */
export interface Reading {
  /** "50000 IU" */
  entered: string;
  /** Unit of `entered`. */
  unit: PlanUnit;
  /** Per average day in the unit of the sum. */
  daily: number;
  steps: string[];
  sources: SourceId[];
  /** The amount per average day that a scope counts. */
  scoped: Partial<Record<IntakeRecord['scope'], number>>;
}

export function readAs(
  sum: SubstanceSum,
  part: TakenIngredient,
  amount: number,
  unit: PlanUnit,
  conversions: readonly ConversionRecord[],
): Reading | null {
  const { entered, form, perDay } = part;
  const read = convertIngredient(
    sum.substance,
    { amount, unit, basis: entered.basis, form, perDay },
    conversions,
  );
  if (!read.ok || read.value.amount === null) return null;
  const daily = tidy(read.value.amount * perDay);
  return {
    entered: `${shown(amount)} ${unit}`,
    unit,
    daily,
    steps: [
      ...read.value.steps,
      ...(perDay === 1
        ? []
        : [`${shown(read.value.amount)} × ${shown(perDay)} a day = ${shown(daily)}`]),
    ],
    sources: read.value.sources,
    scoped: Object.fromEntries(
      Object.entries(read.value.scoped).map(([scope, value]) => [scope, tidy(value * perDay)]),
    ),
  };
}

/** What a reading passes: the highest limit that counts it, or where no limit does, the highest recommended amount. */
export interface Border {
  record: IntakeRecord;
  times: number;
  /** How often the reading holds the published amount. */
  ratio: number;
}

/** The border that is nearest to the reading; null where nothing published counts it. */
export function borderOf(
  reading: Reading,
  part: TakenIngredient,
  published: Published,
): Border | null {
  const counting = published.limits.flatMap(({ record, amount }) => {
    const counted = reading.scoped[record.scope] ?? reading.daily;
    if (counted === 0 || !countsForForm(record.form, part)) return [];
    return [{ record, times: TIMES_LIMIT, ratio: counted / amount }];
  });
  const [nearest] = counting.sort((a, b) => a.ratio - b.ratio);
  if (nearest !== undefined) return nearest;
  const { highest } = published;
  if (highest === null) return null;
  return {
    record: highest.record,
    times: TIMES_RECOMMENDED,
    ratio: reading.daily / highest.amount,
  };
}

export const isBeyond = ({ ratio, times }: Border): boolean => tidy(ratio) >= times;

/** Readings of the same number in a smaller unit, and with fewer digits, that stay within the published values. */
export function smallerReadings(
  sum: SubstanceSum,
  part: TakenIngredient,
  published: Published,
  hasLimit: boolean,
  conversions: readonly ConversionRecord[],
): Reading[] {
  const { amount, unit } = part.entered;
  const within = (reading: Reading): boolean => {
    const border = borderOf(reading, part, published);
    return border !== null && !isBeyond(border);
  };
  const isEnough = (reading: Reading, share: number): boolean =>
    published.lowest === null || reading.daily >= published.lowest.amount / share;
  const other = smallerUnit[unit];
  const inUnit =
    other === undefined || !unitsOf(sum.substance).includes(other)
      ? null
      : readAs(sum, part, amount, other, conversions);
  if (!hasLimit) {
    // High doses of vitamins without a limit are ordinary products (1000 mcg B12): only a whole unit too large is asked
    // about, and a reading is not held to the border that it is sold beyond.
    const ratio = inUnit === null ? null : (borderOf(inUnit, part, published)?.ratio ?? null);
    const isSold = ratio !== null && ratio <= PART_OF_RECOMMENDED;
    return inUnit !== null && isSold && isEnough(inUnit, 1) ? [inUnit] : [];
  }
  const fewer = digits
    .flatMap((divisor) => readAs(sum, part, tidy(amount / divisor), unit, conversions) ?? [])
    .find(within);
  const readings = fewer === undefined ? [] : [fewer];
  // The unit is offered beside the digits even where it is still high: the label decides, not the border.
  const fits =
    inUnit !== null &&
    isEnough(inUnit, SMALLEST_READING) &&
    (within(inUnit) || (readings.length > 0 && other === 'IU'));
  return fits ? [inUnit, ...readings] : readings;
}

/** The same number in a larger unit, for an amount far below everything that is recommended. */
export function largerReadings(
  sum: SubstanceSum,
  part: TakenIngredient,
  entered: Reading,
  published: Published,
  conversions: readonly ConversionRecord[],
): Reading[] {
  const { lowest } = published;
  const unit = largerUnit[part.entered.unit];
  if (lowest === null || unit === undefined || !unitsOf(sum.substance).includes(unit)) return [];
  if (entered.daily >= tidy(lowest.amount / PART_OF_RECOMMENDED)) return [];
  const reading = readAs(sum, part, part.entered.amount, unit, conversions);
  if (reading === null || reading.daily < lowest.amount / SMALLEST_READING) return [];
  const border = borderOf(reading, part, published);
  // Offered only where it would be an ordinary amount: not above the limit itself.
  return border !== null && border.ratio <= (border.times === TIMES_LIMIT ? 1 : border.times)
    ? [reading]
    : [];
}

/**
 * Shares of published values: what a weight of food brings beside what an authority publishes for a person. A share stands
 * only where unit, scope and equivalent allow it; otherwise the reason does.
 */
import type { SubstanceAmount } from '../../../contract/answers.ts';
import type { IntakeRecord } from '../../../contract/records.ts';
import type { Authority, IntakeKind } from '../../../contract/vocabulary.ts';
import { intakeText, numberText } from '../../shared/format.ts';

export type Share =
  | {
      known: true;
      /** Amount in the weight of food, in the unit of the record. */
      amount: number;
      percent: number;
      /** The food table leaves out a part of what the value counts. */
      atLeast: boolean;
      record: IntakeRecord;
    }
  | { known: false; reason: string };

/** Values that are to be reached, and those that are not to be passed, the usual one first. */
const toReach: readonly IntakeKind[] = ['RDA', 'PRI', 'AI', 'SAI'];
const notToPass: readonly IntakeKind[] = ['UL', 'CDRR', 'SLI'];

const inMicrograms: Readonly<Record<string, number>> = { g: 1e6, mg: 1e3, mcg: 1 };

/** Factor from the unit of a sum ("mcg RAE") to a unit of mass; null where there is none. */
function factorBetween(from: string, to: string): number | null {
  const mass = from.split(' ')[0] ?? '';
  if (mass === to) return 1;
  const a = inMicrograms[mass];
  const b = inMicrograms[to];
  return a === undefined || b === undefined ? null : a / b;
}

/** Why a value cannot be set against an amount of food; null when it can. */
function obstacle(record: IntakeRecord, unit: string): string | null {
  if (record.amount === null) return record.reason ?? 'the authority has set no value';
  if (record.unit === 'g/kg') return 'given per kg of body weight, which Cofactor does not know';
  if (record.unit === 'mg/MJ')
    return 'given per megajoule of energy eaten, which Cofactor does not know';
  if (record.unit === '% of energy')
    return 'given as a share of energy, which Cofactor does not know';
  if (record.increment)
    return `${intakeText(record)} is to be added to the value for adults (${record.kind})`;
  if (record.amountMax !== null) return `a range is given: ${intakeText(record)}`;
  if (record.equivalent === 'RE' && record.scope === 'total')
    return 'counted in retinol equivalents (RE); the food table is in RAE, which counts carotene differently';
  return factorBetween(unit, record.unit) === null
    ? `given in ${record.unit}, which the food table cannot be turned into`
    : null;
}

const shareOf = (
  record: IntakeRecord,
  published: number,
  per100g: number,
  grams: number,
  unit: string,
): Share => {
  const amount = (per100g * grams * (factorBetween(unit, record.unit) ?? 1)) / 100;
  return {
    known: true,
    amount,
    percent: (amount / published) * 100,
    atLeast: record.equivalent === 'NE',
    record,
  };
};

function alternativesText(records: readonly IntakeRecord[]): string {
  return `several values, depending on the person: ${records
    .map((record) => `${intakeText(record)} (${record.qualifier ?? record.form ?? record.kind})`)
    .join(', ')}`;
}

/**
 * Share of the value to be reached (RDA, PRI or AI) that `grams` of a food bring.
 * @param intakes values that hold for the person
 */
export function shareOfNeed(
  food: SubstanceAmount,
  grams: number,
  intakes: readonly IntakeRecord[],
  authority: Authority,
): Share {
  const own = intakes.filter(
    (record) => record.substance === food.substance && record.authority === authority,
  );
  for (const kind of toReach) {
    const records = own.filter((record) => record.kind === kind);
    const usable = records.filter((record) => obstacle(record, food.unit) === null);
    const [first, ...more] = usable;
    if (first === undefined) {
      const [found] = records;
      if (found !== undefined) return { known: false, reason: obstacle(found, food.unit) ?? '' };
      continue;
    }
    if (more.length > 0) return { known: false, reason: alternativesText(usable) };
    if (food.amount === null)
      return { known: false, reason: 'the amount in this food is not known' };
    if (first.amount === null || first.amount === 0)
      return { known: false, reason: 'the authority has set no value' };
    return shareOf(first, first.amount, food.amount, grams, food.unit);
  }
  return {
    known: false,
    reason: `${authority} gives this person no recommended or adequate intake`,
  };
}

const notFood: Partial<Record<IntakeRecord['scope'], string>> = {
  supplements: 'counts supplements and medicines only, not food',
  'supplements-and-fortified-food':
    'counts only what is added to food and supplements, which the food table does not tell apart',
  'alpha-tocopherol-supplements':
    'counts only what is added to food and supplements, not vitamin E of ordinary food',
  'added-dissociable-salts': 'counts only added salts, not magnesium of food',
  'free-nicotinic-acid': 'counts only free nicotinic acid, not the bound forms of food',
};

/** Share of the value that is not to be passed, only where its scope counts food. */
export function shareOfLimit(
  food: SubstanceAmount,
  grams: number,
  intakes: readonly IntakeRecord[],
  authority: Authority,
): Share {
  const own = intakes.filter(
    (record) => record.substance === food.substance && record.authority === authority,
  );
  const reasons: string[] = [];
  for (const record of notToPass.flatMap((kind) => own.filter((one) => one.kind === kind))) {
    const unit = record.scope in food.byScope ? (food.unit.split(' ')[0] ?? '') : food.unit;
    const why =
      obstacle(record, unit) ??
      (record.form === null
        ? null
        : `holds for ${record.form} only, which the table does not tell`);
    const per100g =
      record.scope in food.byScope
        ? (food.byScope[record.scope] ?? null)
        : record.scope === 'total'
          ? food.amount
          : undefined;
    if (why !== null || record.amount === null || record.amount === 0)
      reasons.push(`${record.kind}: ${why ?? 'no value set'}`);
    else if (per100g === undefined)
      reasons.push(`${record.kind} ${notFood[record.scope] ?? 'does not count food'}`);
    else if (per100g === null) reasons.push('the amount that counts is not known');
    else return shareOf(record, record.amount, per100g, grams, unit);
  }
  return {
    known: false,
    reason: reasons[0] ?? `${authority} gives this person no limit`,
  };
}

const three = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const figures = (value: number): string => (Math.abs(value) >= 1000 ? whole : three).format(value);

/** "25.3%", "1,230%", "0%"; three significant digits, as the food table carries no more. */
export const percentText = (value: number): string => `${figures(value)}%`;

/** "81 mg ÷ 320 mg": the arithmetic behind a share, both in the unit of the published value. */
export function arithmeticText({ amount, record }: Extract<Share, { known: true }>): string {
  const { unit } = record;
  return `${figures(amount)}\u00a0${unit} ÷ ${numberText(record.amount ?? 0)}\u00a0${unit}`;
}

/** What the supplements of a plan bring of a substance, in the unit in which a study tells its dose. */
import type { SourceId } from '../../contract/ids.ts';
import type { ConversionRecord, SubstanceRecord } from '../../contract/records.ts';
import { convertIngredient, unitsOf } from '../units/ingredient.ts';
import { convertMass, isMassUnit } from '../units/mass.ts';
import { shownTotal, tidy } from '../units/tidy.ts';
import type { SubstanceSum } from './sums.ts';

/** Conversions of a substance, each with its source. */
export type ConversionsOf = (substance: SubstanceRecord['id']) => readonly ConversionRecord[];

interface PlanDose {
  /** "4000 IU a day (100 mcg; 1 IU = 0.025 mcg)" */
  words: string;
  /** Of the factor, where one was needed. */
  sources: SourceId[];
}

const MASS = /\d\s?(mcg|mg|g)\b(?!\/(?:kg|l)\b)/giu;

/** The unit of a published dose: IU where the substance is counted in them, or the one unit of mass that it names. */
function unitOfDose(dose: string, substance: SubstanceRecord): string | null {
  if (/\bIU\b/u.test(dose) && unitsOf(substance).includes('IU')) return 'IU';
  const named = new Set([...dose.matchAll(MASS)].map(([, unit = '']) => unit));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}

interface Converted extends PlanDose {
  amount: number;
}

/**
 * The sum in IU, by the published rule of each form that is taken; null where a form has none. Not every form has the same
 * factor: it is shown only where all of them do.
 */
function inUnits(
  { substance, parts, result }: SubstanceSum,
  conversions: readonly ConversionRecord[],
): Converted | null {
  const factors = new Set<number>();
  const sources = new Set<SourceId>();
  let amount = 0;
  for (const { substance: own, form, serving, perDay } of parts) {
    const amountOf = serving?.amount ?? null;
    if (amountOf === null) continue;
    if (own?.id !== substance.id) return null;
    const one = convertIngredient(
      substance,
      { amount: 1, unit: 'IU', basis: 'elemental', form, perDay },
      conversions,
    );
    if (!one.ok || one.value.amount === null) return null;
    const factor = one.value.amount;
    factors.add(factor);
    for (const source of one.value.sources) sources.add(source);
    amount += (amountOf * perDay) / factor;
  }
  const [factor] = factors;
  if (factor === undefined) return null;
  const sum = `${shownTotal(result.supplements ?? 0)} ${result.unit}`;
  const rule = factors.size === 1 ? `; 1 IU = ${String(factor)} ${result.unit}` : '';
  return { amount: tidy(amount), words: ` (${sum}${rule})`, sources: [...sources] };
}

/**
 * The sum of the supplements, set in the unit of `dose` by a published rule. Where there is none, both units stand as they
 * are and the words say so.
 */
export function planDose(sum: SubstanceSum, dose: string, conversionsOf: ConversionsOf): PlanDose {
  const { supplements } = sum.result;
  if (supplements === null) return { words: takenWords(sum, null), sources: [] };
  const wanted = supplements === 0 ? null : unitOfDose(dose, sum.substance);
  if (wanted !== 'IU') return { words: takenWords(sum, wanted), sources: [] };
  const found = inUnits(sum, conversionsOf(sum.substance.id));
  if (found === null) {
    return {
      words: `${takenWords(sum, null)}, with no published rule that turns it into IU`,
      sources: [],
    };
  }
  return {
    words: dailyWords(found.amount, 'IU', sum, found.words),
    sources: found.sources,
  };
}

/** "375 mg a day", with what is not known about it; in `unit` where both are units of mass. */
export function takenWords(sum: SubstanceSum | undefined, unit: string | null): string {
  const amount = sum?.result.supplements ?? null;
  if (sum === undefined || amount === null) return 'an amount that is not known';
  const own = sum.result.unit;
  const [value, inUnit] =
    unit !== null && isMassUnit(own) && isMassUnit(unit)
      ? [tidy(convertMass(amount, own, unit)), unit]
      : [amount, own];
  return dailyWords(value, inUnit, sum);
}

function dailyWords(value: number, unit: string, { scoped }: SubstanceSum, more = ''): string {
  return scoped.incomplete
    ? `at least ${shownTotal(value)} ${unit} a day${more}, and more of which the amount is not known`
    : `${shownTotal(value)} ${unit} a day${more}`;
}

/** What an entered amount comes to in the other units of labels, by the rule of its form. */
import type { ConvertOutput } from '../../../contract/answers.ts';
import { planUnits, type PlanUnit } from '../../../contract/units.ts';

export interface ToConvert {
  substance: string;
  form: string | null;
  amount: number;
  unit: PlanUnit;
}

/**
 * What to ask the core; null where there is nothing to convert. A compound with a known share of the nutrient is left to
 * its two readings: which of them holds, only the label says.
 */
export function conversionOf(entry: {
  substance: string | null;
  form: string | null;
  fraction: number | null;
  amount: number | null;
  unit: PlanUnit;
}): ToConvert | null {
  const { substance, form, fraction, amount, unit } = entry;
  if (substance === null || amount === null || !(amount > 0) || amount > 1e12) return null;
  return fraction === null ? { substance, form, amount, unit } : null;
}

/** Results in units of labels: what stands in blood tests or in moles does not help to read a label. */
export function labelResults(answer: ConvertOutput, entered: PlanUnit): ConvertOutput['results'] {
  return answer.results.filter(
    (result) => result.unit !== entered && planUnits.some((unit) => unit === result.unit),
  );
}

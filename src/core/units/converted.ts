/** What the conversion of one ingredient takes and gives. */
import type { SourceId } from '../../contract/ids.ts';
import type { ConversionRecord, FormRecord } from '../../contract/records.ts';
import type { IntakeScope } from '../../contract/vocabulary.ts';
import { convertMass, isMassUnit } from './mass.ts';
import { tidy } from './tidy.ts';

export interface IngredientAmount {
  /** Of one serving. */
  amount: number;
  unit: string;
  basis: 'elemental' | 'compound' | 'unknown';
  form: FormRecord | null;
  /** Servings per average day: some factors hold from a daily amount on. */
  perDay: number;
}

export interface Converted {
  /** In the substance's unit; null where it cannot be known. */
  amount: number | null;
  /** Two readings in the substance's unit where the label leaves it open. */
  range: { low: number; high: number } | null;
  /** Amounts that a scoped limit counts, in the unit of mass of the substance; absent: the ordinary amount counts. */
  scoped: Partial<Record<IntakeScope, number>>;
  /** Where there is a range: what a scoped limit would count at the reading that counts most. */
  scopedHigh: Partial<Record<IntakeScope, number>>;
  /** The steps in words ("400 mg × 0.603 = 241.2 mg"); empty when nothing was converted. */
  steps: string[];
  /** What was assumed because the label does not say it; null when nothing was. */
  assumption: string | null;
  sources: SourceId[];
}

export type Factors = (id: string) => ConversionRecord;

export const show = (value: number): string => String(tidy(value));

export function plain(amount: number | null, more: Partial<Converted> = {}): Converted {
  return {
    amount,
    range: null,
    scoped: {},
    scopedHigh: {},
    steps: [],
    assumption: null,
    sources: [],
    ...more,
  };
}

export function asMass(input: IngredientAmount, to: 'mg' | 'mcg' | 'g'): number {
  return isMassUnit(input.unit) ? convertMass(input.amount, input.unit, to) : input.amount;
}

export function step(
  input: Pick<IngredientAmount, 'amount' | 'unit'>,
  factor: ConversionRecord,
  result: number,
  unit: string,
): string {
  return `${show(input.amount)} ${input.unit} × ${show(factor.factor)} = ${show(result)} ${unit}`;
}

export function massStep(input: IngredientAmount, amount: number, unit: string): string[] {
  return input.unit === unit
    ? []
    : [`${show(input.amount)} ${input.unit} = ${show(amount)} ${unit}`];
}

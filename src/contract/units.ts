/** Units of amounts. An amount without its unit does not exist in Cofactor. */
import * as v from 'valibot';

/** Units in which amounts are entered in plans. */
export const planUnits = [
  'mg',
  'mcg',
  'g',
  'L',
  'IU',
  'CFU',
  'mcg RAE',
  'mcg DFE',
  'mg NE',
] as const;
export const PlanUnit = v.picklist(planUnits);
export type PlanUnit = v.InferOutput<typeof PlanUnit>;

/** Units in which amounts of a substance are summed; null for groups and foods, which have no sum. */
export const sumUnits = ['mg', 'mcg', 'g', 'L', 'CFU', 'mcg RAE', 'mcg DFE', 'mg NE'] as const;
export const SumUnit = v.picklist(sumUnits);
export type SumUnit = v.InferOutput<typeof SumUnit>;

/** Units in which authorities publish intake references (all per day). */
export const intakeUnits = ['mg', 'mcg', 'g', 'L', 'g/kg', 'mg/MJ', '% of energy'] as const;
export const IntakeUnit = v.picklist(intakeUnits);
export type IntakeUnit = v.InferOutput<typeof IntakeUnit>;

/** Mass of a food, in grams. */
export const Grams = v.pipe(
  v.number('must be a number'),
  v.finite('must be a finite number'),
  v.minValue(0, 'must not be negative'),
  v.brand('Grams'),
);
export type Grams = v.InferOutput<typeof Grams>;

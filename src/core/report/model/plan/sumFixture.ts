/** Sums of one nutrient for tests. */
import type { IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';

export const value = (more: Partial<ReferenceComparison>): ReferenceComparison =>
  ({
    authority: 'NASEM',
    kind: 'UL',
    scope: 'total',
    amount: 350,
    amountMax: null,
    unit: 'mg',
    equivalent: null,
    qualifier: null,
    form: null,
    year: 1997,
    compared: null,
    status: 'not-compared',
    note: null,
    lifeStage: 'Females, 31 to 50 years',
    source: 'nasem-2019',
    ...more,
  }) as ReferenceComparison;

export const sumWith = (more: Partial<IntakeSum>): IntakeSum =>
  ({
    substance: 'magnesium',
    name: 'Magnesium',
    unit: 'mg',
    food: { amount: 81, known: 1, of: 1 },
    supplements: 300,
    total: 381,
    contributions: [{ item: 'Magnesium', name: 'Magnesium', amount: 300 }],
    references: [],
    ...more,
  }) as IntakeSum;

/** A published value for tests: the RDA of magnesium for women of 31 to 50 years, unless told otherwise. */
import * as v from 'valibot';
import { IntakeRecord } from '../../contract/records.ts';

export const intakeRecord = (more: Partial<Record<keyof IntakeRecord, unknown>>) =>
  v.parse(IntakeRecord, {
    authority: 'NASEM',
    substance: 'magnesium',
    lifeStage: 'female-31-50',
    kind: 'RDA',
    amount: 320,
    amountMax: null,
    unit: 'mg',
    equivalent: null,
    scope: 'total',
    qualifier: null,
    form: null,
    increment: false,
    minAgeMonths: null,
    maxAgeMonths: null,
    reason: null,
    note: null,
    asPublished: null,
    source: 'nasem-2019',
    report: null,
    confirmed: true,
    evidence: 'official-page',
    ...more,
  });

/** The records that a record mentions, so that their names can be shown. */
import type { OutcomeRow } from '../../contract/answers.ts';
import { ref, type EntityRef } from '../../contract/ids.ts';
import type { CautionRecord, InteractionRecord } from '../../contract/records.ts';

export const interactionRefs = (record: InteractionRecord): EntityRef[] => [
  ref('interaction', record.id),
  ref('substance', record.substance),
  ...(record.form === null ? [] : [ref('form', record.form)]),
  ...(record.type === 'substance'
    ? [ref('substance', record.with)]
    : 'medication' in record.target
      ? [ref('medication', record.target.medication)]
      : [ref('medication-class', record.target.class)]),
];

export const claimRefs = (rows: readonly OutcomeRow[]): EntityRef[] =>
  rows.flatMap((row) => [
    ref('claim', row.claim),
    ref('substance', row.substance),
    ref('condition', row.condition),
    ...row.studies.flatMap(({ elementalDose }) =>
      elementalDose === null || elementalDose.form === null
        ? []
        : [ref('form', elementalDose.form)],
    ),
  ]);

export const cautionRefs = (record: CautionRecord): EntityRef[] => [
  ref('caution', record.id),
  ref('substance', record.substance),
  ref('condition', record.condition),
];

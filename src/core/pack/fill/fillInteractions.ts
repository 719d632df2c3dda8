/** Medicines, their classes, and interactions of both types. */
import type { InteractionRecord } from '../../../contract/records.ts';
import type { Content } from '../content/shapes.ts';
import type { Insert, SqlValue } from '../packFile.ts';

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** Columns that only one type of interaction has; the other type leaves them NULL. */
function ownColumns(record: InteractionRecord): Record<string, SqlValue> {
  if (record.type === 'substance')
    return { with_substance: record.with, apart_hours: record.separation?.hours ?? null };
  const { target, separation } = record;
  return {
    target_medication: 'medication' in target ? target.medication : null,
    target_class: 'class' in target ? target.class : null,
    before_hours: separation?.beforeHours ?? null,
    after_hours: separation?.afterHours ?? null,
    separation_order: separation?.order ?? null,
    alternative: separation?.alternative ?? null,
  };
}

export function fillInteractions(content: Content, insert: Insert): void {
  for (const { record } of content.medicationClasses)
    insert('medication_class', {
      id: record.id,
      name: record.name,
      atc: JSON.stringify(record.atc),
      atc_confirmed: flag(record.atcConfirmed),
      note: record.note,
    });
  for (const { record } of content.medications) {
    insert('medication', {
      id: record.id,
      name: record.name,
      synonyms: JSON.stringify(record.synonyms),
      atc: JSON.stringify(record.atc),
      atc_confirmed: flag(record.atcConfirmed),
      atc_name: record.atcName,
    });
    for (const [position, medicationClass] of record.classes.entries())
      insert('medication_membership', { medication: record.id, class: medicationClass, position });
  }
  for (const { record } of content.interactions) {
    insert('interaction', {
      id: record.id,
      type: record.type,
      substance: record.substance,
      form: record.form,
      action: record.action,
      severity: record.severity,
      direction: record.direction,
      mechanism: record.mechanism,
      effect: record.effect,
      management: record.management,
      timing: record.timing,
      evidence: record.evidence,
      evidence_note: record.evidenceNote,
      second_hand: flag(record.secondHand),
      expert_review: record.expertReview,
      reviewed_on: record.reviewedOn,
      ...ownColumns(record),
    });
    for (const [position, source] of record.sources.entries())
      insert('interaction_source', { interaction: record.id, position, source });
    if (record.type === 'medicine') continue;
    for (const [position, { of, amount, unit, per, about }] of record.dosesSeen.entries())
      insert('interaction_dose_seen', {
        interaction: record.id,
        position,
        of_substance: of,
        amount,
        unit,
        per,
        about,
      });
  }
}

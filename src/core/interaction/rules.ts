/**
 * How records apply to a pair: a medicine's own record wins over that of its class for hours, the stricter action is
 * shown, no hours are inherited under "never together", and a form's record wins over its substance's.
 */
import type { SubstanceId } from '../../contract/ids.ts';
import type {
  DrugInteraction,
  InteractionRecord,
  MedicationRecord,
  NutrientInteraction,
} from '../../contract/records.ts';
import { actions, severities, type Action, type Severity } from '../../contract/vocabulary.ts';

/** Records that hold for whatever is taken. */
export const anySupplement = ['any-supplement', 'any-oral-supplement'] as const;

/** What stands on the supplement side of a pair. */
export interface Taken {
  substance: SubstanceId;
  /** Forms in which it is taken; null for an ingredient without a form. */
  forms: ReadonlySet<string | null>;
  /** The substance and everything broader whose records apply to it. */
  appliesAs: ReadonlySet<string>;
}

/** A record as it applies to one pair, with what its relatives add. */
export interface Applied<T extends InteractionRecord> {
  record: T;
  /** The strictest of the record's own action and those of the class records behind it. */
  action: Action;
  severity: Severity;
  /** Class records that this one replaces. */
  behind: T[];
}

export function stricter<T extends string>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}

function formFits(record: InteractionRecord, taken: Taken): boolean {
  return record.form === null || taken.forms.has(record.form);
}

/** Drops the record of the whole substance where one of the form taken says it for the same counterpart. */
function preferForms<T extends InteractionRecord>(records: T[], key: (record: T) => string): T[] {
  const withForm = new Set(
    records.filter((r) => r.form !== null).map((r) => `${r.substance} ${key(r)}`),
  );
  return records.filter((r) => r.form !== null || !withForm.has(`${r.substance} ${key(r)}`));
}

function targetKey(record: DrugInteraction): string {
  return 'medication' in record.target
    ? `m/${record.target.medication}`
    : `c/${record.target.class}`;
}

/** The medicine interactions of a taken substance with one medicine, own records first, worst first. */
export function medicineRecords(
  records: readonly DrugInteraction[],
  taken: Taken,
  medication: MedicationRecord,
): Applied<DrugInteraction>[] {
  const classes = new Set<string>(medication.classes);
  const fits = records.filter(
    (record) =>
      taken.appliesAs.has(record.substance) &&
      formFits(record, taken) &&
      ('medication' in record.target
        ? record.target.medication === medication.id
        : classes.has(record.target.class)),
  );
  if (fits.length === 0) return [];
  const chosen = preferForms(fits, targetKey);
  const own = chosen.filter((record) => 'medication' in record.target);
  const byClass = chosen.filter((record) => 'class' in record.target);
  const applied: Applied<DrugInteraction>[] = own.map((record) => {
    const behind = byClass.filter((other) => other.substance === record.substance);
    return {
      record,
      action: behind.reduce(
        (worst, other) => stricter(actions, worst, other.action),
        record.action,
      ),
      severity: behind.reduce(
        (worst, other) => stricter(severities, worst, other.severity),
        record.severity,
      ),
      behind,
    };
  });
  const replaced = new Set(
    // A class record whose hours the medicine's own record replaces is not shown beside it: the two would contradict.
    applied.flatMap(({ behind }) => behind.filter((other) => other.timing !== null)),
  );
  for (const record of byClass) {
    if (replaced.has(record)) continue;
    applied.push({ record, action: record.action, severity: record.severity, behind: [] });
  }
  return applied;
}

/** The interactions between two taken substances, in either direction of the record. */
export function substanceRecords(
  records: readonly NutrientInteraction[],
  one: Taken,
  other: Taken,
): NutrientInteraction[] {
  const fits = records.filter(
    (record) =>
      (one.appliesAs.has(record.substance) &&
        formFits(record, one) &&
        other.appliesAs.has(record.with)) ||
      (other.appliesAs.has(record.substance) &&
        formFits(record, other) &&
        one.appliesAs.has(record.with)),
  );
  return fits.length < 2 ? fits : preferForms(fits, (record) => record.with);
}

/** What a record says about time, with its kind; null where it gives no timing rule with hours. */
export function separationWords(
  record: Pick<DrugInteraction, 'separation' | 'timing'>,
  medicine: string,
  supplement: string,
): string | null {
  const separation = record.separation;
  if (record.timing === 'never-together') {
    return `${medicine} and ${supplement}: no gap in hours helps, according to the record.`;
  }
  if (separation === null) return null;
  const hours = (n: number): string => `${n} ${n === 1 ? 'hour' : 'hours'}`;
  const parts = [
    separation.beforeHours === null ? null : `at least ${hours(separation.beforeHours)} before`,
    separation.afterHours === null ? null : `at least ${hours(separation.afterHours)} after`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const first =
    record.timing === 'first-thing'
      ? ' first thing, before food, drink and everything else, and'
      : '';
  const only = parts.length === 1 ? ' (the sources name only this order)' : '';
  const doubt =
    record.timing === 'gap-may-not-be-enough'
      ? ' The record adds when a gap may not be enough.'
      : '';
  return `${medicine}${first} ${parts.join(' or ')} ${supplement}${only}.${doubt}`;
}

import type { InteractionRecord } from '../../../contract/records.ts';
import { actions, severities, type Action } from '../../../contract/vocabulary.ts';
import { timingWord } from '../../shared/format.ts';

/** The record on the other side of an interaction, as `kind/id`. */
export function otherSide(record: InteractionRecord): string {
  if (record.type === 'substance') return `substance/${record.with}`;
  return 'medication' in record.target
    ? `medication/${record.target.medication}`
    : `medication-class/${record.target.class}`;
}

/** The supplement side: the form where the record holds for one form only. */
export function supplementSide(record: InteractionRecord): string {
  return record.form === null ? `substance/${record.substance}` : `form/${record.form}`;
}

/** Most restrictive action first, then the graver. */
export function byAction(records: readonly InteractionRecord[]): InteractionRecord[] {
  return [...records].sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      a.id.localeCompare(b.id),
  );
}

/** The same in groups of one action each, without empty groups. */
export function groupByAction(
  records: readonly InteractionRecord[],
): { action: Action; records: InteractionRecord[] }[] {
  const sorted = byAction(records);
  return actions
    .map((action) => ({ action, records: sorted.filter((record) => record.action === action) }))
    .filter((group) => group.records.length > 0);
}

/**
 * The records of a medicine: those in which it lowers or raises a nutrient, and all others. A record that works both ways
 * stands with the others, because taking the supplement changes something.
 */
export function splitByDirection(records: readonly InteractionRecord[]): {
  affectsNutrient: InteractionRecord[];
  meets: InteractionRecord[];
} {
  const affects = (record: InteractionRecord): boolean =>
    record.direction === 'drug-affects-nutrient';
  return {
    affectsNutrient: records.filter(affects),
    meets: records.filter((record) => !affects(record)),
  };
}

/** The records of a medicine in the order of its page. */
export function inPageOrder(records: readonly InteractionRecord[]): InteractionRecord[] {
  const { meets, affectsNutrient } = splitByDirection(records);
  return [...byAction(meets), ...byAction(affectsNutrient)];
}

/** Who changes whom, in words. */
export const directionText: Readonly<Record<InteractionRecord['direction'], string>> = {
  'supplement-affects-drug': 'The supplement changes what the medicine does',
  'drug-affects-nutrient': 'The medicine changes the level of the nutrient',
  'substance-affects-with': 'The first changes the second',
  'with-affects-substance': 'The second changes the first',
  both: 'Each changes the other',
};

function hours(value: number): string {
  if (value < 1) return `${value * 60} minutes`;
  return value === 1 ? '1 hour' : `${value} hours`;
}

/** The gap that the sources give, in words; null where they give none. */
export function separationText(record: InteractionRecord): string | null {
  if (record.separation === null) return null;
  if (record.type === 'substance') return `at least ${hours(record.separation.hours)} apart`;
  const { beforeHours, afterHours } = record.separation;
  if (beforeHours !== null && beforeHours === afterHours)
    return `at least ${hours(beforeHours)} between the medicine and the supplement`;
  const parts: string[] = [];
  if (beforeHours !== null)
    parts.push(`the medicine at least ${hours(beforeHours)} before the supplement`);
  if (afterHours !== null)
    parts.push(`the medicine at least ${hours(afterHours)} after the supplement`);
  return parts.length === 0 ? null : parts.join(', or ');
}

/** The other timing that the sources give, in words; it may be recorded as a short name ("together-with-a-meal"). */
export function alternativeText(alternative: string): string {
  return alternative.includes(' ') ? alternative : alternative.replaceAll('-', ' ');
}

/** Kind of timing with its hours, as one sentence; null where the sources give no timing rule. */
export function timingText(record: InteractionRecord): string | null {
  if (record.timing === null) return null;
  const gap = separationText(record);
  if (gap === null) return `${timingWord[record.timing]}.`;
  if (record.timing === 'hours-apart') return `${gap.charAt(0).toUpperCase()}${gap.slice(1)}.`;
  return `${timingWord[record.timing]}; the sources give: ${gap}.`;
}

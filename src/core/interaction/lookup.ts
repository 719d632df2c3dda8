/**
 * Which of a few hundred records can concern a pair. A plan has thousands of pairs and nearly all of them have none, so
 * this is answered from tables made once of the pack, without walking through a list and without making one.
 */
import type {
  DrugInteraction,
  InteractionRecord,
  MedicationRecord,
  NutrientInteraction,
} from '../../contract/records.ts';
import { actions, severities } from '../../contract/vocabulary.ts';
import type { Taken } from './rules.ts';

/** Nothing found: one list for all of them. */
export const none: readonly never[] = Object.freeze([]);

/** Sorts the list itself: by action, then severity, then id. */
export function worstFirst<T extends InteractionRecord>(records: T[]): T[] {
  return records.sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** The records that name one medicine or one of its classes. */
export interface MedicineRecords {
  worstFirst: readonly DrugInteraction[];
  /** Those on anything that applies to what is taken, in the order of all records; forms are not looked at. */
  of(taken: Taken): readonly DrugInteraction[];
}

/** @param records in the order in which answers list them */
export function recordsNaming(
  medication: MedicationRecord,
  records: readonly DrugInteraction[],
): MedicineRecords {
  const classes = new Set<string>(medication.classes);
  const naming = records.filter((record) =>
    'medication' in record.target
      ? record.target.medication === medication.id
      : classes.has(record.target.class),
  );
  const rank = new Map(naming.map((record, index) => [record, index]));
  const bySubstance = new Map<string, DrugInteraction[]>();
  for (const record of naming) listIn(bySubstance, record.substance).push(record);
  return {
    worstFirst: worstFirst([...naming]),
    of: ({ appliesAs }) => {
      let found: readonly DrugInteraction[] = none;
      for (const id of appliesAs) {
        const more = bySubstance.get(id);
        if (more !== undefined) found = joined(found, more, rank);
      }
      return found;
    },
  };
}

export interface SubstanceRecords {
  /** Records between anything that applies to one side and anything that applies to the other, in either direction. */
  of(one: Taken, other: Taken): readonly NutrientInteraction[];
}

/** @param records in the order in which answers list them */
export function recordsBetween(records: readonly NutrientInteraction[]): SubstanceRecords {
  const rank = new Map(records.map((record, index) => [record, index]));
  const partners = new Map<string, Map<string, NutrientInteraction[]>>();
  const add = (one: string, other: string, record: NutrientInteraction): void => {
    const known = partners.get(one) ?? new Map<string, NutrientInteraction[]>();
    partners.set(one, known);
    listIn(known, other).push(record);
  };
  for (const record of records) {
    add(record.substance, record.with, record);
    if (record.with !== record.substance) add(record.with, record.substance, record);
  }
  return {
    of(one, other) {
      let found: readonly NutrientInteraction[] = none;
      for (const id of one.appliesAs) {
        const known = partners.get(id);
        if (known === undefined) continue;
        for (const partner of other.appliesAs) {
          const more = known.get(partner);
          if (more !== undefined) found = joined(found, more, rank);
        }
      }
      return found;
    },
  };
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

/** Each record once, in the order of all records. */
function joined<T>(
  found: readonly T[],
  more: readonly T[],
  rank: ReadonlyMap<T, number>,
): readonly T[] {
  if (found.length === 0) return more;
  const at = (record: T): number => rank.get(record) ?? 0;
  return [...new Set([...found, ...more])].sort((a, b) => at(a) - at(b));
}

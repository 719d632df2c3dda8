/** Names of the records that a record is about. */
import type { SubstanceRecord } from '../../contract/records.ts';
import type { Content } from './content/shapes.ts';

export interface Lookup {
  substance: (id: string) => SubstanceRecord | undefined;
  substanceName: (id: string) => string;
  conditionName: (id: string) => string;
  conditionSynonyms: (id: string) => readonly string[];
  className: (id: string) => string;
  members: (classId: string) => readonly { name: string; synonyms: readonly string[] }[];
  medication: (id: string) => { name: string; synonyms: readonly string[] } | undefined;
}

export function lookup(content: Content): Lookup {
  const substances = new Map(content.substances.map(({ record }) => [String(record.id), record]));
  const conditions = new Map(content.conditions.map(({ record }) => [String(record.id), record]));
  const classes = new Map(
    content.medicationClasses.map(({ record }) => [String(record.id), record]),
  );
  const medications = new Map(content.medications.map(({ record }) => [String(record.id), record]));
  const members = Map.groupBy(
    content.medications.flatMap(({ record }) =>
      record.classes.map((classId) => ({ classId: String(classId), record })),
    ),
    ({ classId }) => classId,
  );
  return {
    substance: (id) => substances.get(id),
    substanceName: (id) => substances.get(id)?.name ?? id,
    conditionName: (id) => conditions.get(id)?.name ?? id,
    conditionSynonyms: (id) => conditions.get(id)?.synonyms ?? [],
    className: (id) => classes.get(id)?.name ?? id,
    members: (id) => (members.get(id) ?? []).map(({ record }) => record),
    medication: (id) => medications.get(id),
  };
}

/** Interactions, cautions and medicines, as other domains need them. */
import type { ConditionId, SubstanceId } from '../../contract/ids.ts';
import type {
  CautionRecord,
  DrugInteraction,
  InteractionRecord,
  MedicationClassRecord,
  MedicationRecord,
  NutrientInteraction,
} from '../../contract/records.ts';
import { actions, cautionLevels, severities } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { createInteractionRepository } from './repository.ts';
import { medicineRecords, substanceRecords, type Applied, type Taken } from './rules.ts';

export interface InteractionService {
  get(id: string): InteractionRecord | null;
  caution(id: string): CautionRecord | null;
  medication(id: string): MedicationRecord | null;
  medicationClass(id: string): MedicationClassRecord | null;
  members(classId: string): MedicationRecord[];
  /** Records of any of these substances, on either side, worst first. */
  ofSubstances(ids: readonly SubstanceId[]): InteractionRecord[];
  /** Records that name the medicine or one of its classes, worst first. */
  ofMedication(medication: MedicationRecord): InteractionRecord[];
  ofClass(id: string): InteractionRecord[];
  withMedicine(taken: Taken, medication: MedicationRecord): Applied<DrugInteraction>[];
  between(one: Taken, other: Taken): NutrientInteraction[];
  cautionsOf(ids: readonly string[]): CautionRecord[];
  cautionsFor(condition: ConditionId): CautionRecord[];
}

function worstFirst<T extends InteractionRecord>(records: T[]): T[] {
  return records.sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.id < b.id ? -1 : 1),
  );
}

export function createInteractionService(db: ReferenceDb): InteractionService {
  const repository = createInteractionRepository(db);
  // A few hundred records that every check walks through; the pack is immutable, so they are read once.
  let loaded: {
    all: InteractionRecord[];
    drug: DrugInteraction[];
    nutrient: NutrientInteraction[];
  } | null = null;
  const records = () => {
    if (loaded === null) {
      const all = repository.interactions();
      loaded = {
        all,
        drug: all.filter((record) => record.type === 'medicine'),
        nutrient: all.filter((record) => record.type === 'substance'),
      };
    }
    return loaded;
  };
  let cautions: CautionRecord[] | null = null;
  const allCautions = (): CautionRecord[] => (cautions ??= repository.cautions());
  const byLevel = (list: CautionRecord[]): CautionRecord[] =>
    list.sort(
      (a, b) =>
        cautionLevels.indexOf(a.level) - cautionLevels.indexOf(b.level) || (a.id < b.id ? -1 : 1),
    );

  return {
    get: (id) => repository.interaction(id),
    caution: (id) => repository.caution(id),
    medication: (id) => repository.medication(id),
    medicationClass: (id) => repository.medicationClass(id),
    members: (id) => repository.members(id),
    ofSubstances(ids) {
      const wanted = new Set<string>(ids);
      return worstFirst(
        records().all.filter(
          (record) =>
            wanted.has(record.substance) ||
            (record.type === 'substance' && wanted.has(record.with)),
        ),
      );
    },
    ofMedication(medication) {
      const classes = new Set<string>(medication.classes);
      return worstFirst(
        records().drug.filter((record) =>
          'medication' in record.target
            ? record.target.medication === medication.id
            : classes.has(record.target.class),
        ),
      );
    },
    ofClass: (id) =>
      worstFirst(
        records().drug.filter((record) => 'class' in record.target && record.target.class === id),
      ),
    withMedicine: (taken, medication) => medicineRecords(records().drug, taken, medication),
    between: (one, other) => substanceRecords(records().nutrient, one, other),
    cautionsOf(ids) {
      const wanted = new Set(ids);
      return byLevel(allCautions().filter((caution) => wanted.has(caution.substance)));
    },
    cautionsFor: (condition) =>
      byLevel(allCautions().filter((caution) => caution.condition === condition)),
  };
}

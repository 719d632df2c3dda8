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
import { cautionLevels } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { groupBy } from '../json.ts';
import { memo } from '../memo.ts';
import {
  none,
  recordsBetween,
  recordsNaming,
  worstFirst,
  type MedicineRecords,
  type SubstanceRecords,
} from './lookup.ts';
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
  /** Whether any record names the substance, on either side. */
  isRecorded(substance: string): boolean;
  /** Records that name the medicine or one of its classes, worst first. */
  ofMedication(medication: MedicationRecord): InteractionRecord[];
  ofClass(id: string): InteractionRecord[];
  withMedicine(taken: Taken, medication: MedicationRecord): readonly Applied<DrugInteraction>[];
  between(one: Taken, other: Taken): readonly NutrientInteraction[];
  cautionsOf(ids: readonly string[]): CautionRecord[];
  cautionsFor(condition: ConditionId): CautionRecord[];
}

export function createInteractionService(db: ReferenceDb): InteractionService {
  const repository = createInteractionRepository(db);
  // A few hundred records that every check walks through; the pack is immutable, so they are read once.
  let loaded: {
    all: InteractionRecord[];
    drug: DrugInteraction[];
    nutrient: NutrientInteraction[];
    named: ReadonlySet<string>;
  } | null = null;
  const records = () => {
    if (loaded === null) {
      const all = repository.interactions();
      loaded = {
        all,
        drug: all.filter((record) => record.type === 'medicine'),
        nutrient: all.filter((record) => record.type === 'substance'),
        named: new Set(
          all.flatMap((record) =>
            record.type === 'substance' ? [record.substance, record.with] : [record.substance],
          ),
        ),
      };
    }
    return loaded;
  };
  let cautions: ReadonlyMap<string, readonly CautionRecord[]> | null = null;
  const cautionsBySubstance = () =>
    (cautions ??= groupBy(repository.cautions(), (caution) => caution.substance));
  const medicationOf = memo((id: string) => repository.medication(id));
  const classOf = memo((id: string) => repository.medicationClass(id));
  // What follows from the pack alone is worked out once and never grows beyond it.
  let between: SubstanceRecords | null = null;
  const namingById = new Map<string, MedicineRecords>();
  const naming = (medication: MedicationRecord): MedicineRecords => {
    const known = namingById.get(medication.id) ?? recordsNaming(medication, records().drug);
    namingById.set(medication.id, known);
    return known;
  };
  const byLevel = (list: CautionRecord[]): CautionRecord[] =>
    list.sort(
      (a, b) =>
        cautionLevels.indexOf(a.level) - cautionLevels.indexOf(b.level) || (a.id < b.id ? -1 : 1),
    );

  return {
    get: (id) => repository.interaction(id),
    caution: (id) => repository.caution(id),
    medication: medicationOf,
    medicationClass: classOf,
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
    isRecorded: (substance) => records().named.has(substance),
    ofMedication: (medication) => [...naming(medication).worstFirst],
    ofClass: (id) =>
      worstFirst(
        records().drug.filter((record) => 'class' in record.target && record.target.class === id),
      ),
    withMedicine(taken, medication) {
      const found = naming(medication).of(taken);
      return found.length === 0 ? none : medicineRecords(found, taken, medication);
    },
    between(one, other) {
      const found = (between ??= recordsBetween(records().nutrient)).of(one, other);
      return found.length === 0 ? none : substanceRecords(found, one, other);
    },
    cautionsOf(ids) {
      const bySubstance = cautionsBySubstance();
      return byLevel([...new Set(ids)].flatMap((id) => bySubstance.get(id) ?? []));
    },
    cautionsFor: (condition) =>
      byLevel(
        [...cautionsBySubstance().values()]
          .flat()
          .filter((caution) => caution.condition === condition),
      ),
  };
}

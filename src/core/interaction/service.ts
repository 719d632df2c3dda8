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
import { groupBy } from '../json.ts';
import { memo } from '../memo.ts';
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
  /** Of a few hundred records the handful that can concern the medicine. */
  const namingById = new Map<string, readonly DrugInteraction[]>();
  const naming = (medication: MedicationRecord): readonly DrugInteraction[] => {
    const known = namingById.get(medication.id);
    if (known !== undefined) return known;
    const classes = new Set<string>(medication.classes);
    const found = records().drug.filter((record) =>
      'medication' in record.target
        ? record.target.medication === medication.id
        : classes.has(record.target.class),
    );
    namingById.set(medication.id, found);
    return found;
  };
  // One check asks for the same pair several times: for its findings, its times and its day.
  const withMedicines = new WeakMap<Taken, Map<string, Applied<DrugInteraction>[]>>();
  /** The few records between substances that name either side of what is taken. */
  const touched = new WeakMap<Taken, readonly NutrientInteraction[]>();
  const touching = (taken: Taken): readonly NutrientInteraction[] => {
    const known = touched.get(taken);
    if (known !== undefined) return known;
    const found = records().nutrient.filter(
      (record) => taken.appliesAs.has(record.substance) || taken.appliesAs.has(record.with),
    );
    touched.set(taken, found);
    return found;
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
    ofMedication: (medication) => worstFirst([...naming(medication)]),
    ofClass: (id) =>
      worstFirst(
        records().drug.filter((record) => 'class' in record.target && record.target.class === id),
      ),
    withMedicine(taken, medication) {
      const known = withMedicines.get(taken) ?? new Map<string, Applied<DrugInteraction>[]>();
      withMedicines.set(taken, known);
      const found =
        known.get(medication.id) ?? medicineRecords(naming(medication), taken, medication);
      known.set(medication.id, found);
      return found;
    },
    between: (one, other) => substanceRecords(touching(one), one, other),
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

/** Reads interactions, cautions and medicines from the reference. */
import type {
  CautionId,
  ConditionId,
  FormId,
  InteractionId,
  MedicationClassId,
  MedicationId,
  SourceId,
  SubstanceId,
} from '../../contract/ids.ts';
import type {
  CautionRecord,
  DrugInteraction,
  InteractionRecord,
  MedicationClassRecord,
  MedicationRecord,
  NutrientInteraction,
} from '../../contract/records.ts';
import type { PlanUnit } from '../../contract/units.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { jsonList } from '../json.ts';

interface InteractionRow {
  id: InteractionId;
  type: 'medicine' | 'substance';
  substance: SubstanceId;
  form: FormId | null;
  target_medication: MedicationId | null;
  target_class: MedicationClassId | null;
  with_substance: SubstanceId | null;
  action: InteractionRecord['action'];
  severity: InteractionRecord['severity'];
  direction: DrugInteraction['direction'] | NutrientInteraction['direction'];
  mechanism: string;
  effect: string;
  management: string;
  timing: InteractionRecord['timing'];
  before_hours: number | null;
  after_hours: number | null;
  apart_hours: number | null;
  separation_order: 'either' | 'medicine-first' | 'supplement-first' | null;
  alternative: string | null;
  evidence: InteractionRecord['evidence'];
  evidence_note: string | null;
  second_hand: 0 | 1;
  expert_review: string | null;
  reviewed_on: string;
}

interface DoseSeenRow {
  of_substance: SubstanceId;
  amount: number;
  unit: PlanUnit;
  per: NutrientInteraction['dosesSeen'][number]['per'];
  about: string;
}

interface CautionRow {
  id: CautionId;
  substance: SubstanceId;
  condition: ConditionId;
  level: CautionRecord['level'];
  reason: string;
  second_hand: 0 | 1;
  reviewed_on: string;
}

interface MedicationRow {
  id: MedicationId;
  name: string;
  synonyms: string;
  atc: string;
  atc_confirmed: 0 | 1;
  atc_name: string | null;
}

interface ClassRow {
  id: MedicationClassId;
  name: string;
  atc: string;
  atc_confirmed: 0 | 1;
  note: string | null;
}

export function createInteractionRepository(db: ReferenceDb) {
  function interactionOf(row: InteractionRow): InteractionRecord {
    const shared = {
      id: row.id,
      substance: row.substance,
      form: row.form,
      action: row.action,
      severity: row.severity,
      mechanism: row.mechanism,
      effect: row.effect,
      management: row.management,
      timing: row.timing,
      evidence: row.evidence,
      evidenceNote: row.evidence_note,
      secondHand: row.second_hand === 1,
      expertReview: row.expert_review,
      reviewedOn: row.reviewed_on,
      sources: db.pluck<SourceId>(
        'SELECT source FROM interaction_source WHERE interaction = ? ORDER BY position',
        [row.id],
      ),
    };
    if (row.with_substance !== null) {
      return {
        ...shared,
        type: 'substance',
        with: row.with_substance,
        direction: row.direction as NutrientInteraction['direction'],
        separation: row.apart_hours === null ? null : { hours: row.apart_hours },
        dosesSeen: db
          .all<DoseSeenRow>(
            'SELECT of_substance, amount, unit, per, about FROM interaction_dose_seen WHERE interaction = ? ORDER BY position',
            [row.id],
          )
          .map(({ of_substance: of, ...seen }) => ({ of, ...seen })),
      };
    }
    const target =
      row.target_medication !== null
        ? { medication: row.target_medication }
        : row.target_class !== null
          ? { class: row.target_class }
          : null;
    if (target === null) throw new Error(`interaction ${row.id} has no target`);
    return {
      ...shared,
      type: 'medicine',
      target,
      direction: row.direction as DrugInteraction['direction'],
      separation:
        row.separation_order === null
          ? null
          : {
              beforeHours: row.before_hours,
              afterHours: row.after_hours,
              order: row.separation_order,
              alternative: row.alternative,
            },
    };
  }

  function cautionOf(row: CautionRow): CautionRecord {
    return {
      id: row.id,
      substance: row.substance,
      condition: row.condition,
      level: row.level,
      reason: row.reason,
      secondHand: row.second_hand === 1,
      reviewedOn: row.reviewed_on,
      sources: db.pluck<SourceId>(
        'SELECT source FROM caution_source WHERE caution = ? ORDER BY position',
        [row.id],
      ),
    };
  }

  function medicationOf(row: MedicationRow): MedicationRecord {
    return {
      id: row.id,
      name: row.name,
      synonyms: jsonList<string>(row.synonyms),
      classes: db.pluck<MedicationClassId>(
        'SELECT class FROM medication_membership WHERE medication = ? ORDER BY position',
        [row.id],
      ),
      atc: jsonList<string>(row.atc),
      atcConfirmed: row.atc_confirmed === 1,
      atcName: row.atc_name,
    };
  }

  function classOf(row: ClassRow): MedicationClassRecord {
    return {
      id: row.id,
      name: row.name,
      atc: jsonList<string>(row.atc),
      atcConfirmed: row.atc_confirmed === 1,
      note: row.note,
    };
  }

  return {
    interaction(id: string): InteractionRecord | null {
      const row = db.get<InteractionRow>('SELECT * FROM interaction WHERE id = ?', [id]);
      return row === undefined ? null : interactionOf(row);
    },
    interactions: () =>
      db.all<InteractionRow>('SELECT * FROM interaction ORDER BY id').map(interactionOf),
    caution(id: string): CautionRecord | null {
      const row = db.get<CautionRow>('SELECT * FROM caution WHERE id = ?', [id]);
      return row === undefined ? null : cautionOf(row);
    },
    cautions: () => db.all<CautionRow>('SELECT * FROM caution ORDER BY id').map(cautionOf),
    medication(id: string): MedicationRecord | null {
      const row = db.get<MedicationRow>('SELECT * FROM medication WHERE id = ?', [id]);
      return row === undefined ? null : medicationOf(row);
    },
    medicationClass(id: string): MedicationClassRecord | null {
      const row = db.get<ClassRow>('SELECT * FROM medication_class WHERE id = ?', [id]);
      return row === undefined ? null : classOf(row);
    },
    members: (id: string) =>
      db
        .all<MedicationRow>(
          `SELECT medication.* FROM medication JOIN medication_membership ON medication = medication.id
            WHERE class = ? ORDER BY name COLLATE NOCASE`,
          [id],
        )
        .map(medicationOf),
  };
}

/** Reads intake references, life stages and unit conversions from the reference. */
import type { LifeStageId, SourceId, SubstanceId } from '../../contract/ids.ts';
import type { ConversionRecord, IntakeRecord, LifeStageRecord } from '../../contract/records.ts';
import type { ReferenceDb } from '../db/reference.ts';

interface IntakeRow {
  authority: IntakeRecord['authority'];
  substance: SubstanceId;
  life_stage: LifeStageId;
  kind: IntakeRecord['kind'];
  amount: number | null;
  amount_max: number | null;
  unit: IntakeRecord['unit'];
  equivalent: IntakeRecord['equivalent'];
  scope: IntakeRecord['scope'];
  qualifier: string | null;
  form: string | null;
  increment: 0 | 1;
  min_age_months: number | null;
  max_age_months: number | null;
  reason: string | null;
  note: string | null;
  published_amount: number | null;
  published_unit: string | null;
  source: SourceId;
  report: SourceId | null;
  confirmed: 0 | 1;
  evidence: IntakeRecord['evidence'];
}

interface LifeStageRow {
  id: LifeStageId;
  label: string;
  authority: LifeStageRecord['authority'];
  sex: LifeStageRecord['sex'];
  state: LifeStageRecord['state'];
  min_age_months: number;
  max_age_months: number | null;
}

interface ConversionRow {
  id: ConversionRecord['id'];
  substance: SubstanceId;
  from_unit: string;
  from_form: string | null;
  to_unit: string;
  to_form: string | null;
  factor: number;
  formula: string | null;
  note: string | null;
  source: SourceId;
  confirmed: 0 | 1;
  evidence: ConversionRecord['evidence'];
  element: string | null;
  atomic_mass: number | null;
  charge: number | null;
  milliequivalents: number | null;
}

function intakeOf(row: IntakeRow): IntakeRecord {
  return {
    authority: row.authority,
    substance: row.substance,
    lifeStage: row.life_stage,
    kind: row.kind,
    amount: row.amount,
    amountMax: row.amount_max,
    unit: row.unit,
    equivalent: row.equivalent,
    scope: row.scope,
    qualifier: row.qualifier,
    form: row.form,
    increment: row.increment === 1,
    minAgeMonths: row.min_age_months,
    maxAgeMonths: row.max_age_months,
    reason: row.reason,
    note: row.note,
    asPublished:
      row.published_amount === null || row.published_unit === null
        ? null
        : { amount: row.published_amount, unit: row.published_unit },
    source: row.source,
    report: row.report,
    confirmed: row.confirmed === 1,
    evidence: row.evidence,
  };
}

export function createIntakeRepository(db: ReferenceDb) {
  return {
    ofSubstance: (id: SubstanceId) =>
      db.all<IntakeRow>('SELECT * FROM intake WHERE substance = ? ORDER BY id', [id]).map(intakeOf),
    lifeStages: (): LifeStageRecord[] =>
      db.all<LifeStageRow>('SELECT * FROM life_stage ORDER BY position').map((row) => ({
        id: row.id,
        label: row.label,
        authority: row.authority,
        sex: row.sex,
        state: row.state,
        minAgeMonths: row.min_age_months,
        maxAgeMonths: row.max_age_months,
      })),
    conversions: (id: SubstanceId): ConversionRecord[] =>
      db
        .all<ConversionRow>('SELECT * FROM conversion WHERE substance = ? ORDER BY id', [id])
        .map((row) => ({
          id: row.id,
          substance: row.substance,
          from: { unit: row.from_unit, form: row.from_form },
          to: { unit: row.to_unit, form: row.to_form },
          factor: row.factor,
          formula: row.formula,
          note: row.note,
          source: row.source,
          confirmed: row.confirmed === 1,
          evidence: row.evidence,
          element: row.element,
          atomicMass: row.atomic_mass,
          charge: row.charge,
          milliequivalentsPerMillimole: row.milliequivalents,
        })),
    /** Year of a source; null where it is undated. */
    yearOf: (source: SourceId): number | null =>
      db.get<{ year: number | null }>('SELECT year FROM source WHERE id = ?', [source])?.year ??
      null,
  };
}

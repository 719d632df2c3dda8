/** Reads claims, their studies, conditions and beliefs from the reference. */
import type { ClaimId, ConditionId, SourceId, SubstanceId } from '../../contract/ids.ts';
import type {
  BeliefRecord,
  CertaintyGround,
  ClaimRecord,
  ConditionRecord,
  ElementalDose,
  Estimate,
  HistoryEntry,
  StudyRecord,
} from '../../contract/records.ts';
import type { OutcomeGroup, StudyDesign } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { groupBy, jsonList, jsonObject } from '../json.ts';

type ClaimRow = Pick<
  ClaimRecord,
  | 'id'
  | 'substance'
  | 'condition'
  | 'outcome'
  | 'exposure'
  | 'measure'
  | 'change'
  | 'statement'
  | 'direction'
  | 'certainty'
  | 'size'
  | 'state'
  | 'population'
  | 'dose'
> & {
  outcome_group: OutcomeGroup;
  other_groups: string;
  exposure_phrase: string | null;
  in_condition: 0 | 1;
  in_short: string | null;
  certainty_reason: string;
  certainty_grounds: string;
  expert_review: string | null;
  history: string;
  indirect: 0 | 1;
};

interface StudyRow extends Omit<StudyRecord, 'estimates' | 'secondHand' | 'elementalDose'> {
  id: number;
  elemental_dose: string | null;
  second_hand: 0 | 1;
}

interface ConditionRow extends Omit<
  ConditionRecord,
  'synonyms' | 'partOf' | 'icd10' | 'icd10Confirmed' | 'keyOutcomes'
> {
  synonyms: string;
  part_of: ConditionId | null;
  icd10: string;
  icd10_confirmed: 0 | 1;
  key_outcomes: string;
}

/** A claim with the designs of its studies, which decide whether it speaks of an effect or a link. */
export interface ClaimWithDesigns {
  claim: ClaimRecord;
  designs: (StudyDesign | null)[];
}

export function createEvidenceRepository(db: ReferenceDb) {
  function studiesOf(claim: ClaimId): { studies: StudyRecord[]; designs: (StudyDesign | null)[] } {
    const rows = db.all<StudyRow & { design: StudyDesign | null }>(
      `SELECT study.id, study.source, finding, direction, participants, dose, elemental_dose, duration, effect, limitations,
              second_hand, source.design
         FROM study JOIN source ON source.id = study.source
        WHERE claim = ? ORDER BY position`,
      [claim],
    );
    const estimates = groupBy(
      db.all<Estimate & { study: number }>(
        `SELECT estimate.study, about, measure, value, low, high, level, unit
           FROM estimate JOIN study ON study.id = estimate.study
          WHERE study.claim = ? ORDER BY estimate.study, estimate.position`,
        [claim],
      ),
      (row) => row.study,
    );
    return {
      designs: rows.map((row) => row.design),
      studies: rows.map((row) => ({
        source: row.source,
        finding: row.finding,
        direction: row.direction,
        participants: row.participants,
        dose: row.dose,
        elementalDose:
          row.elemental_dose === null ? null : jsonObject<ElementalDose>(row.elemental_dose),
        duration: row.duration,
        effect: row.effect,
        estimates: (estimates.get(row.id) ?? []).map(
          ({ about, measure, value, low, high, level, unit }) => ({
            about,
            measure,
            value,
            low,
            high,
            level,
            unit,
          }),
        ),
        limitations: row.limitations,
        secondHand: row.second_hand === 1,
      })),
    };
  }

  function claimOf(row: ClaimRow): ClaimWithDesigns {
    const { studies, designs } = studiesOf(row.id);
    return {
      designs,
      claim: {
        id: row.id,
        substance: row.substance,
        condition: row.condition,
        relatedConditions: db.pluck<ConditionId>(
          'SELECT condition FROM claim_related_condition WHERE claim = ? ORDER BY condition',
          [row.id],
        ),
        outcome: row.outcome,
        outcomeGroup: row.outcome_group,
        otherOutcomeGroups: jsonList<OutcomeGroup>(row.other_groups),
        exposure: row.exposure,
        measure: row.measure,
        change: row.change,
        inCondition: row.in_condition === 1,
        exposurePhrase: row.exposure_phrase,
        inShort: row.in_short,
        statement: row.statement,
        direction: row.direction,
        certainty: row.certainty,
        certaintyReason: row.certainty_reason,
        certaintyGrounds: jsonList<CertaintyGround>(row.certainty_grounds),
        size: row.size,
        state: row.state,
        indirect: row.indirect === 1,
        population: row.population,
        dose: row.dose,
        expertReview: row.expert_review,
        history: jsonList<HistoryEntry>(row.history),
        studies,
      },
    };
  }

  function conditionOf(row: ConditionRow): ConditionRecord {
    return {
      id: row.id,
      name: row.name,
      kind: row.kind,
      synonyms: jsonList<string>(row.synonyms),
      partOf: row.part_of,
      icd10: jsonList<string>(row.icd10),
      icd10Confirmed: row.icd10_confirmed === 1,
      note: row.note,
      keyOutcomes: jsonList<OutcomeGroup>(row.key_outcomes),
    };
  }

  return {
    claim(id: string): ClaimWithDesigns | null {
      const row = db.get<ClaimRow>('SELECT * FROM claim WHERE id = ?', [id]);
      return row === undefined ? null : claimOf(row);
    },
    claimsOfSubstance: (id: SubstanceId) =>
      db.all<ClaimRow>('SELECT * FROM claim WHERE substance = ? ORDER BY id', [id]).map(claimOf),
    /** Claims about the condition itself and claims for which it is a related condition. */
    claimsOfCondition: (id: ConditionId) =>
      db
        .all<ClaimRow>(
          `SELECT * FROM claim WHERE condition = :id
              OR id IN (SELECT claim FROM claim_related_condition WHERE condition = :id) ORDER BY id`,
          { id },
        )
        .map(claimOf),
    belief(substance: SubstanceId, condition: ConditionId): BeliefRecord | null {
      const row = db.get<{ belief: string }>(
        'SELECT belief FROM belief WHERE substance = ? AND condition = ?',
        [substance, condition],
      );
      if (row === undefined) return null;
      const reasons = db.all<{ text: string; claim: ClaimId | null; sources: string }>(
        'SELECT text, claim, sources FROM belief_reason WHERE substance = ? AND condition = ? ORDER BY position',
        [substance, condition],
      );
      return {
        substance,
        condition,
        belief: row.belief,
        reasons: reasons.map((reason) => ({
          text: reason.text,
          claim: reason.claim,
          sources: jsonList<SourceId>(reason.sources),
        })),
      };
    },
    condition(id: string): ConditionRecord | null {
      const row = db.get<ConditionRow>('SELECT * FROM condition WHERE id = ?', [id]);
      return row === undefined ? null : conditionOf(row);
    },
    conditions: () =>
      db.all<ConditionRow>('SELECT * FROM condition ORDER BY name COLLATE NOCASE').map(conditionOf),
    questions: () =>
      db.all<{ substance: SubstanceId; condition: ConditionId; outcomes: number }>(
        'SELECT substance, condition, count(*) AS outcomes FROM claim GROUP BY substance, condition ORDER BY substance, condition',
      ),
  };
}

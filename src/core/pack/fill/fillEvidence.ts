/** Conditions, claims with their studies and estimates, beliefs and cautions. */
import type { ClaimRecord, StudyRecord } from '../../../contract/records.ts';
import type { Content } from '../content/shapes.ts';
import type { Insert } from '../packFile.ts';

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

function fillStudy(claim: string, position: number, study: StudyRecord, insert: Insert): void {
  const id = insert('study', {
    claim,
    position,
    source: study.source,
    finding: study.finding,
    direction: study.direction,
    participants: study.participants,
    dose: study.dose,
    elemental_dose: study.elementalDose === null ? null : JSON.stringify(study.elementalDose),
    duration: study.duration,
    effect: study.effect,
    limitations: study.limitations,
    second_hand: flag(study.secondHand),
  });
  for (const [n, estimate] of study.estimates.entries())
    insert('estimate', { study: id, position: n, ...estimate });
}

function fillClaim(claim: ClaimRecord, insert: Insert): void {
  insert('claim', {
    id: claim.id,
    substance: claim.substance,
    condition: claim.condition,
    outcome: claim.outcome,
    outcome_group: claim.outcomeGroup,
    other_groups: JSON.stringify(claim.otherOutcomeGroups),
    exposure: claim.exposure,
    measure: claim.measure,
    change: claim.change,
    in_condition: flag(claim.inCondition),
    exposure_phrase: claim.exposurePhrase,
    in_short: claim.inShort,
    statement: claim.statement,
    direction: claim.direction,
    certainty: claim.certainty,
    certainty_reason: claim.certaintyReason,
    certainty_grounds: JSON.stringify(claim.certaintyGrounds),
    size: claim.size,
    state: claim.state,
    indirect: flag(claim.indirect),
    population: claim.population,
    dose: claim.dose,
    expert_review: claim.expertReview,
    history: JSON.stringify(claim.history),
  });
  for (const condition of claim.relatedConditions)
    insert('claim_related_condition', { claim: claim.id, condition });
  for (const [position, study] of claim.studies.entries())
    fillStudy(claim.id, position, study, insert);
}

export function fillEvidence(content: Content, insert: Insert): void {
  for (const { record } of content.conditions)
    insert('condition', {
      id: record.id,
      name: record.name,
      kind: record.kind,
      synonyms: JSON.stringify(record.synonyms),
      part_of: record.partOf,
      icd10: JSON.stringify(record.icd10),
      icd10_confirmed: flag(record.icd10Confirmed),
      note: record.note,
      key_outcomes: JSON.stringify(record.keyOutcomes),
    });
  for (const { record } of content.claims) fillClaim(record, insert);
  for (const { record } of content.beliefs) {
    const { substance, condition, belief } = record;
    insert('belief', { substance, condition, belief });
    for (const [position, reason] of record.reasons.entries())
      insert('belief_reason', {
        substance,
        condition,
        position,
        text: reason.text,
        claim: reason.claim,
        sources: JSON.stringify(reason.sources),
      });
  }
  for (const { record } of content.cautions) {
    insert('caution', {
      id: record.id,
      substance: record.substance,
      condition: record.condition,
      level: record.level,
      reason: record.reason,
      second_hand: flag(record.secondHand),
      reviewed_on: record.reviewedOn,
    });
    for (const [position, source] of record.sources.entries())
      insert('caution_source', { caution: record.id, position, source });
  }
}

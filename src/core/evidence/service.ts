/** Answers "is this substance good for this condition?" from the reviewed claims. */
import type { OutcomeRow } from '../../contract/answers.ts';
import type { ConditionId, SourceId, SubstanceId } from '../../contract/ids.ts';
import type { BeliefRecord, ClaimRecord, ConditionRecord } from '../../contract/records.ts';
import {
  certainties,
  claimStates,
  outcomeGroups,
  type OutcomeGroup,
} from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { memo } from '../memo.ts';
import type { SubstanceService } from '../substance/service.ts';
import { createEvidenceRepository, type ClaimWithDesigns } from './repository.ts';
import { claimSentence } from './sentence.ts';
import { summarise } from './summary.ts';
import { wouldChange } from './wouldChange.ts';

/** The day of the latest entry in the history of a claim, which stands last: the content build checks the order. */
export const reviewDay = (claim: ClaimRecord): string => claim.history.at(-1)?.date ?? '';

export interface Answer {
  status: 'answered' | 'no-studies' | 'not-covered';
  summary: string;
  outcomes: OutcomeRow[];
}

export interface EvidenceService {
  answer(substance: SubstanceId, condition: ConditionId): Answer;
  /** What is often said about the pair beyond the evidence; null where nothing is recorded. */
  belief(substance: SubstanceId, condition: ConditionId): BeliefRecord | null;
  claim(id: string): { claim: ClaimRecord; sentence: string; wouldChange: string[] } | null;
  ofSubstance(id: SubstanceId): OutcomeRow[];
  ofCondition(id: ConditionId): OutcomeRow[];
  condition(id: string): ConditionRecord | null;
  conditions(): ConditionRecord[];
  questions(): { substance: SubstanceId; condition: ConditionId; outcomes: number }[];
  /** Outcomes that matter to people with the condition, its own or those of the nearest broader one. */
  keyOutcomes(id: ConditionId): OutcomeGroup[];
  /** The condition itself, then the broader ones whose records apply to it too. */
  conditionLineage(id: ConditionId): ConditionId[];
}

export function createEvidenceService(
  db: ReferenceDb,
  substances: SubstanceService,
): EvidenceService {
  const repository = createEvidenceRepository(db);
  const conditionOf = memo((id: string) => repository.condition(id));
  const claimsOfSubstance = memo(repository.claimsOfSubstance);

  const sentenceOf = ({ claim, designs }: ClaimWithDesigns): string =>
    claimSentence({
      claim,
      designs,
      substanceName: substances.get(claim.substance)?.name ?? claim.substance,
      conditionName: conditionOf(claim.condition)?.name ?? claim.condition,
    });

  const makeRow = (found: ClaimWithDesigns): OutcomeRow => {
    const { claim } = found;
    return {
      claim: claim.id,
      substance: claim.substance,
      condition: claim.condition,
      outcome: claim.outcome,
      outcomeGroup: claim.outcomeGroup,
      otherOutcomeGroups: claim.otherOutcomeGroups,
      state: claim.state,
      exposure: claim.exposure,
      indirect: claim.indirect,
      population: claim.population,
      dose: claim.dose,
      direction: claim.direction,
      size: claim.size,
      certainty: claim.certainty,
      certaintyReason: claim.certaintyReason,
      certaintyGrounds: claim.certaintyGrounds,
      sentence: sentenceOf(found),
      inShort: claim.inShort,
      statement: claim.statement,
      wouldChange: wouldChange(claim, found.designs),
      expertReview: claim.expertReview,
      reviewedOn: reviewDay(claim),
      studies: claim.studies,
      sources: [...new Set<SourceId>(claim.studies.map((study) => study.source))],
    };
  };
  // The reference never changes while it is open, and a plan that is edited asks for the same claims again and again.
  const rows = new Map<string, OutcomeRow>();
  const rowOf = (found: ClaimWithDesigns): OutcomeRow => {
    const row = rows.get(found.claim.id) ?? makeRow(found);
    rows.set(found.claim.id, row);
    return row;
  };

  /** Outcomes that matter to people first, in the fixed order of groups; within a group the firmer evidence first. */
  const inOrder = (rows: OutcomeRow[]): OutcomeRow[] =>
    rows.sort(
      (a, b) =>
        outcomeGroups.indexOf(a.outcomeGroup) - outcomeGroups.indexOf(b.outcomeGroup) ||
        certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty) ||
        claimStates.indexOf(a.state) - claimStates.indexOf(b.state) ||
        (a.claim < b.claim ? -1 : 1),
    );

  const conditionLineage = (id: ConditionId): ConditionId[] => {
    const line: ConditionId[] = [];
    for (let next: ConditionId | null = id; next !== null && !line.includes(next);) {
      line.push(next);
      next = conditionOf(next)?.partOf ?? null;
    }
    return line;
  };

  const claimsOf = (substance: SubstanceId): ClaimWithDesigns[] =>
    substances.lineage(substance).flatMap((id) => claimsOfSubstance(id));

  return {
    answer(substance, condition) {
      const wanted = new Set<string>(conditionLineage(condition));
      const found = claimsOf(substance).filter(
        ({ claim }) =>
          wanted.has(claim.condition) || claim.relatedConditions.some((id) => wanted.has(id)),
      );
      const outcomes = inOrder(found.map(rowOf));
      return {
        status: outcomes.length === 0 ? 'not-covered' : 'answered',
        summary: summarise(
          outcomes,
          substances.get(substance)?.name ?? substance,
          conditionOf(condition)?.name ?? condition,
          (row) => wanted.has(row.condition),
        ),
        outcomes,
      };
    },
    belief: (substance, condition) => repository.belief(substance, condition),

    claim(id) {
      const found = repository.claim(id);
      if (found === null) return null;
      return {
        claim: found.claim,
        sentence: sentenceOf(found),
        wouldChange: wouldChange(found.claim, found.designs),
      };
    },
    ofSubstance: (id) => inOrder(claimsOf(id).map(rowOf)),
    ofCondition: (id) => inOrder(repository.claimsOfCondition(id).map(rowOf)),
    condition: conditionOf,
    conditions: () => repository.conditions(),
    questions: () => repository.questions(),
    keyOutcomes: (id) =>
      conditionLineage(id)
        .map((one) => conditionOf(one)?.keyOutcomes ?? [])
        .find((outcomes) => outcomes.length > 0) ?? [],
    conditionLineage,
  };
}

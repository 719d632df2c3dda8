/** Answers "is this substance good for this condition?" from the reviewed claims. */
import type { OutcomeRow } from '../../contract/answers.ts';
import type { ConditionId, SourceId, SubstanceId } from '../../contract/ids.ts';
import type { BeliefRecord, ClaimRecord, ConditionRecord } from '../../contract/records.ts';
import { certainties, claimStates, outcomeGroups } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { memo } from '../memo.ts';
import type { SubstanceService } from '../substance/service.ts';
import { createQuestionReader, type ReadQuestion } from './question.ts';
import { createEvidenceRepository, type ClaimWithDesigns } from './repository.ts';
import { claimSentence } from './sentence.ts';
import { summarise } from './summary.ts';

export interface Answer {
  status: 'answered' | 'no-studies' | 'not-covered';
  summary: string;
  outcomes: OutcomeRow[];
  belief: BeliefRecord | null;
}

export interface EvidenceService {
  read(question: string): ReadQuestion;
  answer(substance: SubstanceId, condition: ConditionId): Answer;
  claim(id: string): { claim: ClaimRecord; sentence: string } | null;
  ofSubstance(id: SubstanceId): OutcomeRow[];
  ofCondition(id: ConditionId): OutcomeRow[];
  condition(id: string): ConditionRecord | null;
  conditions(): ConditionRecord[];
  questions(): { substance: SubstanceId; condition: ConditionId; outcomes: number }[];
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

  const rowOf = (found: ClaimWithDesigns): OutcomeRow => {
    const { claim } = found;
    return {
      claim: claim.id,
      substance: claim.substance,
      condition: claim.condition,
      outcome: claim.outcome,
      outcomeGroup: claim.outcomeGroup,
      state: claim.state,
      exposure: claim.exposure,
      indirect: claim.indirect,
      population: claim.population,
      dose: claim.dose,
      direction: claim.direction,
      size: claim.size,
      certainty: claim.certainty,
      certaintyReason: claim.certaintyReason,
      sentence: sentenceOf(found),
      statement: claim.statement,
      studies: claim.studies,
      sources: [...new Set<SourceId>(claim.studies.map((study) => study.source))],
    };
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

  let reader: ((text: string) => ReadQuestion) | null = null;

  return {
    read(question) {
      reader ??= createQuestionReader({
        substances: substances.names().map((entry) => ({ ...entry })),
        conditions: repository.conditions().flatMap((condition) =>
          [condition.name, ...condition.synonyms].map((name) => ({
            name,
            condition: condition.id,
          })),
        ),
        ambiguous: substances.ambiguousNames(),
      });
      return reader(question);
    },

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
        belief: repository.belief(substance, condition),
      };
    },

    claim(id) {
      const found = repository.claim(id);
      return found === null ? null : { claim: found.claim, sentence: sentenceOf(found) };
    },
    ofSubstance: (id) => inOrder(claimsOf(id).map(rowOf)),
    ofCondition: (id) => inOrder(repository.claimsOfCondition(id).map(rowOf)),
    condition: conditionOf,
    conditions: () => repository.conditions(),
    questions: () => repository.questions(),
    conditionLineage,
  };
}

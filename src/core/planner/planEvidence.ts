/** What the evidence says of each substance of a plan for each condition of the person, with the doses of the studies. */
import type { EvidenceLine } from '../../contract/check.ts';
import type { SourceId } from '../../contract/ids.ts';
import { doseLine, dosesCompared } from './doses.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import type { SubstanceSum } from './sums.ts';
import type { TakenSubstance } from './takenThings.ts';

/** Lines of evidence, and the sources that were read in another text. A condition entered twice is told once. */
export function planEvidence(
  substances: readonly TakenSubstance[],
  sums: readonly SubstanceSum[],
  resolved: ResolvedPlan,
  domains: Domains,
): { lines: EvidenceLine[]; secondHand: SourceId[] } {
  const secondHand = new Set<SourceId>();
  const sumOf = new Map(sums.map((sum) => [sum.substance.id, sum]));
  const lines = [...new Set(resolved.conditions)].flatMap((condition) =>
    substances.map((one): EvidenceLine => {
      const answer = domains.evidence.answer(one.record.id, condition.id);
      for (const study of answer.outcomes.flatMap((row) => row.studies)) {
        if (study.secondHand) secondHand.add(study.source);
      }
      return {
        substance: one.record.id,
        condition: condition.id,
        substanceName: one.record.name,
        conditionName: condition.name,
        status: answer.status,
        summary: answer.summary,
        sentences: answer.outcomes.map((row) => {
          const dose = doseLine(row, sumOf.get(one.record.id), (substance) =>
            domains.intakes.conversions(substance),
          );
          return {
            claim: row.claim,
            outcome: row.outcome,
            state: row.state,
            certainty: row.certainty,
            sentence: row.sentence,
            doseLine: dose?.line ?? null,
            doseSources: dose?.sources ?? [],
            sources: row.sources,
          };
        }),
        doses: dosesCompared(one.record, answer.outcomes, sumOf.get(one.record.id)),
      };
    }),
  );
  return { lines, secondHand: [...secondHand].sort() };
}

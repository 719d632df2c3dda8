/** What studies say, per condition: answers first; three kinds of nothing are kept apart. */
import type { EvidenceLine } from '../../../../contract/check.ts';

export interface ConditionEvidence {
  condition: string;
  name: string;
  answered: EvidenceLine[];
  /** A search is recorded, and it found no studies. */
  noStudies: EvidenceLine[];
  /** Nobody has looked yet for this reference. */
  notCovered: EvidenceLine[];
}

export function byCondition(lines: readonly EvidenceLine[]): ConditionEvidence[] {
  const conditions = [...new Set(lines.map((line) => line.condition))];
  return conditions.map((condition) => {
    const own = lines.filter((line) => line.condition === condition);
    const of = (status: EvidenceLine['status']): EvidenceLine[] =>
      own.filter((line) => line.status === status);
    return {
      condition,
      name: own[0]?.conditionName ?? condition,
      answered: of('answered'),
      noStudies: of('no-studies'),
      notCovered: of('not-covered'),
    };
  });
}

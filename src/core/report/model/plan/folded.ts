/** An interaction and the entered times that break its rule, told as one: they are one question to decide. */
import type { Finding } from '../../../../contract/check.ts';

export interface FoldedFinding {
  finding: Finding;
  /** Timing findings of the same record and the same two parties. */
  timings: Finding[];
}

const paired: ReadonlySet<string> = new Set(['interaction', 'nutrient-interaction']);
const keyOf = (finding: Finding): string => [...finding.subjects].sort().join(' ');

/** Keeps the order; a timing finding without its interaction stands alone. */
export function foldTimings(findings: readonly Finding[]): FoldedFinding[] {
  const interactions = new Set(
    findings.filter((finding) => paired.has(finding.rule)).map((finding) => keyOf(finding)),
  );
  const told = new Set<string>();
  return findings.flatMap((finding): FoldedFinding[] => {
    const key = keyOf(finding);
    if (finding.rule === 'timing' && interactions.has(key)) return [];
    if (!paired.has(finding.rule) || told.has(key)) return [{ finding, timings: [] }];
    told.add(key);
    return [
      {
        finding,
        timings: findings.filter((one) => one.rule === 'timing' && keyOf(one) === key),
      },
    ];
  });
}

export { sentencesOf } from '../../../planner/finding.ts';

/** Pure summaries of a check: what the page says first, and in which order. */
import type { CheckOutput, CoverageLine, Finding } from '../../../contract/check.ts';
import { actions, severities, type Action } from '../../../contract/vocabulary.ts';
import { actionWord, countText } from '../../shared/format.ts';
import { joinWords } from './words.ts';

export interface FindingGroup {
  action: Action;
  findings: Finding[];
  /** Folded at first: low-risk lines must not bury the others. "Avoid" is never folded. */
  folded: boolean;
}

const severityRank = (finding: Finding): number =>
  finding.seriousness === null ? severities.length : severities.indexOf(finding.seriousness);

/** Worst first; inside one action the graver first, and what a clinician advised last. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return actions
    .map((action) => ({
      action,
      findings: findings
        .filter((finding) => finding.action === action)
        .map((finding, at) => ({ finding, at }))
        .sort(
          (a, b) =>
            Number(a.finding.advised) - Number(b.finding.advised) ||
            severityRank(a.finding) - severityRank(b.finding) ||
            a.at - b.at,
        )
        .map(({ finding }) => finding),
      folded: action === 'no-special-precautions',
    }))
    .filter((group) => group.findings.length > 0);
}

/** True while nothing has been entered that could be added up or compared. */
export const nothingToCheck = (
  check: Pick<CheckOutput, 'findings' | 'intakes' | 'coverage'>,
): boolean => check.findings.length + check.intakes.length + check.coverage.length === 0;

/** One line for the bar that stays in view: "1 avoid, 2 monitor". */
export function findingsLine(
  check: Pick<CheckOutput, 'findings' | 'intakes' | 'coverage'>,
): string {
  const { findings } = check;
  if (nothingToCheck(check)) return 'Nothing to check yet.';
  if (findings.length === 0)
    return 'No findings in what is recorded. This is not a sign of safety.';
  const parts = groupFindings(findings).map(
    (group) => `${group.findings.length} ${actionWord[group.action].toLowerCase()}`,
  );
  return `${countText(findings.length, 'finding')}: ${joinWords(parts)}.`;
}

export interface CoverageCounts {
  result: CoverageLine['result'];
  lines: CoverageLine[];
  sentence: string;
}

/** The three results, always all three, always in words. */
export function coverageCounts(coverage: readonly CoverageLine[], asOf: string): CoverageCounts[] {
  const of = (result: CoverageLine['result']): CoverageLine[] =>
    coverage.filter((line) => line.result === result);
  const entry = (result: CoverageLine['result'], words: string): CoverageCounts => {
    const lines = of(result);
    const sentence =
      lines.length === 0
        ? 'No pair has this result.'
        : `${countText(lines.length, 'pair')}: ${words}`;
    return { result, lines, sentence };
  };
  return [
    entry('found', 'something is recorded, see the findings.'),
    entry(
      'none-recorded',
      `none recorded in the sources checked up to ${asOf}. This does not mean that there is no interaction.`,
    ),
    entry('not-covered', 'not covered. Nothing was checked; ask a pharmacist.'),
  ];
}

/** Building and ordering findings. */
import type { Finding } from '../../contract/check.ts';
import { actions, severities } from '../../contract/vocabulary.ts';

type Draft = Omit<
  Finding,
  'id' | 'seriousness' | 'evidence' | 'advised' | 'expertReview' | 'sources'
> &
  Partial<Pick<Finding, 'seriousness' | 'evidence' | 'advised' | 'expertReview' | 'sources'>> & {
    key: string;
  };

/** Completes a finding; its id is stable for the same rule and subjects. */
export function finding(draft: Draft): Finding {
  const { key, ...rest } = draft;
  return {
    seriousness: null,
    evidence: null,
    advised: false,
    expertReview: null,
    sources: [],
    ...rest,
    id: `${rest.rule}:${key}`,
  };
}

const severityRank = (one: Finding): number =>
  one.seriousness === null ? severities.length : severities.indexOf(one.seriousness);

/** Worst first: by action, then what nobody advised before what a clinician did, then seriousness, then id. */
export function orderFindings(findings: Finding[]): Finding[] {
  return findings.sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      Number(a.advised) - Number(b.advised) ||
      severityRank(a) - severityRank(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  const unique = [...new Set(words)];
  if (unique.length < 2) return unique.join('');
  return `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`;
}

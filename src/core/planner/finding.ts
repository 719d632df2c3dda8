/** Building and ordering findings. */
import type { Finding } from '../../contract/check.ts';
import { actions, severities } from '../../contract/vocabulary.ts';

/** What has an ordinary value may be left out; places in the plan and the group never. */
export type Draft = Omit<
  Finding,
  'id' | 'seriousness' | 'evidence' | 'advised' | 'expertReview' | 'sources'
> &
  Partial<Pick<Finding, 'seriousness' | 'evidence' | 'advised' | 'expertReview' | 'sources'>> & {
    key: string;
  };

/** Completes a finding; its id is stable for the same rule and subjects. */
export function finding(draft: Draft): Finding {
  const { key, paths, ...rest } = draft;
  return {
    seriousness: null,
    evidence: null,
    advised: false,
    expertReview: null,
    sources: [],
    ...rest,
    paths: [...new Set(paths)],
    id: `${rest.rule}:${key}`,
  };
}

const severityRank = (one: Finding): number =>
  one.seriousness === null ? severities.length : severities.indexOf(one.seriousness);

const isLimit = (one: Finding): boolean =>
  one.rule === 'upper-limit' || one.rule === 'above-reference';

/**
 * Worst first: by action, then what nobody advised before what a clinician did, then an amount above a limit of a
 * substance that the person has a caution about, then seriousness, then id.
 */
export function orderFindings(findings: Finding[]): Finding[] {
  const cautioned = new Set(
    findings.filter((one) => one.rule === 'caution').flatMap((one) => one.subjects[0] ?? []),
  );
  const graver = new Set(
    findings.filter((one) => isLimit(one) && one.subjects.some((id) => cautioned.has(id))),
  );
  return findings.sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      Number(a.advised) - Number(b.advised) ||
      Number(graver.has(b)) - Number(graver.has(a)) ||
      severityRank(a) - severityRank(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** At most this many questions fit a visit; the findings keep the others. */
const MOST_QUESTIONS = 5;

/**
 * Questions of ordered findings for a visit: worst first, one of each group before a second of the same group, so that
 * ten questions about one medicine do not crowd out the rest. What a clinician advised was talked about already.
 */
export function questionsOf(findings: readonly Finding[]): string[] {
  const byGroup = new Map<string, string[]>();
  const asked = new Set<string>();
  for (const one of findings) {
    if (one.advised || asked.has(one.ask)) continue;
    asked.add(one.ask);
    const known = byGroup.get(one.group.key);
    if (known === undefined) byGroup.set(one.group.key, [one.ask]);
    else known.push(one.ask);
  }
  const groups = [...byGroup.values()];
  const rounds = Math.max(0, ...groups.map((asks) => asks.length));
  return Array.from({ length: rounds }, (_, round) => groups.flatMap((asks) => asks[round] ?? []))
    .flat()
    .slice(0, MOST_QUESTIONS);
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  const unique = [...new Set(words)];
  if (unique.length < 2) return unique.join('');
  return `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`;
}

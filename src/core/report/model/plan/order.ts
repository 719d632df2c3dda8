/** Which findings come first, and which are told together. */
import type { Finding } from '../../../../contract/check.ts';
import { actions, severities } from '../../../../contract/vocabulary.ts';
import type { Glossary } from '../glossary.ts';
import { evidenceWords, severityWords } from '../words.ts';

/** Worst action first, then the graver one, then what is above a limit; findings that a clinician knows of come last among equals. */
export function byUrgency(findings: readonly Finding[]): Finding[] {
  const grave = (finding: Finding): number =>
    finding.seriousness === null ? severities.length : severities.indexOf(finding.seriousness);
  return [...findings].sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      Number(a.advised) - Number(b.advised) ||
      grave(a) - grave(b) ||
      Number(a.rule !== 'upper-limit') - Number(b.rule !== 'upper-limit') ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** Whether somebody has to decide something; what is merely not covered stands in the last lines of the page. */
export const needsDecision = (finding: Finding): boolean =>
  finding.action !== 'no-special-precautions' && finding.rule !== 'not-covered';

/** Things with the same key together, each group at the place of its first. */
export function groupedBy<T>(things: readonly T[], key: (thing: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const thing of things) {
    const at = key(thing);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [thing]);
    else group.push(thing);
  }
  return [...groups.values()];
}

/** Seriousness and evidence, each on its own, and whether a clinician advised it. */
export function tagsOf(finding: Finding, glossary: Glossary): string[] {
  glossary.useAction(finding.action);
  const tags: string[] = [];
  if (finding.seriousness !== null) {
    glossary.use('seriousness');
    tags.push(`Seriousness: ${severityWords[finding.seriousness]}`);
  }
  if (finding.evidence !== null) {
    glossary.use('evidence');
    tags.push(`Evidence: ${evidenceWords[finding.evidence]}`);
  }
  if (finding.advised) tags.push('Advised by a clinician');
  if (finding.expertReview !== null) tags.push('Needs expert review');
  return tags;
}

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
  return {
    seriousness: draft.seriousness ?? null,
    evidence: draft.evidence ?? null,
    advised: draft.advised ?? false,
    expertReview: draft.expertReview ?? null,
    sources: draft.sources ?? [],
    rule: draft.rule,
    action: draft.action,
    subjects: draft.subjects,
    group: draft.group,
    title: draft.title,
    message: draft.message,
    ...(draft.inShort === undefined ? {} : { inShort: draft.inShort }),
    ...(draft.sharedEnd === undefined ? {} : { sharedEnd: draft.sharedEnd }),
    ...(draft.arithmetic === undefined ? {} : { arithmetic: draft.arithmetic }),
    ask: draft.ask,
    ...(draft.slip === undefined ? {} : { slip: draft.slip }),
    paths: [...new Set(draft.paths)],
    id: `${draft.rule}:${draft.key}`,
  };
}

/** Characters that are read in a line, beside an action and a name. */
const ONE_LINE = 110;
const SHORT_EFFECT = 90;

/** The sentences of a message; "St. John's wort" does not end one. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<!\bSt\.)(?<=[.!?])\s+(?=[\p{Lu}\d(])/u);
}

/**
 * What a record asks for, where its effect takes more than a line to tell. A sentence is never cut: what follows a comma may
 * say the opposite.
 */
export function shortOf(record: { effect: string; management: string }): { inShort?: string } {
  const { effect, management } = record;
  if ((sentencesOf(effect)[0] ?? '').length <= SHORT_EFFECT) return {};
  // "With a meal the effect was not seen" says nothing without the effect.
  const alone = sentencesOf(management).filter((one) => !/\bthe effect\b/u.test(one));
  const told = [alone.join(' '), alone[0] ?? ''].find(
    (one) => one !== '' && one.length <= ONE_LINE,
  );
  return told === undefined ? {} : { inShort: told };
}

const severityRank = (one: Finding): number =>
  one.seriousness === null ? severities.length : severities.indexOf(one.seriousness);

const isLimit = (one: Finding): boolean =>
  one.rule === 'upper-limit' || one.rule === 'above-reference';

/**
 * Worst first: by action, then what nobody advised before what a clinician did, then an amount above a limit of a
 * substance that the person has a caution about, then seriousness, then id.
 */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const cautioned = new Set(
    findings.filter((one) => one.rule === 'caution').flatMap((one) => one.subjects[0] ?? []),
  );
  const graver = new Set(
    findings.filter((one) => isLimit(one) && one.subjects.some((id) => cautioned.has(id))),
  );
  const ranked = findings.map((one) => ({
    one,
    action: actions.indexOf(one.action),
    advised: Number(one.advised),
    graver: graver.has(one) ? 0 : 1,
    severity: severityRank(one),
  }));
  ranked.sort(
    (a, b) =>
      a.action - b.action ||
      a.advised - b.advised ||
      a.graver - b.graver ||
      a.severity - b.severity ||
      (a.one.id < b.one.id ? -1 : 1),
  );
  return ranked.map(({ one }) => one);
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
  const questions: string[] = [];
  for (let round = 0; questions.length < MOST_QUESTIONS; round += 1) {
    const before = questions.length;
    for (const asks of groups) {
      const ask = asks[round];
      if (ask !== undefined) questions.push(ask);
    }
    if (questions.length === before) break;
  }
  return questions.slice(0, MOST_QUESTIONS);
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  const unique = [...new Set(words)];
  if (unique.length < 2) return unique.join('');
  return `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`;
}

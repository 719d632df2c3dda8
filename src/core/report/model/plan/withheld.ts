/** What a person wants left out of print: the name, and everything that would tell a diagnosis. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { CheckOutput, Finding } from '../../../../contract/check.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { PlanChanges } from '../../../../contract/planChanges.ts';
import type { SourceRecord } from '../../../../contract/records.ts';
import { capitalised } from '../format.ts';
import { sentencesOf } from './folded.ts';
import {
  names,
  noDiagnosis,
  patternOf,
  planToShow,
  wholeName,
  without,
  type Withholding,
} from './ownTexts.ts';

const TITLE_LEFT_OUT = 'Title left out, because it names an illness';
const JOURNAL_LEFT_OUT = 'Name left out';

/** Every text inside `value`, changed; keys stay. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  const visit = (member: unknown): unknown => {
    if (typeof member === 'string') return change(member);
    if (Array.isArray(member)) return member.map(visit);
    if (member === null || typeof member !== 'object') return member;
    return Object.fromEntries(Object.entries(member).map(([key, one]) => [key, visit(one)]));
  };
  return visit(value) as T;
}

interface Shown {
  plan: Plan;
  check: CheckOutput;
  outcomes: readonly OutcomeRow[];
  changes: PlanChanges | null;
  /** Findings left out because they depend on a diagnosis; null: nothing was to be left out. */
  hidden: number | null;
}

interface Whole {
  plan: Plan;
  check: CheckOutput;
  /** The check of the plan as it may be shown; needed where diagnoses are left out. */
  checkToShow: CheckOutput | null;
  outcomes: readonly OutcomeRow[];
  /** Between plans as they may be shown. */
  changes: PlanChanges | null;
}

/**
 * Without diagnoses, what is printed comes from a check that never saw them: whoever takes the same and has another illness,
 * or none, gets the same words. What is left out beyond that (names of illnesses in titles of sources) is left out for
 * everybody, since a gap would tell what the words would have told.
 */
export function withhold(whole: Whole, how: Withholding): Shown {
  const plan = planToShow(whole.plan, how);
  const changes =
    whole.changes === null || !how.initialsOnly
      ? whole.changes
      : mapTexts(whole.changes, (text) =>
          without(text, wholeName(whole.plan), plan.profile.name ?? ''),
        );
  if (!how.hideDiagnoses) {
    // The check names the person and the products as they were entered.
    const check = how.initialsOnly ? checkWithInitials(whole, plan) : whole.check;
    return { plan, check, outcomes: whole.outcomes, changes, hidden: null };
  }
  const { checkToShow } = whole;
  if (checkToShow === null)
    throw new Error('diagnoses are left out, but no check was made without them');
  const illnesses = patternOf(how.illnessNames);
  const short = shortPattern(how.illnessNames);
  return {
    plan,
    hidden: whole.check.findings.filter((one) => dependsOn(one, whole.check)).length,
    outcomes: [],
    changes,
    check: {
      ...checkToShow,
      findings: checkToShow.findings.map((one) =>
        mapTexts(withoutAsides(one, illnesses), (text) => inGeneral(text, short)),
      ),
      schedule: {
        ...checkToShow.schedule,
        rules: checkToShow.schedule.rules.map((rule) => ({
          ...rule,
          why: inGeneral(rule.why, short),
        })),
      },
      evidence: [],
      sources: checkToShow.sources.map((one) => withoutTitle(one, illnesses)),
    },
  };
}

/** Whether the finding is there because of a diagnosis: one of its subjects is. */
function dependsOn({ subjects }: Finding, { profile }: CheckOutput): boolean {
  const hidden = new Set<string>(
    profile.conditions.filter((one) => !noDiagnosis.has(one.slice('condition/'.length))),
  );
  return subjects.some((one) => hidden.has(one));
}

/** What a caution about laboratory tests says beside its point of an illness ("Doses tested in MS …"), for everybody alike. */
function withoutAsides(finding: Finding, illnesses: RegExp | null): Finding {
  if (finding.rule !== 'lab-test') return finding;
  const message = sentencesOf(finding.message)
    .filter((sentence, at) => at === 0 || !names(illnesses, sentence))
    .join(' ');
  return { ...finding, message };
}

/** Abbreviations of illnesses in capitals: in texts about medicines they stand for what is treated. */
const shortPattern = (all: readonly string[]): RegExp | null => {
  const short = all.filter((name) => /^\p{Lu}{2,4}$/u.test(name));
  return short.length === 0
    ? null
    : new RegExp(`(?<!\\p{N}\\s?)\\b(?:${short.join('|')})\\b( team| drugs?| medicines?)?`, 'gu');
};

/** "Ask the MS team" → "Ask the treating team", for everybody alike. */
function inGeneral(text: string, short: RegExp | null): string {
  if (short === null) return text;
  return text.replace(short, (_found: string, what: string | undefined, at: number) => {
    if (what === ' team') return 'treating team';
    if (what === undefined) return 'the illness that is treated';
    const word = what.trim();
    return at === 0 || /[.!?] $/u.test(text.slice(0, at)) ? capitalised(word) : word;
  });
}

/** A panel of the food authority has an illness in its name, which tells nothing of a reader. */
const panels = /nutrition,? and (?:food )?allerg(?:ies|ens)/giu;

/**
 * A list of references would tell an illness by titles, journals and addresses, so none that names one is printed, for
 * everybody alike. Authors, year and numbers stay: the source can be found.
 */
function withoutTitle(source: SourceRecord, illnesses: RegExp | null): SourceRecord {
  const tells = (text: string | null | undefined): boolean =>
    text !== null && text !== undefined && names(illnesses, text.replace(panels, ''));
  const {
    title,
    author,
    editor,
    'container-title': container,
    publisher,
    URL: address,
    custom,
    ...rest
  } = source;
  const people = (all: SourceRecord['author']) =>
    all?.filter((one) => !('literal' in one && tells(one.literal)));
  return {
    ...rest,
    title: tells(title) ? TITLE_LEFT_OUT : title,
    ...(author === undefined ? {} : { author: people(author) }),
    ...(editor === undefined ? {} : { editor: people(editor) }),
    ...(container === undefined
      ? {}
      : { 'container-title': tells(container) ? JOURNAL_LEFT_OUT : container }),
    ...(publisher === undefined || tells(publisher) ? {} : { publisher }),
    // An address tells as much as a title, and often in one word (mstrust.org.uk).
    ...(address === undefined || tells(title) || tells(address) ? {} : { URL: address }),
    custom: { ...custom, note: tells(custom.note) ? null : custom.note },
  };
}

function checkWithInitials({ plan, check }: Whole, shown: Plan): CheckOutput {
  const pattern = wholeName(plan);
  const { sources, names: recordNames, ...rest } = check;
  const short = shown.profile.name ?? '';
  return {
    ...mapTexts(rest, (text) => without(text, pattern, short)),
    profile: { ...check.profile, name: shown.profile.name ?? null },
    sources,
    names: recordNames,
  };
}

/** What a person wants left out of print: the name, and everything that would tell a diagnosis. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import type { CheckOutput, Finding } from '../../../../contract/check.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { PlanChanges } from '../../../../contract/planChanges.ts';
import type { SourceRecord } from '../../../../contract/records.ts';
import { initials } from './person.ts';

export interface Withholding {
  initialsOnly: boolean;
  hideDiagnoses: boolean;
  /** Other names of the conditions, as the reference knows them ("MS"). */
  diagnosisNames: readonly string[];
}

/** Times of life and planned tests are no diagnoses: what is said about them stays. */
const noDiagnosis: ReadonlySet<string> = new Set([
  'pregnancy',
  'lactation',
  'children',
  'older-adults',
  'laboratory-tests',
]);
const LEFT_OUT = '[left out]';
/** A name as short as this is an abbreviation, and counts only in capitals: "MS", but not "ms". */
const SHORT = 4;
const LEAST_PART = 3;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
const isText = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value.trim() !== '';

/** Whole words, whatever the hyphens and the plural; null where there is nothing to look for. */
function patternOf(names: readonly string[]): RegExp | null {
  const wanted = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].sort(
    (a, b) => b.length - a.length,
  );
  if (wanted.length === 0) return null;
  const any = wanted.map((name) => {
    const words = escaped(name)
      .split(/[\s-]+/u)
      .join('[\\s\\u00a0-]+');
    return name.length <= SHORT ? words : `(?i:${words})`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

const names = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

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

const without = (text: string, pattern: RegExp | null, instead: string): string =>
  pattern === null ? text : text.replace(pattern, instead);

/** A name of one word may be a word of the reference; it is looked for in notes alone. */
function wholeName(plan: Plan): RegExp | null {
  const name = (plan.profile.name ?? '').trim();
  return name.includes(' ') ? patternOf([name]) : null;
}

/** The plan with initials for the name, wherever the person wrote it. */
function withInitials(plan: Plan): Plan {
  const name = (plan.profile.name ?? '').trim();
  if (name === '') return plan;
  const short = initials(name);
  // A part of a name can be a word of its own in a product ("Rose hip"); in notes it is the person more often than not.
  const whole = wholeName(plan);
  const parts = patternOf([
    name,
    ...name.split(/[\s.]+/u).filter((part) => part.length >= LEAST_PART),
  ]);
  // Initials end in a full stop already.
  const note = (text: string): string => without(text, parts, short).replaceAll(`${short}.`, short);
  const optional = (text: string | null | undefined): { text: string | null } => ({
    text: isText(text) ? note(text) : null,
  });
  const { profile } = plan;
  return {
    ...plan,
    profile: {
      ...profile,
      name: short,
      notes: optional(profile.notes).text,
      medications: profile.medications.map((one) => ({ ...one, note: optional(one.note).text })),
    },
    items: plan.items.map((item) => ({
      ...item,
      product: isText(item.product) ? without(item.product, whole, short) : null,
      reason: optional(item.reason).text,
      advisedBy: optional(item.advisedBy).text,
    })),
  };
}

/** The plan without conditions, reasons and notes. */
function withoutDiagnoses(plan: Plan, pattern: RegExp | null): Plan {
  const kept = plan.profile.conditions.filter((id) => noDiagnosis.has(id));
  const bare: Plan = {
    ...plan,
    profile: { ...plan.profile, conditions: kept, notes: null },
    items: plan.items.map((item) => ({ ...item, reason: null })),
  };
  // Ids of substances, forms, foods and medicines are no words.
  return {
    ...bare,
    profile: {
      ...bare.profile,
      name: isText(bare.profile.name) ? bare.profile.name : null,
      diet: bare.profile.diet.map((text) => without(text, pattern, LEFT_OUT)),
      exclusions: bare.profile.exclusions.map((text) => without(text, pattern, LEFT_OUT)),
      medications: bare.profile.medications.map((one) => ({
        ...one,
        name: isText(one.name) ? without(one.name, pattern, LEFT_OUT) : null,
        note: isText(one.note) ? without(one.note, pattern, LEFT_OUT) : null,
      })),
    },
    items: bare.items.map((item) => ({
      ...item,
      product: isText(item.product) ? without(item.product, pattern, LEFT_OUT) : null,
      advisedBy: isText(item.advisedBy) ? without(item.advisedBy, pattern, LEFT_OUT) : null,
      ingredients: item.ingredients.map((one) => ({
        ...one,
        name: isText(one.name) ? without(one.name, pattern, LEFT_OUT) : null,
      })),
    })),
    foods: bare.foods.map((food) => ({
      ...food,
      name: isText(food.name) ? without(food.name, pattern, LEFT_OUT) : null,
    })),
  };
}

/** Names of the conditions by which a text would tell them. */
function diagnosisPattern(conditions: readonly string[], more: readonly string[]): RegExp | null {
  const ids = conditions.filter((id) => !noDiagnosis.has(id));
  return patternOf([...ids.map((id) => id.replaceAll('-', ' ')), ...more]);
}

/** The plan as it may be shown. Also for an earlier plan, before the two are compared. */
export function planToShow(plan: Plan, how: Withholding): Plan {
  const named = how.initialsOnly ? withInitials(plan) : plan;
  if (!how.hideDiagnoses) return named;
  return withoutDiagnoses(named, diagnosisPattern(plan.profile.conditions, how.diagnosisNames));
}

interface Shown {
  plan: Plan;
  check: CheckOutput;
  outcomes: readonly OutcomeRow[];
  changes: PlanChanges | null;
  /** Findings left out because they would tell a diagnosis; null: nothing was to be left out. */
  hidden: number | null;
}

interface Whole {
  plan: Plan;
  check: CheckOutput;
  outcomes: readonly OutcomeRow[];
  changes: PlanChanges | null;
}

export function withhold(whole: Whole, how: Withholding): Shown {
  const plan = planToShow(whole.plan, how);
  // The check names the person and the products as they were entered.
  const check = how.initialsOnly ? checkWithInitials(whole, plan) : whole.check;
  const changes =
    whole.changes === null || !how.initialsOnly
      ? whole.changes
      : mapTexts(whole.changes, (text) =>
          without(text, wholeName(whole.plan), plan.profile.name ?? ''),
        );
  if (!how.hideDiagnoses) return { ...whole, plan, check, changes, hidden: null };
  const hiddenRefs = new Set<string>(
    check.profile.conditions.filter((one) => !noDiagnosis.has(one.slice('condition/'.length))),
  );
  const pattern = diagnosisPattern(whole.plan.profile.conditions, [
    ...how.diagnosisNames,
    ...[...hiddenRefs].flatMap((one) => check.names[one] ?? []),
  ]);
  const tells = (finding: Finding): boolean =>
    finding.subjects.some((subject) => hiddenRefs.has(subject)) ||
    (pattern !== null &&
      [finding.title, finding.message, finding.ask, finding.arithmetic ?? ''].some((text) =>
        names(pattern, text),
      ));
  // A product named after a diagnosis must not take its findings along: its name is replaced first.
  const own = pattern === null ? check : withoutOwnNames(check, whole.plan, pattern);
  const kept = own.findings.filter((finding) => !tells(finding));
  const asks = new Set(own.findings.filter(tells).map((finding) => finding.ask));
  const sources = pattern === null ? null : sourcesWithout(own.sources, pattern);
  return {
    plan,
    hidden: own.findings.length - kept.length,
    outcomes: [],
    changes:
      changes === null || pattern === null
        ? changes
        : mapTexts(
            {
              ...changes,
              findings: changes.findings.filter((one) => !names(pattern, one.title)),
              changes: changes.changes.filter((one) => one.area !== 'conditions'),
            },
            (text) => without(text, pattern, LEFT_OUT),
          ),
    check: {
      ...own,
      profile: {
        ...own.profile,
        conditions: own.profile.conditions.filter((one) => !hiddenRefs.has(one)),
      },
      findings: kept.map((finding) => ({ ...finding, sources: citable(finding.sources, sources) })),
      coverage: own.coverage.filter((line) => !line.pair.some((one) => hiddenRefs.has(one))),
      questions: own.questions.filter(
        (question) => !asks.has(question) && (pattern === null || !names(pattern, question)),
      ),
      evidence: [],
      schedule: {
        ...own.schedule,
        rules: own.schedule.rules.map((rule) => ({
          ...rule,
          why: without(rule.why, pattern, LEFT_OUT),
          sources: citable(rule.sources, sources),
        })),
      },
    },
  };
}

/** Sources whose titles name a diagnosis are not cited: the list of references would tell it. */
function sourcesWithout(sources: readonly SourceRecord[], pattern: RegExp): ReadonlySet<string> {
  return new Set(
    sources.filter((one) => !names(pattern, JSON.stringify(one))).map((one) => one.id),
  );
}
const citable = <T extends string>(ids: readonly T[], allowed: ReadonlySet<string> | null): T[] =>
  ids.filter((id) => allowed === null || allowed.has(id));

const ownNamesOf = (plan: Plan): string[] =>
  [
    ...plan.items.flatMap((item) => [item.product, ...item.ingredients.map((one) => one.name)]),
    ...plan.profile.medications.map((one) => one.name),
    ...plan.foods.map((food) => food.name),
  ].filter(isText);

function withoutOwnNames(check: CheckOutput, plan: Plan, pattern: RegExp): CheckOutput {
  const telling = ownNamesOf(plan).filter((name) => names(pattern, name));
  const own = patternOf(telling);
  if (own === null) return check;
  const change = (text: string): string =>
    text.replace(own, (name) => without(name, pattern, LEFT_OUT));
  return {
    ...check,
    ...mapTexts(
      {
        intakes: check.intakes,
        findings: check.findings,
        coverage: check.coverage,
        schedule: check.schedule,
        dates: check.dates,
        questions: check.questions,
      },
      change,
    ),
    profile: { ...check.profile, medications: check.profile.medications.map(change) },
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

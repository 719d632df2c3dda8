/** The shape of a worked case: a plan, what the check must say about it, and how each number was reached. */
import * as v from 'valibot';
import { findingRules, coverageResults, referenceStatuses } from '../../src/contract/check.ts';
import { errorCodes } from '../../src/contract/errors.ts';
import * as words from '../../src/contract/vocabulary.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const amount = v.nullable(v.number());

/** Compared with a value of the same authority, kind and (where given) scope and form. */
const ExpectedReference = v.strictObject({
  authority: v.picklist(words.authorities),
  kind: v.picklist(words.intakeKinds),
  scope: v.optional(v.picklist(words.intakeScopes)),
  form: v.optional(v.nullable(text)),
  qualifier: v.optional(v.nullable(text)),
  amount: v.optional(amount),
  compared: v.optional(amount),
  status: v.optional(v.picklist(referenceStatuses)),
  /** The authority publishes no such value for this person. */
  absent: v.optional(v.literal(true)),
});

const ExpectedIntake = v.strictObject({
  unit: v.optional(text),
  supplements: v.optional(amount),
  total: v.optional(amount),
  food: v.optional(v.strictObject({ amount, known: v.number(), of: v.number() })),
  range: v.optional(v.nullable(v.strictObject({ low: v.number(), high: v.number() }))),
  references: v.optional(v.array(ExpectedReference), []),
});

const ExpectedFinding = v.strictObject({
  rule: v.picklist(findingRules),
  /** All of these are among its subjects. */
  subjects: v.optional(v.array(text), []),
  action: v.optional(v.picklist(words.actions)),
  seriousness: v.optional(v.nullable(v.picklist(words.severities))),
  advised: v.optional(v.boolean()),
  group: v.optional(text),
  paths: v.optional(v.array(text)),
  /** None of these is among its paths. */
  otherPaths: v.optional(v.array(text), []),
  /** Each of these stands in its title, message, arithmetic or question. */
  says: v.optional(v.array(text), []),
  /** Each of these is among its sources. */
  sources: v.optional(v.array(text), []),
  /** How many findings fit; 1 where it is left out. */
  times: v.optional(v.number()),
});

const ExpectedSchedule = v.strictObject({
  status: v.picklist(['as-entered', 'moved', 'impossible', 'nothing']),
  /** Exactly these moments with exactly these things, in any order inside a moment. */
  slots: v.optional(v.record(text, v.array(text))),
  moments: v.optional(v.number()),
  /** Each of these stands in `unsatisfied`. */
  unsatisfied: v.optional(v.array(text)),
  /** How many rules contradict each other. */
  conflict: v.optional(v.number()),
  /** Exactly these have no time that a rule could be checked for. */
  withoutTime: v.optional(v.array(text)),
  /** None of these stands in what any rule asks, or why. */
  unsaid: v.optional(v.array(text), []),
  /** Kinds of the rules that concern the plan, with how many of them the slots keep. */
  rules: v.optional(
    v.array(
      v.strictObject({
        interaction: text,
        kind: v.optional(v.picklist(words.timingKinds)),
        kept: v.optional(v.nullable(v.boolean())),
      }),
    ),
  ),
});

export const PlannerCase = v.strictObject({
  title: text,
  /** Rules, unit rules, scopes and borders that the case stands for. */
  covers: v.pipe(v.array(text), v.minLength(1)),
  /** How each expected number is reached, and the source ids that carry the constants. */
  arithmetic: text,
  sources: v.array(text),
  /** A plan file, as a person would have it; "format" and "version" are added. */
  plan: v.looseObject({}),
  expect: v.strictObject({
    error: v.optional(
      v.strictObject({ code: v.picklist(errorCodes), field: text, says: v.optional(text) }),
    ),
    lifeStages: v.optional(v.record(text, v.nullable(text))),
    intakes: v.optional(v.record(text, ExpectedIntake), {}),
    findings: v.optional(v.array(ExpectedFinding), []),
    /** How many findings of a rule there are in all. */
    counts: v.optional(v.record(v.picklist(findingRules), v.number()), {}),
    coverage: v.optional(
      v.array(v.strictObject({ pair: v.tuple([text, text]), result: v.picklist(coverageResults) })),
      [],
    ),
    schedule: v.optional(ExpectedSchedule),
    dates: v.optional(
      v.array(v.strictObject({ kind: text, path: text, date: text, says: v.optional(text) })),
    ),
    /** Each of these stands in one of the questions. */
    questions: v.optional(v.array(text), []),
    /** "magnesium/multiple-sclerosis" → words of the dose line; null: there is none. */
    doses: v.optional(v.record(text, v.nullable(v.array(text))), {}),
  }),
});
export type PlannerCase = v.InferOutput<typeof PlannerCase>;

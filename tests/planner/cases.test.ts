/** Worked cases: plans whose sums, findings and days were reckoned by hand from the published values. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  coverageResults,
  findingRules,
  type CheckOutput,
  type Finding,
  type IntakeSum,
} from '../../src/contract/check.ts';
import { CofactorError, type Failure } from '../../src/contract/errors.ts';
import { invalidInput } from '../../src/contract/invalid.ts';
import { operations } from '../../src/contract/operations.ts';
import { Plan } from '../../src/contract/plan.ts';
import { planUnits } from '../../src/contract/units.ts';
import { actions, intakeScopes, timingKinds } from '../../src/contract/vocabulary.ts';
import { openTestReference, type TestReference } from '../../src/core/testing/reference.ts';
import { PlannerCase } from './caseFile.ts';

const folder = join(import.meta.dirname, 'cases');
const content = join(import.meta.dirname, '../../resources/content');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const read = (name: string): PlannerCase =>
  v.parse(PlannerCase, parse(readFileSync(join(folder, name), 'utf8')));

/** The check of a plan file; a failure as the value that a host would show. */
function check(one: PlannerCase): CheckOutput | Failure {
  const plan = v.safeParse(Plan, { format: 'cofactor-plan', version: 1, ...one.plan });
  if (!plan.success) return invalidInput(plan.issues);
  try {
    return v.parse(operations.check.output, reference.handlers.check({ plan: plan.output }));
  } catch (error) {
    if (error instanceof CofactorError) return error.failure;
    throw error;
  }
}

const wordsOf = (one: Finding): string =>
  [one.title, one.message, one.arithmetic ?? '', one.ask].join('\n');

function expectNumber(what: string, actual: number | null | undefined, expected: number | null) {
  if (expected === null || actual === null || actual === undefined) {
    expect(actual ?? null, what).toBe(expected);
    return;
  }
  // Sums of published decimals: the last bit of binary fractions is not a difference.
  const slack = Math.max(1e-9, Math.abs(expected) * 1e-9);
  expect(
    Math.abs(actual - expected),
    `${what}: ${actual} instead of ${expected}`,
  ).toBeLessThanOrEqual(slack);
}

function expectIntake(
  substance: string,
  sum: IntakeSum | undefined,
  expected: PlannerCase['expect']['intakes'][string],
): void {
  expect(sum, `a sum of ${substance}`).toBeDefined();
  if (sum === undefined) return;
  if (expected.unit !== undefined) expect(sum.unit).toBe(expected.unit);
  if (expected.supplements !== undefined)
    expectNumber(`${substance} from supplements`, sum.supplements, expected.supplements);
  if (expected.total !== undefined) expectNumber(`${substance} in all`, sum.total, expected.total);
  if (expected.food !== undefined) {
    expectNumber(`${substance} from food`, sum.food.amount, expected.food.amount);
    expect([sum.food.known, sum.food.of], `${substance} known in foods`).toEqual([
      expected.food.known,
      expected.food.of,
    ]);
  }
  if (expected.range === null) expect(sum.range, `range of ${substance}`).toBeUndefined();
  else if (expected.range !== undefined) {
    expectNumber(`low end of ${substance}`, sum.range?.low, expected.range.low);
    expectNumber(`high end of ${substance}`, sum.range?.high, expected.range.high);
  }
  for (const wanted of expected.references) {
    const fits = sum.references.filter(
      (one) =>
        one.authority === wanted.authority &&
        one.kind === wanted.kind &&
        (wanted.scope === undefined || one.scope === wanted.scope) &&
        (wanted.form === undefined || one.form === wanted.form) &&
        (wanted.qualifier === undefined || one.qualifier === wanted.qualifier),
    );
    const what = `${wanted.authority} ${wanted.kind} of ${substance}`;
    expect(fits.length, `${what}: exactly one value`).toBe(wanted.absent === true ? 0 : 1);
    const [one] = fits;
    if (one === undefined) continue;
    if (wanted.amount !== undefined) expectNumber(what, one.amount, wanted.amount);
    if (wanted.compared !== undefined)
      expectNumber(`${what}, the part compared`, one.compared, wanted.compared);
    if (wanted.status !== undefined) expect(one.status, what).toBe(wanted.status);
  }
}

function fitting(
  findings: readonly Finding[],
  wanted: PlannerCase['expect']['findings'][number],
): Finding[] {
  return findings.filter(
    (one) =>
      one.rule === wanted.rule &&
      wanted.subjects.every((subject) => one.subjects.some((own) => own === subject)) &&
      (wanted.action === undefined || one.action === wanted.action) &&
      (wanted.seriousness === undefined || one.seriousness === wanted.seriousness) &&
      (wanted.advised === undefined || one.advised === wanted.advised) &&
      (wanted.group === undefined || one.group.title === wanted.group) &&
      (wanted.paths === undefined ||
        wanted.paths.every((path) => one.paths.some((own) => own === path))) &&
      !wanted.otherPaths.some((path) => one.paths.some((own) => own === path)) &&
      wanted.says.every((part) => wordsOf(one).includes(part)) &&
      wanted.sources.every((source) => one.sources.some((own) => own === source)),
  );
}

function expectSchedule(
  schedule: CheckOutput['schedule'],
  expected: NonNullable<PlannerCase['expect']['schedule']>,
): void {
  expect(schedule.status, schedule.unsatisfied.join('\n')).toBe(expected.status);
  if (expected.slots !== undefined) {
    const sorted = (slots: [string, string[]][]): Record<string, string[]> =>
      Object.fromEntries(slots.map(([time, items]) => [time, [...items].sort()]));
    expect(sorted(schedule.slots.map((slot) => [slot.time, slot.items]))).toEqual(
      sorted(Object.entries(expected.slots)),
    );
  }
  if (expected.moments !== undefined) expect(schedule.moments).toBe(expected.moments);
  if (expected.conflict !== undefined) expect(schedule.conflict).toHaveLength(expected.conflict);
  if (expected.withoutTime !== undefined)
    expect(schedule.withoutTime).toEqual(expected.withoutTime);
  const reasons = schedule.rules.map((one) => `${one.asks} ${one.why}`).join('\n');
  for (const part of expected.unsaid) expect(reasons).not.toContain(part);
  const unkept = schedule.unsatisfied.join('\n');
  if (expected.unsatisfied?.length === 0) expect(schedule.unsatisfied).toEqual([]);
  for (const part of expected.unsatisfied ?? []) expect(unkept).toContain(part);
  for (const rule of expected.rules ?? []) {
    const fits = schedule.rules.filter(
      (one) =>
        one.interaction === rule.interaction &&
        (rule.kind === undefined || one.kind === rule.kind) &&
        (rule.kept === undefined || one.kept === rule.kept),
    );
    expect(fits.length, `rule of ${rule.interaction}`).toBeGreaterThan(0);
  }
}

describe('worked cases', () => {
  it('are at least sixty, each with a title of its own', () => {
    const titles = files.map((name) => read(name).title);
    expect(titles.length).toBeGreaterThanOrEqual(60);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('cover every rule, limit scope, unit, kind of timing and result of a pair', () => {
    const all = files.map(read);
    const references = all.flatMap((one) =>
      Object.values(one.expect.intakes).flatMap((sum) => sum.references),
    );
    const timed = all.flatMap((one) => one.expect.schedule?.rules ?? []);
    const pairs = all.flatMap((one) => one.expect.coverage);
    const plans = JSON.stringify(all.map((one) => one.plan));
    const missing = [
      ...findingRules.filter(
        (rule) => !all.some((one) => one.expect.findings.some((found) => found.rule === rule)),
      ),
      ...intakeScopes.filter((scope) => !references.some((one) => one.scope === scope)),
      ...timingKinds.filter((kind) => !timed.some((one) => one.kind === kind)),
      ...coverageResults.filter((result) => !pairs.some((one) => one.result === result)),
      ...planUnits.filter((unit) => !plans.includes(`"unit":"${unit}"`)),
    ];
    expect(missing).toEqual([]);
  });

  it('name sources that the reference has', () => {
    const listed = v.parse(
      v.array(v.object({ id: v.string() })),
      JSON.parse(readFileSync(join(content, 'sources.json'), 'utf8')),
    );
    const known = new Set(listed.map(({ id }) => id));
    const unknown = files.flatMap((name) =>
      read(name)
        .sources.filter((id) => !known.has(id))
        .map((id) => `${name}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it.each(files)('%s', (name) => {
    const one = read(name);
    const { expect: wanted } = one;
    const result = check(one);
    if (wanted.error !== undefined) {
      expect(result).toMatchObject({ code: wanted.error.code, field: wanted.error.field });
      if (wanted.error.says !== undefined)
        expect((result as Failure).message).toContain(wanted.error.says);
      return;
    }
    if (!('findings' in result)) {
      throw new CofactorError(result.code, `${name}: ${result.message}`, result.field);
    }
    if (wanted.lifeStages !== undefined)
      expect(result.profile.lifeStages).toMatchObject(wanted.lifeStages);
    for (const [substance, expected] of Object.entries(wanted.intakes)) {
      expectIntake(
        substance,
        result.intakes.find((sum) => sum.substance === substance),
        expected,
      );
    }
    for (const finding of wanted.findings) {
      expect(
        fitting(result.findings, finding).length,
        `${JSON.stringify(finding)} among\n${result.findings.map((f) => `${f.rule} ${f.action} ${f.subjects.join(' ')}: ${wordsOf(f)}`).join('\n')}`,
      ).toBe(finding.times ?? 1);
    }
    const ranks = result.findings.map((finding) => actions.indexOf(finding.action));
    expect(ranks, 'worst first').toEqual([...ranks].sort((a, b) => a - b));
    for (const [rule, count] of Object.entries(wanted.counts)) {
      const found = result.findings.filter((one_) => one_.rule === rule);
      expect(found.length, `${rule}: ${found.map((f) => f.title).join(' | ')}`).toBe(count);
    }
    for (const { pair, result: status } of wanted.coverage) {
      const line = result.coverage.find(
        (own) =>
          (own.pair[0] === pair[0] && own.pair[1] === pair[1]) ||
          (own.pair[0] === pair[1] && own.pair[1] === pair[0]),
      );
      expect(line?.result, pair.join(' and ')).toBe(status);
    }
    if (wanted.schedule !== undefined) expectSchedule(result.schedule, wanted.schedule);
    if (wanted.dates !== undefined) {
      expect(result.dates.map(({ kind, path, date }) => ({ kind, path, date }))).toEqual(
        wanted.dates.map(({ kind, path, date }) => ({ kind, path, date })),
      );
      for (const [index, { says }] of wanted.dates.entries()) {
        if (says !== undefined) expect(result.dates[index]?.arithmetic).toContain(says);
      }
    }
    for (const part of wanted.questions) expect(result.questions.join('\n')).toContain(part);
    for (const [pair, parts] of Object.entries(wanted.doses)) {
      const line = result.evidence.find((own) => `${own.substance}/${own.condition}` === pair);
      expect(line, pair).toBeDefined();
      if (parts === null) expect(line?.doses).toBeNull();
      for (const part of parts ?? []) expect(line?.doses?.line).toContain(part);
    }
  });
});

import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { CoverageLine, Finding, IntakeSum, PlanDate } from '../../../../contract/check.ts';
import { FoodId } from '../../../../contract/ids.ts';
import { Schedule } from '../../../../contract/day.ts';
import { brokenRules, inShort, toAvoid } from './inShort.ts';

const finding = (id: string, fields: object): Finding =>
  v.parse(Finding, {
    id,
    rule: 'interaction',
    action: 'monitor',
    seriousness: null,
    evidence: null,
    subjects: [],
    paths: [],
    group: { key: id, title: id },
    title: id,
    message: '',
    advised: false,
    ask: '',
    expertReview: null,
    sources: [],
    ...fields,
  });
const schedule = (fields: object): Schedule =>
  v.parse(Schedule, {
    slots: [],
    unsatisfied: [],
    status: 'nothing',
    moves: [],
    rules: [],
    conflict: [],
    withoutTime: [],
    waking: { from: '07:00', to: '22:00', assumed: true },
    moments: 0,
    ...fields,
  });
const rule = (id: string, kind = 'hours-apart') => ({
  id,
  interaction: id,
  kind,
  between: ['profile.medications[0]', 'items[0]'],
  names: ['Levothyroxine', 'Calcium'],
  asks: '',
  why: '',
  kept: true,
  reckoning: null,
  sources: [],
});
const sum = v.parse(IntakeSum, {
  substance: 'zinc',
  name: 'Zinc',
  unit: 'mg',
  food: { amount: null, known: 0, of: 0 },
  supplements: 30,
  total: 30,
  contributions: [],
  references: [],
});
const pair = (result: string) =>
  v.parse(CoverageLine, {
    pair: ['substance/zinc', 'medication/warfarin'],
    names: ['Zinc', 'Warfarin'],
    result,
    asOf: '2026-11-22',
  });
const empty = {
  findings: [],
  intakes: [],
  coverage: [],
  schedule: schedule({}),
  questions: [],
  dates: [],
};
const texts = (check: Parameters<typeof inShort>[0]): string[] =>
  inShort(check).map(({ text }) => text);

describe('inShort', () => {
  it('says nothing while there is nothing to check', () => {
    expect(inShort(empty)).toEqual([]);
  });

  it('counts by what is to be done; advice of a clinician quiets all but "avoid"', () => {
    const findings = [
      finding('a', { action: 'avoid' }),
      finding('b', { action: 'avoid', advised: true }),
      finding('c', { action: 'usually-avoid' }),
      finding('d', { action: 'minimise-risk' }),
      finding('e', { action: 'monitor' }),
      finding('f', { action: 'monitor', advised: true }),
      finding('g', { action: 'no-special-precautions' }),
    ];
    const [line] = inShort({ ...empty, findings });
    expect(line).toEqual({
      to: 'findings',
      text: 'Findings: 2 to avoid, 1 usually to avoid, 2 to ask about, 1 advised by a clinician and 1 with no special precautions named',
      strong: true,
    });
  });

  it('never calls an empty result safe', () => {
    expect(texts({ ...empty, intakes: [sum] })[0]).toMatch(/not a sign of safety/);
  });

  it('counts a substance above a limit once', () => {
    const above = { rule: 'upper-limit', subjects: ['substance/zinc'] };
    const check = {
      ...empty,
      intakes: [sum],
      findings: [finding('a', above), finding('b', above)],
    };
    expect(texts(check)).toContain('Amounts: 1 amount above a limit; 1 nutrient added up');
  });

  it('counts a nutrient without a known amount as not known, not as added up', () => {
    const open = { ...sum, supplements: 0, total: null };
    const amounts = (...intakes: (typeof sum)[]) => texts({ ...empty, intakes })[1];
    expect(amounts(sum, open, open)).toBe('Amounts: 1 nutrient added up, 2 not known');
    expect(amounts(open, open)).toBe('Amounts: 2 nutrients, of which no amount is known');
    expect(amounts(sum)).toBe('Amounts: 1 nutrient added up');
  });

  it('says first that foods of a table that is not here are not counted', () => {
    const foodsAway = [{ path: 'foods[0]', food: v.parse(FoodId, 'fdc-1'), name: 'Nuts' }];
    expect(inShort({ ...empty, intakes: [sum], foodsAway })[0]).toEqual({
      to: 'eats',
      text: 'Not counted: 1 food, whose food table is not here',
      strong: true,
    });
  });

  it('tells the states of a day apart', () => {
    const day = (fields: object): string =>
      texts({ ...empty, intakes: [sum], schedule: schedule(fields) }).find((text) =>
        text.startsWith('Day'),
      ) ?? '';
    const rules = [rule('one')];
    expect(day({ status: 'as-entered', rules })).toBe(
      'Day: the times entered keep the recorded gaps',
    );
    expect(day({ status: 'as-entered' })).toBe('Day: no timing rule is recorded for these times');
    const moves = [{ path: 'items[0]', name: 'Calcium', from: ['08:00'], to: ['11:00'] }];
    expect(day({ status: 'moved', rules, moves })).toBe(
      'Day: timing rules not kept; another layout keeps the recorded gaps with 1 change',
    );
    expect(day({ status: 'impossible', rules, conflict: ['one', 'two'] })).toBe(
      'Day: 2 timing rules cannot hold together',
    );
    expect(day({ status: 'as-entered', rules: [rule('x', 'never-together')] })).toMatch(
      /1 rule that no time can keep$/,
    );
  });

  it('tells all three results of pairs, and counts questions and dates', () => {
    const dates = [
      v.parse(PlanDate, {
        kind: 'review',
        path: 'items[0]',
        name: 'Zinc',
        date: '2027-03-01',
        arithmetic: null,
      }),
    ];
    const coverage = [pair('found'), pair('not-covered'), pair('none-recorded')];
    expect(texts({ ...empty, coverage, questions: ['?'], dates })).toEqual([
      'Findings: none in what is recorded. This is not a sign of safety',
      'Checked: 3 pairs; 1 found, 1 none recorded, 1 not covered',
      '1 question to take along',
      '1 date of a review or of a pack that runs out',
    ]);
  });
});

describe('brokenRules', () => {
  it('counts one record between two places once, whatever the number of times', () => {
    const timing = (id: string, paths: string[]): Finding =>
      finding(id, { rule: 'timing', subjects: ['interaction/calcium-levothyroxine'], paths });
    const findings = [
      timing('08:00', ['items[0].ingredients[0]', 'profile.medications[0]']),
      timing('20:00', ['items[0].ingredients[1]', 'profile.medications[0]']),
      timing('other product', ['items[1]', 'profile.medications[0]']),
      finding('no timing', {}),
    ];
    expect(brokenRules({ findings })).toBe(2);
  });
});

describe('toAvoid', () => {
  const of = (action: string, count: number, fields = {}): Finding[] =>
    Array.from({ length: count }, (_, at) => finding(`${action}${at}`, { action, ...fields }));
  it('names what is to be avoided before what usually is, and nothing else', () => {
    const { named, others } = toAvoid([
      ...of('monitor', 2),
      ...of('usually-avoid', 1),
      ...of('avoid', 1, { advised: true }),
      ...of('minimise-risk', 2),
    ]);
    expect(named.map(({ id }) => id)).toEqual(['avoid0', 'usually-avoid0']);
    expect(others).toBe(0);
  });
  it('what a clinician advised is named only where it is to be avoided', () => {
    expect(toAvoid(of('usually-avoid', 1, { advised: true })).named).toEqual([]);
  });
  it('six by name, the others counted', () => {
    const { named, others } = toAvoid([...of('avoid', 4), ...of('usually-avoid', 5)]);
    expect([named.length, others]).toEqual([6, 3]);
  });
});

import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { Finding } from '../../../../contract/check.ts';
import { DayRule, Schedule } from '../../../../contract/day.ts';
import {
  changedTimes,
  keptText,
  moveText,
  reasonsOfMove,
  rulesOfMoment,
  statusText,
  unprovenText,
  wakingText,
  withoutTimeText,
} from './dayWords.ts';

const rule = (id: string, fields: object = {}): DayRule =>
  v.parse(DayRule, {
    id,
    interaction: `${id}-record`,
    kind: 'hours-apart',
    between: ['profile.medications[0]', 'items[0]'],
    names: ['Levothyroxine', 'Calcium'],
    asks: 'Levothyroxine at least 4 hours before or after calcium.',
    why: '',
    kept: true,
    reckoning: '07:00 to 11:00: 4 h',
    sources: [],
    ...fields,
  });
const schedule = (fields: object): Schedule =>
  v.parse(Schedule, {
    slots: [],
    unsatisfied: [],
    status: 'as-entered',
    moves: [],
    rules: [rule('one')],
    conflict: [],
    withoutTime: [],
    waking: { from: '07:00', to: '22:00', assumed: true },
    moments: 3,
    ...fields,
  });
const move = {
  path: 'items[0]',
  name: 'Calcium',
  from: ['08:00', '20:00'],
  to: ['11:00', '20:00'],
};
const say = (fields: object, more: object = {}): string =>
  statusText({ schedule: schedule(fields), goal: 'times', broken: 0, momentsNow: 3, ...more });

describe('statusText', () => {
  it('says what the times do and what a layout needs', () => {
    expect(say({})).toBe('The times as entered keep every recorded gap.');
    expect(say({ status: 'moved', moves: [move] }, { broken: 2 })).toBe(
      '2 timing rules are not kept by the times as entered. The layout below keeps every recorded gap; it needs 1 change.',
    );
    expect(say({ status: 'impossible', conflict: ['one', 'two'] })).toBe(
      'No layout of the day keeps every recorded gap. These 2 rules cannot hold together.',
    );
    expect(say({ status: 'nothing' })).toMatch(/^No times are entered yet\./);
  });
  it('says fewer moments only where there are fewer', () => {
    const moved = { status: 'moved', moves: [move] };
    expect(say(moved, { goal: 'moments', momentsNow: 5 })).toContain(
      '3 separate moments instead of 5',
    );
    expect(say(moved, { goal: 'moments', momentsNow: 3 })).not.toContain('instead');
  });
  it('does not praise times that no rule is about, and never calls anything safe', () => {
    expect(say({ rules: [] })).toBe('No timing rule is recorded for what is taken at these times.');
    const all = ['as-entered', 'moved', 'impossible', 'nothing'].map((status) => say({ status }));
    expect(all.join(' ')).not.toMatch(/safe|good|right|OK/);
  });
});

describe('keptText', () => {
  it('tells kept, not kept and open apart', () => {
    expect(keptText(rule('a'))).toBe('kept (07:00 to 11:00: 4 h)');
    expect(keptText(rule('a', { kept: false, reckoning: '07:00 to 08:00: 1 h' }))).toBe(
      'not kept (07:00 to 08:00: 1 h)',
    );
    expect(keptText(rule('a', { kept: null, reckoning: null }))).toMatch(/^cannot be said/);
    expect(keptText(rule('a', { kind: 'never-together', kept: null }))).toBe(
      'no gap in hours helps',
    );
    expect(keptText(rule('a', { kind: 'gap-may-not-be-enough' }))).toMatch(
      /a gap may not be enough$/,
    );
  });
});

describe('moves', () => {
  it('names only the times that change', () => {
    expect(changedTimes(move)).toEqual([{ from: '08:00', to: '11:00' }]);
    expect(moveText(move)).toBe('Calcium from 08:00 to 11:00');
    expect(moveText({ ...move, from: [], to: ['11:00'] })).toBe('Calcium at 11:00');
  });
  it('gives as reason the rules that the times as entered break, else every rule about it', () => {
    const rules = [rule('broken'), rule('fine')];
    const finding = v.parse(Finding, {
      id: 'f',
      rule: 'timing',
      action: 'minimise-risk',
      seriousness: null,
      evidence: null,
      subjects: ['interaction/broken-record'],
      paths: ['items[0].ingredients[1]', 'profile.medications[0]'],
      group: { key: 'g', title: 'g' },
      title: '',
      message: '',
      advised: false,
      ask: '',
      expertReview: null,
      sources: [],
    });
    const why = reasonsOfMove(move, schedule({ rules }), [finding]);
    expect(why.broken).toBe(true);
    expect(why.rules.map(({ id }) => id)).toEqual(['broken']);
    expect(reasonsOfMove(move, schedule({ rules }), []).rules).toHaveLength(2);
  });
});

describe('rulesOfMoment', () => {
  it('shows rules at the product, and what comes first of all at its medicine', () => {
    const first = rule('first', { kind: 'first-thing', between: ['profile.medications[1]', null] });
    const never = rule('never', { kind: 'never-together' });
    const day = schedule({ rules: [rule('one'), first, never] });
    const entry = (kind: 'item' | 'medication', path: string) => ({
      kind,
      path,
      name: '',
      dose: 0,
      entered: null,
      fixed: false,
    });
    const at = (kind: 'item' | 'medication', path: string): string[] =>
      rulesOfMoment([entry(kind, path)], day).map(({ id }) => id);
    expect(at('item', 'items[0]')).toEqual(['one']);
    expect(at('medication', 'profile.medications[0]')).toEqual([]);
    expect(at('medication', 'profile.medications[1]')).toEqual(['first']);
  });
});

describe('notes', () => {
  it('says that waking hours are assumed, and what has no time', () => {
    expect(wakingText(schedule({}))).toMatch(/^Laid out between 07:00 and 22:00: assumed/);
    expect(withoutTimeText(schedule({ withoutTime: ['Zinc', 'Iron'] }))).toBe(
      'No time is entered for Zinc and Iron: their rules could not be looked at.',
    );
    expect(withoutTimeText(schedule({}))).toBeNull();
  });
});

describe('what was not shown', () => {
  it('is told of a layout and of a conflict, and never where it was shown', () => {
    expect(unprovenText(schedule({ status: 'moved', proven: false }))).toContain(
      'Whether another one needs fewer changes or fewer moments was not shown',
    );
    expect(unprovenText(schedule({ status: 'impossible', proven: false }))).toContain(
      'Whether fewer rules conflict too was not shown',
    );
    expect(unprovenText(schedule({ status: 'moved' }))).toBeNull();
    expect(unprovenText(schedule({ status: 'impossible', proven: true }))).toBeNull();
    expect(unprovenText(schedule({ status: 'nothing', proven: false }))).toBeNull();
  });

  it('takes the claim about fewer moments out of the first sentence', () => {
    const situation = { goal: 'moments' as const, broken: 0, momentsNow: 3 };
    const said = (proven: boolean): string =>
      statusText({ ...situation, schedule: schedule({ proven }) });
    expect(said(true)).toContain('no layout with fewer separate moments does');
    expect(said(false)).not.toContain('fewer separate moments');
  });
});

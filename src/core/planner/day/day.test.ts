/** The day laid out from the records of the reference. Hours are those of resources/content; each layout is reckoned beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayGoal, Schedule } from '../../../contract/day.ts';
import { findingsOf, item, planOf, type PlanParts } from '../../testing/plans.ts';
import { openTestReference, type TestReference } from '../../testing/reference.ts';
import { dayOf } from './service.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const day = (parts: PlanParts, goal: DayGoal = 'times'): Schedule =>
  dayOf(planOf(parts), goal, reference);
const times = (schedule: Schedule): string[] => schedule.slots.map((slot) => slot.time);
const timing = (parts: PlanParts) =>
  findingsOf(reference.handlers.check({ plan: planOf(parts) }), 'timing');
const magnesium = (more: Parameters<typeof item>[3] = {}) => item('magnesium', 200, 'mg', more);
const levothyroxine = { medication: 'levothyroxine', times: ['07:00'] };

describe('hours apart', () => {
  it('moves a product just so far that the gap is kept, and says why', () => {
    // magnesium-levothyroxine: 4 h before or after. 07:00 + 4 h = 11:00; 07:00 − 4 h lies before waking.
    const laid = day({ profile: { medications: [levothyroxine] }, items: [magnesium()] });
    expect(laid.status).toBe('moved');
    expect(times(laid)).toEqual(['07:00', '11:00']);
    expect(laid.moves).toEqual([
      { path: 'items[0]', name: 'magnesium product', from: ['08:00'], to: ['11:00'] },
    ]);
    expect(laid.slots[1]?.reasons).toEqual([
      'magnesium product: 4 h after levothyroxine sodium (07:00, asked: 4 h)',
    ]);
    expect(laid.rules).toHaveLength(1);
    expect(laid.rules[0]).toMatchObject({
      id: 'magnesium-levothyroxine/profile.medications[0]/items[0]',
      kind: 'hours-apart',
      kept: true,
      reckoning: '07:00 to 11:00: 4 h',
      asked: '4 h',
    });
    expect(laid.rules[0]?.sources.length).toBeGreaterThan(0);
    expect(laid.unsatisfied).toEqual([]);
  });

  it('leaves times that break nothing as they were entered', () => {
    const laid = day({
      profile: { medications: [levothyroxine], meals: ['07:30'] },
      items: [magnesium({ times: ['21:00'] })],
    });
    expect(laid.status).toBe('as-entered');
    expect(times(laid)).toEqual(['07:00', '07:30', '21:00']);
    // A meal is no moment at which something is taken.
    expect(laid.moments).toBe(2);
    expect(laid.moves).toEqual([]);
  });

  it('forbids the order that the sources do not name', () => {
    // calcium-fluoride: only the medicine first, 3 h. 08:00 is 4 h before 12:00, but the wrong way round: 12:00 + 3 h.
    const laid = day({
      profile: { medications: [{ medication: 'sodium-fluoride', times: ['12:00'] }] },
      items: [item('calcium', 500, 'mg')],
    });
    expect(times(laid)).toEqual(['12:00', '15:00']);
  });

  it('permits both together at a meal where the sources do', () => {
    // calcium-integrase-inhibitors: 2 h before, 6 h after, or together with a meal.
    const parts = (meals: string[]): PlanParts => ({
      profile: { medications: [{ medication: 'dolutegravir', times: ['12:30'] }], meals },
      items: [item('calcium', 500, 'mg', { times: ['12:30'] })],
    });
    expect(day(parts(['12:30'])).status).toBe('as-entered');
    // Without the meal: 12:30 + 2 h = 14:30 is nearer than 12:30 − 6 h = 06:30.
    expect(times(day(parts([])))).toEqual(['12:30', '14:30']);
  });

  it('keeps two products apart, moving one of them', () => {
    // calcium-iron: 2 h.
    const laid = day({ items: [item('calcium', 500, 'mg'), item('iron', 14, 'mg')] });
    expect(times(laid)).toEqual(['08:00', '10:00']);
    expect(laid.moves).toHaveLength(1);
  });

  it('has no rule for two substances in one product', () => {
    const both = item('calcium', 500, 'mg');
    both.ingredients.push({ substance: 'iron', amount: 14, unit: 'mg' });
    expect(day({ items: [both] }).rules).toEqual([]);
    expect(timing({ items: [both] })).toEqual([]);
  });
});

describe('other kinds of rules', () => {
  it('never together: no gap helps, and nothing is moved for it', () => {
    const laid = day({
      profile: { medications: [{ medication: 'raltegravir', times: ['08:00'] }] },
      items: [magnesium()],
    });
    expect(laid.status).toBe('as-entered');
    expect(laid.rules.map(({ kind, kept }) => [kind, kept])).toEqual([['never-together', null]]);
    expect(laid.unsatisfied).toHaveLength(1);
    expect(laid.unsatisfied[0]).toContain('no gap in hours helps');
  });

  it('a gap may not be enough: keeps the hours and says the doubt', () => {
    // iron-tetracyclines: doxycycline 4 h before or 3 h after iron. 12:00 + 4 h = 16:00, 12:00 − 3 h = 09:00; from 13:00
    // that is 3 h against 4 h.
    const laid = day({
      profile: { medications: [{ medication: 'doxycycline', times: ['12:00'] }] },
      items: [item('iron', 14, 'mg', { times: ['13:00'] })],
    });
    expect(times(laid)).toContain('16:00');
    const rule = laid.rules.find((one) => one.kind === 'gap-may-not-be-enough');
    expect(rule?.kept).toBe(true);
    expect(rule?.asks).toContain('a gap may not be enough');
  });

  const alendronate = { medication: 'alendronic-acid', times: ['07:00'] };

  it('first thing: every product comes after the medicine, and minerals after their hours', () => {
    // calcium-bisphosphonates: 3 h after 07:00 is 10:00. Vitamin D of 06:45 must only come later: 07:15 is the next
    // quarter, but with the calcium at 10:00 there is one moment less.
    const laid = day({
      profile: { medications: [alendronate], meals: ['07:30'] },
      items: [item('calcium', 500, 'mg'), item('vitamin-d', 10, 'mcg', { times: ['06:45'] })],
    });
    expect(times(laid)).toEqual(['07:00', '07:30', '10:00']);
    const alone = day({
      profile: { medications: [alendronate], meals: ['07:30'] },
      items: [item('vitamin-d', 10, 'mcg', { times: ['06:45'] })],
    });
    expect(times(alone)).toEqual(['07:00', '07:15', '07:30']);
    expect(alone.rules.map(({ between }) => between)).toEqual([['profile.medications[0]', null]]);
  });

  it('first thing: a meal with it is one finding and a rule that no layout keeps', () => {
    const parts: PlanParts = {
      profile: { medications: [alendronate], meals: ['07:00', '12:30'] },
      items: [item('vitamin-d', 10, 'mcg', { times: ['12:30'] })],
    };
    const laid = day(parts);
    expect(laid.status).toBe('impossible');
    expect(laid.conflict).toEqual(['first-thing/profile.medications[0]']);
    expect(laid.unsatisfied[0]).toContain('alendronic acid at 07:00');
    expect(laid.unsatisfied[0]).toContain('meals at 07:00 and 12:30');
    const findings = timing(parts);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('meal at 07:00');
    expect(findings[0]?.message).not.toContain('12:30');
    expect(findings[0]?.paths).toEqual(['profile.medications[0]', 'profile.meals[0]']);
    expect(findings[0]?.group).toEqual({
      key: 'medication/alendronic-acid',
      title: 'With alendronic acid',
    });
  });
});

describe('days, nights and what stays', () => {
  it('things on different days of the week never meet', () => {
    const items = (second: 'thu' | 'mon') => [
      item('calcium', 500, 'mg', { days: ['mon'] }),
      item('iron', 14, 'mg', { days: [second] }),
    ];
    expect(day({ items: items('thu') }).status).toBe('as-entered');
    expect(day({ items: items('mon') }).status).toBe('moved');
    const everySecond = [
      item('calcium', 500, 'mg', { days: ['mon'] }),
      item('iron', 14, 'mg', { days: { every: 2 } }),
    ];
    expect(day({ items: everySecond }).status).toBe('moved');
  });

  it('looks over midnight: Monday 23:30 and Tuesday 00:30 are one hour apart', () => {
    const profile = { wake: '09:00', sleep: '02:00' };
    const items = (second: 'tue' | 'mon') => [
      item('calcium', 500, 'mg', { times: ['23:30'], days: ['mon'] }),
      item('iron', 14, 'mg', { times: ['00:30'], days: [second] }),
    ];
    expect(day({ profile, items: items('tue') }).status).toBe('moved');
    // Monday 00:30 to Monday 23:30: 23 h.
    expect(day({ profile, items: items('mon') }).status).toBe('as-entered');
  });

  it('a sleep time past midnight belongs to the evening', () => {
    // The medicine of 22:00 comes before the calcium of 01:30: 3 h 30 min, and the record asks for 3 h in this order.
    const laid = day({
      profile: {
        wake: '10:00',
        sleep: '02:00',
        medications: [{ medication: 'sodium-fluoride', times: ['22:00'] }],
      },
      items: [item('calcium', 500, 'mg', { times: ['01:30'] })],
    });
    expect(laid.status).toBe('as-entered');
    expect(times(laid)).toEqual(['22:00', '01:30']);
    expect(laid.waking).toEqual({ from: '10:00', to: '02:00', assumed: false });
    expect(laid.rules[0]?.reckoning).toBe('22:00 to 01:30: 3 h 30 min');
  });

  it('never moves what the person fixed', () => {
    const laid = day({
      profile: { medications: [levothyroxine] },
      items: [magnesium({ timesFixed: true })],
    });
    expect(laid.status).toBe('impossible');
    expect(times(laid)).toEqual(['07:00', '08:00']);
    expect(laid.conflict).toEqual(['magnesium-levothyroxine/profile.medications[0]/items[0]']);
    expect(laid.rules[0]).toMatchObject({ kept: false, reckoning: '07:00 to 08:00: 1 h' });
    expect(laid.unsatisfied[0]).toContain('levothyroxine sodium at 07:00');
    expect(laid.unsatisfied[0]).toContain('magnesium product at 08:00');
  });

  it('places what has no time at a moment that exists and keeps its rules', () => {
    // 11:00 or later; 12:00 is a moment already.
    const laid = day({
      profile: { medications: [levothyroxine, { medication: 'warfarin', times: [] }] },
      items: [magnesium({ times: [] }), item('vitamin-d', 10, 'mcg', { times: ['12:00'] })],
    });
    expect(laid.status).toBe('as-entered');
    expect(times(laid)).toEqual(['07:00', '12:00']);
    expect(laid.moves).toEqual([
      { path: 'items[0]', name: 'magnesium product', from: [], to: ['12:00'] },
    ]);
    expect(laid.withoutTime).toEqual(['Warfarin']);
    expect(laid.waking).toEqual({ from: '06:30', to: '22:30', assumed: true });
  });

  it('lays out nothing where no time was entered', () => {
    const laid = day({
      profile: { medications: [{ medication: 'levothyroxine', times: [] }] },
      items: [magnesium({ times: [] })],
    });
    expect(laid).toMatchObject({ status: 'nothing', slots: [], moments: 0 });
    expect(laid.withoutTime).toEqual(['Levothyroxine sodium', 'magnesium product']);
    expect(laid.rules.map((rule) => rule.kept)).toEqual([null]);
  });

  it('two doses of one product stay at least half as far apart', () => {
    // 08:00 must go to 11:00 (4 h after 07:00). 12:00 was 4 h later: 2 h must be left, so it goes to 13:00.
    const laid = day({
      profile: { medications: [levothyroxine] },
      items: [magnesium({ times: ['08:00', '12:00'] })],
    });
    expect(laid.moves[0]?.to).toEqual(['11:00', '13:00']);
  });
});

describe('impossible days', () => {
  it('names exactly the rules that cannot hold together', () => {
    // Ciprofloxacin (2 h before, 6 h after magnesium) at 08:00, 16:30 and 22:00 leaves 10:00 to 10:30: 08:00 + 2 h and
    // 16:30 − 6 h; 22:00 − 6 h lies before 16:30 + 2 h. Levothyroxine at 07:00 leaves 11:00 and later.
    const laid = day({
      profile: {
        medications: [
          levothyroxine,
          { medication: 'ciprofloxacin', times: ['08:00', '16:30', '22:00'] },
        ],
      },
      items: [magnesium(), item('calcium', 500, 'mg', { times: ['10:15'] })],
    });
    expect(laid.status).toBe('impossible');
    expect([...laid.conflict].sort()).toHaveLength(2);
    const item0 = laid.conflict.filter((id) => id.endsWith('items[0]'));
    const item1 = laid.conflict.filter((id) => id.endsWith('items[1]'));
    // Calcium has the same hours with both medicines, so either product shows the conflict, but never a mixture.
    expect([item0.length, item1.length].sort()).toEqual([0, 2]);
    expect(laid.unsatisfied[0]).toContain('One of 2 rules');
    expect(times(laid)).toEqual(['07:00', '08:00', '10:15', '16:30', '22:00']);
  });
});

describe('goals', () => {
  it('keeps entered times first; fewer moments only when asked for', () => {
    const parts: PlanParts = {
      profile: { medications: [levothyroxine] },
      items: [magnesium({ times: ['21:00'] }), item('vitamin-d', 10, 'mcg', { times: ['12:00'] })],
    };
    expect(day(parts).status).toBe('as-entered');
    // Magnesium stays apart from 07:00, so two moments are the least. Vitamin D to 07:00 takes 5 h; to 21:00 9 h.
    const fewer = day(parts, 'moments');
    expect(fewer).toMatchObject({ status: 'moved', moments: 2 });
    expect(times(fewer)).toEqual(['07:00', '21:00']);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanDate } from '../../contract/check.ts';
import { weekdays, type Days } from '../../contract/plan.ts';
import { item, planOf } from '../testing/plans.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { planDates, runOut } from './dates.ts';
import { resolvePlan } from './resolve.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

type Item = ReturnType<typeof item>;
const datesOf = (items: Item[]): PlanDate[] => planDates(resolvePlan(planOf({ items }), reference));
const packed = (servings: number, openedOn: string, more: Partial<Item> = {}): Item => ({
  ...item('magnesium', 200, 'mg', { product: 'Magnesium', times: ['08:00', '20:00'] }),
  pack: { servings, openedOn },
  ...more,
});
const only = (items: Item[]): PlanDate => {
  const [date, ...more] = datesOf(items);
  expect(more).toEqual([]);
  if (date === undefined) throw new Error('no date');
  return date;
};

describe('planDates', () => {
  it('counts a pack out day by day for what is taken daily', () => {
    // 60 ÷ 2 = 30 days; November has 30 days, so 1 to 30 November are covered.
    expect(only([packed(60, '2026-11-01')])).toEqual({
      kind: 'runs-out',
      path: 'items[0]',
      name: 'Magnesium',
      date: '2026-12-01',
      arithmetic:
        '60 servings ÷ 2 a day = 30 days from 1 November 2026: lasts to 30 November, runs out on 1 December 2026',
    });
  });

  it('names servings that are left over, and the other year', () => {
    // 63 ÷ 2 = 31 whole days and 1 serving: 1 to 31 December 2026.
    expect(only([packed(63, '2026-12-01')])).toMatchObject({
      date: '2027-01-01',
      arithmetic:
        '63 servings ÷ 2 a day = 31 days (1 left over) from 1 December 2026: lasts to 31 December 2026, runs out on 1 January 2027',
    });
  });

  it('multiplies servings by times: 2 servings at 3 times are 6 a day', () => {
    // 12 ÷ 6 = 2 days: 1 and 2 March.
    const more = { servings: 2, times: ['08:00', '13:00', '20:00'] };
    expect(only([packed(12, '2026-03-01', more)]).date).toBe('2026-03-03');
  });

  it('counts tenths without the noise of binary numbers', () => {
    // 0.3 ÷ 0.1 = 3 days, although 0.3 / 0.1 is 2.9999… in binary.
    const more = { servings: 0.1, times: ['08:00'] };
    expect(only([packed(0.3, '2026-03-01', more)]).date).toBe('2026-03-04');
  });

  it('walks named weekdays', () => {
    // 2026-11-01 is a Sunday. 3 servings: Mon 2, Thu 5, Mon 9 November; Thu 12 is not covered.
    const more: Partial<Item> = { times: ['08:00'], days: ['mon', 'thu'] };
    expect(only([packed(3, '2026-11-01', more)])).toMatchObject({
      date: '2026-11-12',
      arithmetic:
        '3 servings ÷ 1 on each Monday and Thursday = 3 days of use from 1 November 2026: lasts to 9 November, runs out on 12 November 2026',
    });
  });

  it('counts every n-th day from the day on which the pack was started', () => {
    // 12 servings, one every 7 days: the last on 1 November + 11 × 7 = 77 days = 17 January; + 7 = 24 January.
    const more: Partial<Item> = { times: ['08:00'], days: { every: 7 } };
    expect(only([packed(12, '2026-11-01', more)])).toMatchObject({
      date: '2027-01-24',
      arithmetic:
        '12 servings ÷ 1 every 7 days = 12 days of use from 1 November 2026: lasts to 17 January, runs out on 24 January 2027',
    });
  });

  it('crosses a leap day and a change of the clock without losing a day', () => {
    // 2028 is a leap year: 28 February, 29 February, 1 March.
    expect(only([packed(4, '2028-02-28')]).date).toBe('2028-03-01');
    // 29 March 2026 and 25 October 2026 are days of a change of the clock in Europe: 200 days after 1 March is 17 September.
    expect(only([packed(400, '2026-03-01')]).date).toBe('2026-09-17');
  });

  it('says so where a pack does not last one day, and where no time is entered', () => {
    expect(only([packed(1, '2026-11-05')])).toMatchObject({
      date: '2026-11-05',
      arithmetic:
        '1 serving from 5 November 2026: fewer than the 2 of one day, runs out on 5 November 2026',
    });
    expect(only([packed(1, '2026-11-05', { times: [] })])).toMatchObject({
      date: '2026-11-06',
      arithmetic:
        '1 serving ÷ 1 a day = 1 day from 5 November 2026: lasts to 5 November, runs out on 6 November 2026; no time entered: counted as once a day',
    });
  });

  it('gives none where use or pack is not known', () => {
    expect(datesOf([packed(60, '2026-11-01', { asNeeded: true })])).toEqual([]);
    expect(datesOf([packed(60, '2026-11-01', { pack: { servings: 60 } })])).toEqual([]);
    expect(datesOf([packed(60, '2026-11-01', { pack: { openedOn: '2026-11-01' } })])).toEqual([]);
    expect(datesOf([packed(60, '2026-11-01', { pack: null })])).toEqual([]);
  });

  it('gives none that no calendar writes, and does not count for ever', () => {
    const started = performance.now();
    expect(datesOf([packed(1e15, '2026-11-01')])).toEqual([]);
    expect(datesOf([packed(1e6, '2026-11-01', { days: { every: 365 } })])).toEqual([]);
    expect(datesOf([packed(2.9e6, '2026-11-01', { times: [], days: ['sun'] })])).toEqual([]);
    expect(performance.now() - started).toBeLessThan(200);
  });

  it('lists reviews as entered beside packs, earliest first, with the place and the name of each', () => {
    const unnamed: Item = {
      ingredients: [
        { substance: 'zinc', amount: 10, unit: 'mg' },
        { name: 'Sea moss', amount: 1, unit: 'g' },
      ],
      reviewOn: '2026-11-15',
    };
    expect(datesOf([packed(60, '2026-11-01', { reviewOn: '2027-03-01' }), unnamed])).toEqual([
      {
        kind: 'review',
        path: 'items[1]',
        name: 'Zinc and Sea moss',
        date: '2026-11-15',
        arithmetic: null,
      },
      expect.objectContaining({ kind: 'runs-out', path: 'items[0]', date: '2026-12-01' }),
      { kind: 'review', path: 'items[0]', name: 'Magnesium', date: '2027-03-01', arithmetic: null },
    ]);
  });
});

/** The definition itself: from the first day on, each day of use takes its servings until one is not covered. */
function walked(openedOn: string, servings: number, perDay: number, days: Days): string {
  const start = new Date(`${openedOn}T00:00:00Z`);
  let left = servings;
  for (let n = 0; ; n += 1) {
    const day = new Date(start);
    day.setUTCDate(start.getUTCDate() + n);
    const isDayOfUse =
      days === 'daily'
        ? true
        : Array.isArray(days)
          ? days.some((name) => name === weekdays[(day.getUTCDay() + 6) % 7])
          : n % days.every === 0;
    if (!isDayOfUse) continue;
    if (left < perDay) return day.toISOString().slice(0, 10);
    left -= perDay;
  }
}

describe('runOut', () => {
  const anyDay = fc
    .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) })
    .map((time) => new Date(time).toISOString().slice(0, 10));
  const anyDays = fc.oneof(
    fc.constant<Days>('daily'),
    fc.subarray([...weekdays], { minLength: 1 }).map((days): Days => days),
    fc.integer({ min: 1, max: 40 }).map((every): Days => ({ every })),
  );
  const servings = fc.integer({ min: 1, max: 120 });
  const perDay = fc.integer({ min: 1, max: 12 });

  it('agrees with a walk through the calendar', () => {
    fc.assert(
      fc.property(anyDay, servings, perDay, anyDays, (day, pack, each, days) => {
        expect(runOut(day, pack, each, days)?.runsOut).toBe(walked(day, pack, each, days));
      }),
      { numRuns: 500 },
    );
  });

  it('lasts one day less than it runs out where it is taken daily, and leaves less than a day', () => {
    fc.assert(
      fc.property(anyDay, servings, perDay, (day, pack, each) => {
        const end = runOut(day, pack, each, 'daily');
        if (end === null) throw new Error('no day');
        const days = (Date.parse(end.runsOut) - Date.parse(day)) / 86_400_000;
        expect(days).toBe(Math.floor(pack / each));
        expect(end.covered * each + end.left).toBe(pack);
        expect(end.left).toBeLessThan(each);
        if (end.lastsTo !== null)
          expect(Date.parse(end.runsOut) - Date.parse(end.lastsTo)).toBe(86_400_000);
      }),
    );
  });

  it('never runs out earlier with more in the pack', () => {
    fc.assert(
      fc.property(anyDay, servings, servings, perDay, anyDays, (day, pack, more, each, days) => {
        const one = runOut(day, pack, each, days)?.runsOut ?? '';
        const two = runOut(day, pack + more, each, days)?.runsOut ?? '';
        expect(two >= one).toBe(true);
      }),
    );
  });
});

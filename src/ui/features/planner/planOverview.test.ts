import { describe, expect, it } from 'vitest';
import { nextReview, reviewsOf, todayText, whoseOf } from './planOverview.ts';
import { samplePlan } from './samplePlan.ts';

const review = (name: string, date: string) => ({ name, date });

describe('the list of plans', () => {
  it('says whose a plan is, with or without a name', () => {
    const plan = samplePlan();
    expect(whoseOf(plan)).toBe('34 years, female');
    plan.profile.name = 'A. B.';
    expect(whoseOf(plan)).toBe('A. B., 34 years, female');
  });

  it('names the nearest day that lies ahead, and today counts', () => {
    const dates = [review('Zinc', '2026-12-01'), review('Iron', '2026-11-22')];
    expect(nextReview(dates, '2026-11-22')).toBe('Iron: review due on 22 November 2026');
    expect(nextReview(dates, '2026-11-23')).toBe('Zinc: review due on 1 December 2026');
  });

  it('says that the last day has passed when nothing lies ahead', () => {
    expect(nextReview([review('Iron', '2026-11-22')], '2027-01-01')).toBe(
      'Iron: review was due on 22 November 2026',
    );
    expect(nextReview([], '2026-11-22')).toBeNull();
  });

  it('names the reviews that were entered, and reckons nothing', () => {
    const plan = samplePlan();
    const [item] = plan.items;
    if (item === undefined) throw new Error('the sample has one product');
    item.pack = { servings: 60, openedOn: '2026-11-01' };
    expect(reviewsOf(plan)).toEqual([]);
    item.reviewOn = '2027-03-01';
    expect(reviewsOf(plan)).toEqual([review('Magnesium citrate', '2027-03-01')]);
  });

  it('takes the day of this computer', () => {
    expect(todayText(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

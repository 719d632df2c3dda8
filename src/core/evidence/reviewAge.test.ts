import { describe, expect, it } from 'vitest';
import { ageNotice, oldest } from './reviewAge.ts';

describe('age of a review', () => {
  // 22 November 2026 plus 18 months is 22 May 2028.
  it('is silent up to 18 months to the day', () => {
    expect(ageNotice('2026-11-22', '2028-05-22')).toBeNull();
  });
  it('speaks from the day after, with the day of the review', () => {
    expect(ageNotice('2026-11-22', '2028-05-23')).toBe(
      'Last reviewed on 22 November 2026, more than 18 months ago. Newer studies may say something else.',
    );
  });
  // 31 August 2026 plus 18 months would be 31 February 2028; the month ends on the 29th.
  it('ends in a shorter month on its last day', () => {
    expect(ageNotice('2026-08-31', '2028-02-29')).toBeNull();
    expect(ageNotice('2026-08-31', '2028-03-01')).not.toBeNull();
  });
  it('takes the oldest of several days', () => {
    expect(oldest(['2026-11-22', '2025-01-03', '2026-02-01'])).toBe('2025-01-03');
    expect(oldest([])).toBeNull();
  });
});

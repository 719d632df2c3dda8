import { describe, expect, it } from 'vitest';
import { wouldChange } from './wouldChange.ts';

const rated = {
  direction: 'no-effect',
  state: 'little-or-no-difference',
  certainty: 'moderate',
  exposure: 'supplement',
  indirect: false,
  certaintyGrounds: [],
  studies: [],
} satisfies Parameters<typeof wouldChange>[0];

describe('what would change a rating', () => {
  it('follows the domains that the rating rests on, in the order of GRADE', () => {
    expect(
      wouldChange(
        {
          ...rated,
          certaintyGrounds: [
            { domain: 'imprecision', says: 'few people' },
            { domain: 'inconsistency', says: 'trials disagree' },
          ],
        },
        ['rct'],
      ),
    ).toEqual([
      'Studies that agree with one another, or a reason why they do not.',
      'Larger studies, so that the range of likely effects gets narrow.',
    ]);
  });
  it('asks for trials where there are only observations', () => {
    expect(wouldChange({ ...rated, exposure: 'status' }, ['cohort'])).toEqual([
      'Randomised trials, where there are only observations so far.',
    ]);
  });
  it('asks for studies of the people in question where evidence was borrowed', () => {
    expect(wouldChange({ ...rated, indirect: true }, ['rct'])).toEqual([
      'Studies of the people, the dose and the outcome in question.',
    ]);
  });
  it('never asks for a trial of a harm', () => {
    expect(wouldChange({ ...rated, direction: 'harm', exposure: 'status' }, ['cohort'])).toEqual([
      'Harms counted in large groups of people over time, rather than single reports.',
    ]);
  });
  it('says that nothing was found, and nothing else, without studies', () => {
    expect(wouldChange({ ...rated, state: 'no-studies', certainty: 'very-low' }, [])).toEqual([
      'Any controlled study of this question in people with the condition. None was found, so the rating starts from nothing.',
    ]);
  });
  it('is silent about evidence of high certainty without a weak point', () => {
    expect(wouldChange({ ...rated, certainty: 'high' }, ['rct'])).toEqual([]);
  });
});

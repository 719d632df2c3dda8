import { describe, expect, it } from 'vitest';
import type { OutcomeRow } from '../../../contract/answers.ts';
import type { OutcomeGroup } from '../../../contract/vocabulary.ts';
import { inParts, missingOutcomes } from './outcomes.ts';

const row = (outcomeGroup: OutcomeGroup) => ({ outcomeGroup }) as OutcomeRow;

describe('the parts of the outcome table', () => {
  it('always gives harms a place, even when nothing is recorded', () => {
    expect(inParts([row('relapse')]).map(({ part, rows }) => [part, rows.length])).toEqual([
      ['benefit', 1],
      ['harms', 0],
    ]);
  });
  it('keeps laboratory findings apart from what people feel', () => {
    const parts = inParts([
      row('mechanism'),
      row('fatigue'),
      row('harms'),
      row('laboratory-status'),
    ]);
    expect(parts.map(({ part, rows }) => [part, rows.length])).toEqual([
      ['benefit', 1],
      ['harms', 1],
      ['laboratory', 2],
    ]);
  });
  it('names the outcomes that matter in MS and have no record', () => {
    const missing = missingOutcomes('multiple-sclerosis', [row('relapse'), row('fatigue')]);
    expect(missing).not.toContain('relapse');
    expect(missing).toContain('bladder');
    // Ten outcomes are on the list, two are recorded.
    expect(missing).toHaveLength(8);
    expect(missingOutcomes('gout', [])).toEqual([]);
  });
});

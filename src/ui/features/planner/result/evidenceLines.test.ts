import { expect, it } from 'vitest';
import * as v from 'valibot';
import { EvidenceLine } from '../../../../contract/check.ts';
import { byCondition } from './evidenceLines.ts';

const line = (substance: string, condition: string, status: string): EvidenceLine =>
  v.parse(EvidenceLine, {
    substance,
    condition,
    substanceName: substance,
    conditionName: `the ${condition}`,
    status,
    summary: '',
    sentences: [],
    doses: null,
  });

it('keeps answers, searches without studies and what is not covered apart', () => {
  const [ms, other] = byCondition([
    line('zinc', 'ms', 'not-covered'),
    line('magnesium', 'ms', 'answered'),
    line('biotin', 'ms', 'no-studies'),
    line('zinc', 'migraine', 'answered'),
  ]);
  expect(ms?.name).toBe('the ms');
  expect([ms?.answered, ms?.noStudies, ms?.notCovered].map((own) => own?.[0]?.substance)).toEqual([
    'magnesium',
    'biotin',
    'zinc',
  ]);
  expect(other?.answered).toHaveLength(1);
});

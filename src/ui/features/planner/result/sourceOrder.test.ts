import { expect, it } from 'vitest';
import * as v from 'valibot';
import { CheckOutput } from '../../../../contract/check.ts';
import { sourcesOfResult } from './sourceOrder.ts';

const source = (id: string) => ({
  id,
  type: 'report',
  title: id,
  custom: { verifiedFrom: ['a page'], verifiedOn: '2026-11-01' },
});
const finding = (id: string, action: string, sources: string[]) => ({
  id,
  rule: 'interaction',
  action,
  seriousness: 'moderate',
  evidence: 'label',
  subjects: [],
  paths: [],
  group: { key: id, title: id },
  title: id,
  message: '',
  advised: false,
  ask: '',
  expertReview: null,
  sources,
});

it('numbers sources as the page cites them: findings worst first, the day, then evidence', () => {
  const check = v.parse(CheckOutput, {
    edition: '2026.11',
    asOf: '2026-11-22',
    profile: {
      name: null,
      age: 34,
      sex: 'female',
      state: 'none',
      authority: 'NASEM',
      lifeStages: {},
      conditions: [],
      medications: [],
    },
    intakes: [],
    findings: [
      finding('watch', 'monitor', ['late-2001']),
      finding('worst', 'avoid', ['first-2002']),
    ],
    coverage: [],
    schedule: {
      slots: [],
      unsatisfied: [],
      status: 'as-entered',
      moves: [],
      rules: [
        {
          id: 'rule',
          interaction: 'rule',
          kind: 'hours-apart',
          between: ['profile.medications[0]', 'items[0]'],
          names: ['A', 'B'],
          asks: '',
          why: '',
          kept: true,
          reckoning: null,
          sources: ['day-2003'],
        },
      ],
      conflict: [],
      withoutTime: [],
      waking: { from: '07:00', to: '22:00', assumed: true },
      moments: 1,
    },
    dates: [],
    questions: [],
    evidence: [
      {
        substance: 'zinc',
        condition: 'multiple-sclerosis',
        substanceName: 'Zinc',
        conditionName: 'multiple sclerosis',
        status: 'answered',
        summary: '',
        sentences: [{ claim: 'c', sentence: '', sources: ['study-2004'] }],
        doses: null,
      },
    ],
    names: {},
    sources: ['unused-2000', 'study-2004', 'day-2003', 'late-2001', 'first-2002'].map(source),
    secondHand: [],
    notice: '',
  });
  expect(sourcesOfResult(check).map((one) => one.id)).toEqual([
    'first-2002',
    'late-2001',
    'day-2003',
    'study-2004',
    'unused-2000',
  ]);
});

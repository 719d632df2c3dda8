import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../contract/check.ts';
import { foldTimings, sentencesOf } from './folded.ts';

const base = {
  action: 'minimise-risk',
  seriousness: null,
  evidence: null,
  message: '',
  advised: false,
  expertReview: null,
  ask: '',
  sources: [],
} as const;
const finding = (id: string, rule: Finding['rule'], subjects: string[]): Finding =>
  ({ ...base, sources: [], id, title: id, rule, subjects }) as unknown as Finding;

const pair = ['substance/magnesium', 'medication/levothyroxine', 'interaction/a'];

describe('foldTimings', () => {
  it('tells the times with the interaction whose rule they break, whatever the order of the subjects', () => {
    const folded = foldTimings([
      finding('timing-1', 'timing', [...pair].reverse()),
      finding('pair', 'interaction', pair),
      finding('timing-2', 'timing', pair),
    ]);
    expect(folded.map((one) => one.finding.id)).toEqual(['pair']);
    expect(folded[0]?.timings.map((one) => one.id)).toEqual(['timing-1', 'timing-2']);
  });
  it('loses no timing finding that has no interaction beside it', () => {
    const folded = foldTimings([
      finding('pair', 'interaction', pair),
      finding('other', 'timing', ['substance/zinc', 'interaction/b']),
    ]);
    expect(folded.map((one) => one.finding.id)).toEqual(['pair', 'other']);
  });
  it('tells the times once where the same pair was found twice', () => {
    const folded = foldTimings([
      finding('first', 'interaction', pair),
      finding('second', 'interaction', pair),
      finding('timing', 'timing', pair),
    ]);
    expect(folded.map((one) => one.timings.length)).toEqual([1, 0]);
  });
});

describe('sentencesOf', () => {
  it('does not end a sentence at "St."', () => {
    expect(sentencesOf("With St. John's wort less is absorbed. Ask first.")).toEqual([
      "With St. John's wort less is absorbed.",
      'Ask first.',
    ]);
  });
  it('keeps decimals together', () => {
    expect(sentencesOf('50.04 mg is above 12 mg.')).toEqual(['50.04 mg is above 12 mg.']);
  });
});

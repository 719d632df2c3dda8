import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../contract/check.ts';
import { checkedRows, findingsOfRow, unitAsked } from './checkedRows.ts';
import { complete } from './complete.ts';
import { draftOf, emptyItem } from './draft.ts';
import { samplePlan } from './samplePlan.ts';

const finding = (paths: string[], action: Finding['action'] = 'monitor'): Finding => ({
  id: paths.join(),
  rule: 'upper-limit',
  action,
  seriousness: null,
  evidence: null,
  subjects: [],
  paths,
  group: { key: '', title: '' },
  title: '',
  message: '',
  advised: false,
  ask: '',
  expertReview: null,
  sources: [],
});

describe('checkedRows', () => {
  it('finds the row of the form although an unfinished one stands before it', () => {
    const draft = draftOf(samplePlan());
    draft.items.unshift(emptyItem());
    const of = finding(['items[0].ingredients[0]', 'profile.medications[0]']);
    const rows = checkedRows(
      {
        findings: [of],
        dates: [
          { kind: 'review', path: 'items[0]', name: '', date: '2027-01-01', arithmetic: null },
        ],
      },
      draft,
      complete(draft).draftPath,
    );
    const [empty, taken] = draft.items;
    expect(rows.get(empty?.key ?? 0)).toBeUndefined();
    expect(rows.get(taken?.key ?? 0)?.findings).toEqual([of]);
    expect(rows.get(taken?.key ?? 0)?.dates).toHaveLength(1);
    expect(rows.get(taken?.ingredients[0]?.key ?? 0)?.findings).toEqual([of]);
    expect(rows.get(draft.profile.medications[0]?.key ?? 0)?.findings).toEqual([of]);
  });

  it('counts a finding once for a product with two of its ingredients in it', () => {
    const draft = draftOf(samplePlan());
    const rows = checkedRows(
      { findings: [finding(['items[0].ingredients[0]', 'items[0]'])], dates: [] },
      draft,
      (path) => path,
    );
    expect(rows.get(draft.items[0]?.key ?? 0)?.findings).toHaveLength(1);
  });
});

describe('findingsOfRow', () => {
  it('names the worst, and says nothing where nothing was found', () => {
    expect(findingsOfRow([])).toBeNull();
    expect(findingsOfRow([finding([])])).toBe('1 finding: monitor');
    expect(findingsOfRow([finding([]), finding([], 'avoid'), finding([], 'minimise-risk')])).toBe(
      '3 findings, worst: avoid',
    );
  });
});

describe('unitAsked', () => {
  const slip = { path: 'items[0].ingredients[0]', unit: 'IU' as const };
  it('is the unit of the finding, until the amount stands in it', () => {
    expect(unitAsked({ slip }, 'mcg')).toBe('IU');
    expect(unitAsked({ slip }, 'IU')).toBeNull();
  });
  it('is none where a finding asks something else', () => {
    expect(unitAsked({}, 'mcg')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { PlanChange } from '../../../../contract/planChanges.ts';
import type { PlanVersionSummary } from '../../../../contract/userData.ts';
import {
  byArea,
  changedSums,
  editionSentence,
  kindWord,
  lastReport,
  newestFirst,
  summaryLine,
  sumText,
} from './versionWords.ts';

const version = (number: number, reason: PlanVersionSummary['reason']): PlanVersionSummary =>
  ({ number, reason }) as PlanVersionSummary;
const versions = [version(1, 'report'), version(2, 'report'), version(3, 'kept')];

describe('versions', () => {
  it('are listed newest first', () => {
    expect(newestFirst(versions).map(({ number }) => number)).toEqual([3, 2, 1]);
  });
  it('the last report is the newest version of that reason, not the newest version', () => {
    expect(lastReport(versions)?.number).toBe(2);
    expect(lastReport([version(1, 'kept')])).toBeNull();
  });
  it('say when the reference has a new edition', () => {
    expect(editionSentence('2026.11', '2026.11')).toBeNull();
    expect(editionSentence('2026.10', '2026.11')).toMatch(/edition 2026\.10 .* now 2026\.11\./);
  });
});

describe('what changed', () => {
  const change = (area: PlanChange['area'], name: string): PlanChange => ({
    area,
    kind: 'added',
    name,
    lines: [],
  });
  it('stands by part of the plan', () => {
    const areas = byArea([change('items', 'A'), change('foods', 'B'), change('items', 'C')]);
    expect(areas.map(({ area, changes }) => [area, changes.map(({ name }) => name)])).toEqual([
      ['items', ['A', 'C']],
      ['foods', ['B']],
    ]);
  });
  it('two plans are set beside each other, a plan and its version after each other', () => {
    const plans = { before: '“Mum”', after: 'this plan', plans: true };
    const version = { before: 'version 2', after: 'now', plans: false };
    expect(kindWord('removed', plans)).toBe('Only in “Mum”');
    expect(kindWord('added', plans)).toBe('Only in this plan');
    expect(kindWord('added', version)).toBe('Added');
    expect(kindWord('changed', version)).toBe('Changed');
  });
  it('an unknown sum is never 0', () => {
    expect(sumText(null, 'mg')).toBe('not taken or not known');
    expect(sumText(0, 'mg')).toBe('0\u00a0mg');
  });
  it('leaves out sums that stayed, and keeps those that became unknown', () => {
    const sum = (before: number | null, after: number | null) => ({
      substance: 'substance/magnesium' as const,
      name: 'Magnesium',
      unit: 'mg',
      before,
      after,
    });
    expect(changedSums([sum(200, 200), sum(null, null), sum(200, null)])).toEqual([sum(200, null)]);
  });
  it('is counted in one line', () => {
    const finding = (kind: 'new' | 'gone') =>
      ({ kind, rule: 'duplicate', action: 'monitor', title: 'Twice' }) as const;
    const since = { before: 'version 2', after: 'the plan now', plans: false };
    const beside = { before: '“Mum”', after: 'this plan', plans: true };
    const changed = {
      same: false,
      changes: [change('items', 'A')],
      sums: [],
      findings: [finding('new'), finding('gone'), finding('gone')],
    };
    expect(summaryLine(changed, since)).toBe(
      '1 difference; 1 new finding, 2 findings no longer arise.',
    );
    expect(summaryLine(changed, beside)).toBe(
      '1 difference; 1 finding only in this plan, 2 findings only in “Mum”.',
    );
    expect(summaryLine({ ...changed, findings: [] }, since)).toBe(
      '1 difference; the findings are the same.',
    );
    expect(summaryLine({ same: true, changes: [], sums: [], findings: [] }, since)).toBe(
      'Nothing differs.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { Finding } from '../../../../contract/check.ts';
import { findingTree } from './findingTree.ts';

const finding = (id: string, group: string, fields: Partial<Finding> = {}): Finding => ({
  ...v.parse(Finding, {
    id,
    rule: 'interaction',
    action: 'monitor',
    seriousness: 'moderate',
    evidence: 'label',
    subjects: [],
    paths: [],
    group: { key: group, title: `With ${group}` },
    title: id,
    message: '',
    advised: false,
    ask: '',
    expertReview: null,
    sources: [],
  }),
  ...fields,
});
const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);

describe('findingTree', () => {
  it('puts the worst action first and folds a large group after its three worst lines', () => {
    const [avoid, monitor] = findingTree([
      ...['a', 'b', 'c'].map((id) => finding(id, 'warfarin')),
      finding('grave', 'warfarin', { seriousness: 'major' }),
      finding('worst', 'ciprofloxacin', { action: 'avoid' }),
    ]);
    expect(avoid?.action).toBe('avoid');
    expect(monitor?.clusters.map((one) => [ids(one.shown), ids(one.folded)])).toEqual([
      [['grave', 'a', 'b'], ['c']],
    ]);
    expect(monitor?.clusters[0]?.title).toBe('With warfarin');
  });

  it('shows three lines of a group at once, and gives headings only where something is told together', () => {
    const [monitor] = findingTree([
      ...['a', 'b', 'c'].map((id) => finding(id, 'warfarin')),
      finding('alone', 'zinc'),
    ]);
    expect(monitor?.clusters.map((one) => [one.title, ids(one.shown), ids(one.folded)])).toEqual([
      ['With warfarin', ['a', 'b', 'c'], []],
      ['One finding each', ['alone'], []],
    ]);
    const [single] = findingTree([finding('a', 'warfarin'), finding('alone', 'zinc')]);
    expect(single?.clusters.map(({ title }) => title)).toEqual([null, null]);
  });

  it('what stands alone stands together, at the place of its worst, and is not folded', () => {
    const alone = ['p', 'q', 'r', 's'].map((id) => finding(id, id));
    const [monitor] = findingTree([
      finding('a', 'warfarin'),
      finding('b', 'warfarin'),
      ...alone,
      finding('grave', 'zinc', { seriousness: 'major' }),
    ]);
    expect(monitor?.clusters.map((one) => [one.title, ids(one.shown), ids(one.folded)])).toEqual([
      ['One finding each', ['grave', 'p', 'q', 'r', 's'], []],
      ['With warfarin', ['a', 'b'], []],
    ]);
  });

  it('what is to be avoided, or usually, stands open and whole; of the others a line', () => {
    const many = (['avoid', 'usually-avoid', 'minimise-risk', 'monitor'] as const).flatMap(
      (action) => ['1', '2', '3', '4'].map((at) => finding(`${action}${at}`, 'x', { action })),
    );
    expect(
      findingTree(many).map((one) => [
        one.open,
        one.clusters.flatMap(({ folded }) => folded).length,
      ]),
    ).toEqual([
      [true, 0],
      [true, 0],
      [false, 1],
      [false, 1],
    ]);
  });

  it('folds nothing that is to be avoided, not even what a clinician advised', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => finding(id, 'x', { action: 'avoid' }));
    const advised = finding('e', 'x', { action: 'avoid', advised: true });
    const [avoid] = findingTree([...many, advised]);
    expect(avoid?.clusters.flatMap((one) => ids(one.shown))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(avoid?.clusters.flatMap((one) => one.folded)).toEqual([]);
    expect(avoid?.advised).toEqual([]);
  });

  it('sets what a clinician advised below the others of its action, and counts it', () => {
    const [monitor] = findingTree([
      finding('advised', 'x', { advised: true, seriousness: 'major' }),
      finding('other', 'x'),
    ]);
    expect(monitor?.count).toBe(2);
    expect(monitor?.clusters.flatMap((one) => ids(one.shown))).toEqual(['other']);
    expect(ids(monitor?.advised ?? [])).toEqual(['advised']);
  });
});

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
  const named = (clusters: ReturnType<typeof findingTree>[number]['clusters'] | undefined) =>
    clusters?.map((one) => [one.title, ids(one.findings)]);

  it('puts the worst action first, and inside it the gravest', () => {
    const [avoid, monitor] = findingTree([
      ...['a', 'b', 'c'].map((id) => finding(id, 'warfarin')),
      finding('grave', 'warfarin', { seriousness: 'major' }),
      finding('worst', 'ciprofloxacin', { action: 'avoid' }),
    ]);
    expect(avoid?.action).toBe('avoid');
    expect(named(monitor?.clusters)).toEqual([['With warfarin', ['grave', 'a', 'b', 'c']]]);
  });

  it('six of one action have a line each; of seven the quiet ones are folded', () => {
    const of = (count: number) =>
      findingTree(
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, count).map((id) => finding(id, 'warfarin')),
      )[0];
    expect(named(of(6)?.clusters)).toEqual([['With warfarin', ['a', 'b', 'c', 'd', 'e', 'f']]]);
    expect(of(6)?.rest).toEqual([]);
    expect(of(7)?.clusters).toEqual([]);
    expect(named(of(7)?.rest)).toEqual([['With warfarin', ['a', 'b', 'c', 'd', 'e', 'f', 'g']]]);
  });

  it('a limit, an unclear amount, a slip and a major one keep their line in a long list', () => {
    const [monitor] = findingTree([
      ...['p', 'q'].map((id) => finding(id, 'zinc')),
      ...['r', 's'].map((id) => finding(id, id)),
      finding('grave', 'zinc', { seriousness: 'major' }),
      finding('limit', 'zinc', { rule: 'upper-limit', seriousness: null }),
      finding('beside', 'zinc', { rule: 'above-reference', seriousness: null }),
      finding('unclear', 'zinc', { rule: 'ambiguous-amount', seriousness: null }),
      finding('slip', 'zinc', { slip: { path: 'items[0]', unit: 'IU' }, seriousness: null }),
    ]);
    expect(named(monitor?.clusters)).toEqual([
      [null, ['grave', 'limit', 'beside', 'unclear', 'slip']],
    ]);
    expect(named(monitor?.rest)).toEqual([
      ['With zinc', ['p', 'q']],
      ['Others', ['r', 's']],
    ]);
  });

  it('quiet ones without anything in common make one fold; a single one is not folded', () => {
    const alone = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => finding(id, id));
    expect(named(findingTree(alone)[0]?.rest)).toEqual([
      [null, ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    ]);
    const major = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
      finding(id, 'zinc', { seriousness: 'major' }),
    );
    expect(findingTree([...major, finding('quiet', 'zinc')])[0]?.rest).toEqual([]);
  });

  it('gives headings only where something is told together; what stands alone stands together', () => {
    const [monitor] = findingTree([
      finding('a', 'warfarin'),
      finding('b', 'warfarin'),
      finding('p', 'p'),
      finding('q', 'q'),
      finding('grave', 'zinc', { seriousness: 'major' }),
    ]);
    expect(named(monitor?.clusters)).toEqual([
      ['One finding each', ['grave', 'p', 'q']],
      ['With warfarin', ['a', 'b']],
    ]);
    const [single] = findingTree([finding('a', 'warfarin'), finding('alone', 'zinc')]);
    expect(single?.clusters.map(({ title }) => title)).toEqual([null, null]);
  });

  it('what is to be avoided, or usually, stands open and whole, however many there are', () => {
    const many = (['avoid', 'usually-avoid', 'minimise-risk', 'monitor'] as const).flatMap(
      (action) =>
        ['1', '2', '3', '4', '5', '6', '7'].map((at) => finding(`${action}${at}`, 'x', { action })),
    );
    expect(
      findingTree(many).map((one) => [one.open, one.rest.flatMap((rest) => rest.findings).length]),
    ).toEqual([
      [true, 0],
      [true, 0],
      [false, 7],
      [false, 7],
    ]);
  });

  it('folds nothing that is to be avoided, not even what a clinician advised', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => finding(id, 'x', { action: 'avoid' }));
    const advised = finding('e', 'x', { action: 'avoid', advised: true });
    const [avoid] = findingTree([...many, advised]);
    expect(avoid?.clusters.flatMap((one) => ids(one.findings))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(avoid?.rest).toEqual([]);
    expect(avoid?.advised).toEqual([]);
  });

  it('sets what a clinician advised below the others of its action, and counts it', () => {
    const [monitor] = findingTree([
      finding('advised', 'x', { advised: true, seriousness: 'major' }),
      finding('other', 'x'),
    ]);
    expect(monitor?.count).toBe(2);
    expect(monitor?.clusters.flatMap((one) => ids(one.findings))).toEqual(['other']);
    expect(ids(monitor?.advised ?? [])).toEqual(['advised']);
  });
});

import { describe, expect, it } from 'vitest';
import { finding, orderFindings, questionsOf, type Draft, shortOf } from './finding.ts';

/** A finding of which only what the test names matters. */
function one(key: string, more: Partial<Draft> = {}) {
  return finding({
    key,
    rule: 'interaction',
    action: 'monitor',
    subjects: [],
    paths: ['items[0].ingredients[0]'],
    group: { key: 'medication/warfarin', title: 'With warfarin' },
    title: key,
    message: key,
    ask: `Ask about ${key}`,
    ...more,
  });
}
const keys = (findings: ReturnType<typeof one>[]): string[] => findings.map(({ title }) => title);

describe('a finding', () => {
  it('names each place in the plan once', () => {
    expect(one('a', { paths: ['items[1]', 'items[0]', 'items[1]'] }).paths).toEqual([
      'items[1]',
      'items[0]',
    ]);
  });
});

describe('the order of findings', () => {
  it('is action, then what nobody advised, then seriousness, then id', () => {
    const findings = [
      one('d', { action: 'minimise-risk', seriousness: 'minor' }),
      one('c', { action: 'minimise-risk', seriousness: 'major', advised: true }),
      one('b', { action: 'minimise-risk', seriousness: 'major' }),
      one('a', { action: 'minimise-risk', seriousness: 'major' }),
      one('worst', { action: 'avoid' }),
    ];
    expect(keys(orderFindings(findings))).toEqual(['worst', 'a', 'b', 'd', 'c']);
  });

  it('puts an amount above a limit first among its equals where a caution names the same substance', () => {
    const limit = (substance: 'magnesium' | 'zinc', more: Partial<Draft> = {}) =>
      one(substance, {
        rule: 'upper-limit',
        action: 'minimise-risk',
        subjects: [`substance/${substance}`],
        ...more,
      });
    const others = () => [
      limit('zinc'),
      one('quinolone', { action: 'minimise-risk', seriousness: 'major' }),
    ];
    const caution = one('kidneys', {
      rule: 'caution',
      action: 'usually-avoid',
      subjects: ['substance/magnesium', 'condition/chronic-kidney-disease'],
    });
    expect(keys(orderFindings([...others(), limit('magnesium'), caution]))).toEqual([
      'kidneys',
      'magnesium',
      'quinolone',
      'zinc',
    ]);
    // Without the caution the grade decides; what a clinician advised stays behind its equals.
    expect(keys(orderFindings([...others(), limit('magnesium')]))).toEqual([
      'quinolone',
      'magnesium',
      'zinc',
    ]);
    expect(
      keys(orderFindings([...others(), limit('magnesium', { advised: true }), caution])),
    ).toEqual(['kidneys', 'quinolone', 'zinc', 'magnesium']);
  });
});

describe('questions for a visit', () => {
  const inGroup = (key: string, group: string, more: Partial<Draft> = {}) =>
    one(key, { group: { key: group, title: group }, ...more });

  it('asks about every group once before it asks about one twice', () => {
    const findings = [
      inGroup('a1', 'a'),
      inGroup('a2', 'a'),
      inGroup('b1', 'b'),
      inGroup('a3', 'a'),
    ];
    expect(questionsOf(findings)).toEqual([
      'Ask about a1',
      'Ask about b1',
      'Ask about a2',
      'Ask about a3',
    ]);
  });
  it('stops at five, never asks the same twice and leaves out what a clinician advised', () => {
    const findings = [
      inGroup('advised', 'x', { advised: true }),
      inGroup('a', 'a'),
      inGroup('again', 'b', { ask: 'Ask about a' }),
      ...['c', 'd', 'e', 'f', 'g'].map((key) => inGroup(key, key)),
    ];
    expect(questionsOf(findings)).toEqual(
      ['a', 'c', 'd', 'e', 'f'].map((key) => `Ask about ${key}`),
    );
    expect(questionsOf([])).toEqual([]);
  });
});

describe('shortOf', () => {
  const long = `It was seen in ${'many '.repeat(20)}trials.`;
  it('leaves a short effect to the message', () => {
    expect(shortOf({ effect: 'Less iron is absorbed.', management: 'Ask first.' })).toEqual({});
  });
  it('takes what the record asks for where the effect is long: all of it, or its first sentence', () => {
    expect(shortOf({ effect: long, management: 'Ask first. Then wait.' })).toEqual({
      inShort: 'Ask first. Then wait.',
    });
    expect(shortOf({ effect: long, management: `Ask first. ${long}` })).toEqual({
      inShort: 'Ask first.',
    });
  });
  it('takes no sentence about an effect that is not told', () => {
    const management = 'With a meal the effect was not seen. Ask the pharmacist.';
    expect(shortOf({ effect: long, management })).toEqual({ inShort: 'Ask the pharmacist.' });
  });
  it('cuts no sentence: where both are long, there is no short form', () => {
    expect(shortOf({ effect: long, management: long })).toEqual({});
  });
});

/** What the first page says of a finding: its point, in whole sentences of the record, and the pair that breaks its gap. */
import { describe, expect, it } from 'vitest';
import type { CheckOutput, Finding } from '../../../../contract/check.ts';
import { check } from '../../checkFixture.ts';
import { afterTitle, decisionBlocks, decisionGroups } from './decisions.ts';
import type { PlanInput } from './input.ts';

const names: CheckOutput['names'] = {
  'substance/iron': 'Iron',
  'substance/magnesium': 'Magnesium',
  'substance/calcium': 'Calcium',
  'medication/omeprazole': 'Omeprazole',
};
const finding = (given: Partial<Finding> & Pick<Finding, 'id' | 'rule' | 'title'>): Finding => ({
  action: 'minimise-risk',
  seriousness: null,
  evidence: null,
  subjects: [],
  paths: [],
  message: 'Less of it is absorbed.',
  advised: false,
  ask: `About ${given.id}?`,
  expertReview: null,
  sources: [],
  group: { key: 'products', title: 'Products with each other' },
  ...given,
});
const pair = (one: string, two: string, more: Partial<Finding> = {}): Finding =>
  finding({
    id: `${one}-${two}`,
    rule: 'nutrient-interaction',
    title: `${one} and ${two}`,
    subjects: [`substance/${one}`, `substance/${two}`] as unknown as Finding['subjects'],
    ...more,
  });
const withOmeprazole = (substance: string, more: Partial<Finding> = {}): Finding =>
  finding({
    id: `${substance}-omeprazole`,
    rule: 'interaction',
    title: `${substance} and omeprazole`,
    subjects: [`substance/${substance}`, 'medication/omeprazole'] as unknown as Finding['subjects'],
    group: { key: 'medication/omeprazole', title: 'With omeprazole' },
    ...more,
  });

const told = (findings: Finding[]): string[] => {
  const given = { ...check, names, findings };
  const input = {
    check: given,
    glossary: { useAction: () => undefined },
  } as unknown as PlanInput;
  return decisionBlocks(decisionGroups(given), input).map((block) => {
    if (block.type === 'paragraph') return block.runs.map(({ text }) => text).join('');
    if (block.type !== 'finding') throw new Error(`a ${block.type} among the findings`);
    return `${block.title}${block.body.map(({ text }) => text).join('')}`;
  });
};

describe('a line of the first page', () => {
  it('names the pair that breaks its gap, and no other', () => {
    const timing = pair('calcium', 'magnesium', {
      id: 'timing',
      rule: 'timing',
      arithmetic: '08:00 to 10:00: 2 h',
    });
    expect(
      told([pair('calcium', 'iron'), pair('calcium', 'magnesium', { message: 'Both.' }), timing]),
    ).toEqual([
      'Products with each other: calcium and iron; calcium and magnesium. ' +
        'Calcium and magnesium: Both. Calcium and iron: Less of it is absorbed. ' +
        'Recorded gap not kept: calcium and magnesium (2 h).',
    ]);
  });
  it('tells the hours of one pair, and who knows of it', () => {
    const timing = pair('calcium', 'iron', {
      id: 'timing',
      rule: 'timing',
      arithmetic: '08:00 to 10:00: 2 h',
    });
    expect(told([pair('calcium', 'iron', { advised: true }), timing])).toEqual([
      'Calcium and iron. Less of it is absorbed. Recorded gap not kept (08:00 to 10:00: 2 h). Advised by a clinician.',
    ]);
  });
  it('names what a clinician advised where that is a part', () => {
    expect(told([withOmeprazole('iron'), withOmeprazole('calcium', { advised: true })])).toEqual([
      'With omeprazole: iron and calcium. Less of it is absorbed. Advised by a clinician: calcium.',
    ]);
  });
  it('says what the record asks for where its effect is long, each by its name', () => {
    const effect = 'It is a long story. '.repeat(3);
    expect(
      told([
        withOmeprazole('iron', { message: effect, inShort: 'Ask about blood tests.' }),
        withOmeprazole('magnesium', { message: 'Magnesium may fall.' }),
      ]),
    ).toEqual([
      'With omeprazole: iron and magnesium. Iron: Ask about blood tests. Magnesium may fall.',
    ]);
  });
  it('calls one pair with two records by its name', () => {
    const two = [
      withOmeprazole('magnesium', { id: 'a' }),
      withOmeprazole('magnesium', { id: 'b', message: 'It falls.' }),
    ];
    expect(told(two)).toEqual(['Magnesium and omeprazole. Less of it is absorbed. It falls.']);
  });
  it('tells two sentences where the sources speak against it, without what stands beside', () => {
    const message = 'It can harm. Advice is to avoid it. Concerns: Iron. (Read in a copy.)';
    const against = finding({ id: 'x', rule: 'caution', title: 'X', action: 'usually-avoid' });
    expect(told([{ ...against, message }])).toEqual(['X. It can harm. Advice is to avoid it.']);
    expect(told([{ ...against, message: 'It can harm. Concerns: Iron.' }])).toEqual([
      'X. It can harm.',
    ]);
  });
  it('never cuts a sentence, however long', () => {
    const long = `It was seen in ${'many '.repeat(60)}trials, but not in people.`;
    expect(told([withOmeprazole('iron', { message: long })])).toEqual([
      `iron and omeprazole. ${long}`.replace(/^i/u, 'I'),
    ]);
  });
  it('puts no full stop after a question', () => {
    expect(afterTitle('Is it as the label says?', 'Look.')).toBe(' Look.');
    expect(afterTitle('Iron and zinc', 'Look.')).toBe('. Look.');
    expect(afterTitle('Iron and zinc', '')).toBe('.');
  });
  it('names in a line what there is no room for, but nothing that the sources speak against', () => {
    const long = 'Words of a record that fill a line and a half of the first page, '.repeat(3);
    const many = (action: Finding['action']): Finding[] =>
      Array.from({ length: 7 }, (_, index) =>
        finding({
          id: `${index}`,
          rule: 'caution',
          title: `Thing ${index}`,
          action,
          message: `${long}${index}.`,
          group: { key: `${index}`, title: `Group ${index}` },
        }),
      );
    // 200 characters are 2 lines: 5 findings are 10, and 11 lines are the most.
    expect(told(many('minimise-risk'))).toHaveLength(6);
    expect(told(many('minimise-risk')).at(-1)).toBe('2 further findings: thing 5; thing 6.');
    expect(told(many('usually-avoid'))).toHaveLength(7);
  });
});

/** The five questions of the first page, and what the page says it does not know, from the examples. */
import { readFileSync } from 'node:fs';
import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOutput, Finding } from '../../../../contract/check.ts';
import { Plan } from '../../../../contract/plan.ts';
import { openTestReference, type TestReference } from '../../../testing/reference.ts';
import { check as fixture } from '../../checkFixture.ts';
import { questionsFor } from './questions.ts';
import { unknownLine } from './unknown.ts';

let reference: TestReference;
const example = (name: string): Plan =>
  parse(
    Plan,
    JSON.parse(
      readFileSync(new URL(`../../../../../examples/${name}.json`, import.meta.url), 'utf8'),
    ),
  );
const checked = (name: string): CheckOutput => reference.handlers.check({ plan: example(name) });

beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

describe('questions', () => {
  it('ask about vitamin A in pregnancy, and about a broken gap that a clinician advised', () => {
    // Five findings are open or broken, one of them in the group of another: all five fit.
    expect(questionsFor(checked('pregnant'))).toEqual([
      'Ask your doctor or pharmacist: what does ashwagandha mean for me with multiple sclerosis?',
      'Ask your doctor or pharmacist: what does ashwagandha mean for me while I am pregnant?',
      'Ask your doctor or pharmacist: what does vitamin A mean for me while I am pregnant?',
      'Ask your doctor or pharmacist: at what times do Prenatal tablet and levothyroxine sodium fit my day?',
      'Ask your doctor or pharmacist: how do ashwagandha and levothyroxine sodium go together for me?',
    ]);
  });
  it('ask about the pair that breaks its gap, not about one that keeps it', () => {
    const check = checked('twelve');
    const broken = check.findings.filter(
      ({ rule, group }) => rule === 'timing' && group.title === 'Products with each other',
    );
    expect(broken.map(({ title }) => title)).toEqual([
      'Magnesium citrate at 08:00 and iron at 10:00',
    ]);
    const questions = questionsFor(check);
    expect(questions).toContain(broken[0]?.ask);
    expect(questions.join(' ')).not.toContain('calcium and iron');
    expect(questions).toHaveLength(5);
  });
  it('come in the order of the findings, and never two of one ask', () => {
    const one = (id: string, more: Partial<Finding>): Finding =>
      ({
        ...fixture.findings[0],
        id,
        title: id,
        ask: `${id}?`,
        advised: false,
        ...more,
      }) as Finding;
    const topic = (title: string) => ({ key: title, title });
    const findings = [
      one('a', { action: 'monitor', group: topic('A') }),
      one('b', { action: 'avoid', group: topic('B') }),
      one('c', { action: 'avoid', group: topic('B'), ask: 'b?' }),
      one('d', { action: 'usually-avoid', group: topic('B') }),
      one('e', { action: 'minimise-risk', group: topic('B'), advised: true }),
    ];
    expect(questionsFor({ ...fixture, findings, questions: ['a?', 'f?'] })).toEqual([
      'b?',
      'd?',
      'a?',
      'f?',
    ]);
  });
});

describe('what is not known', () => {
  it('names pairs without a caution by both, and no nutrient that no product brings', () => {
    const line = unknownLine(checked('twelve'));
    expect(line).toContain(
      '4 pairs could not be checked (vitamin B12 and coenzyme Q10 with multiple sclerosis and high blood pressure).',
    );
    expect(line).toMatch(/For \d+ pairs no interaction or caution is recorded/u);
    // Biotin is in none of the three foods' tables; fluoride is in no product.
    expect(line).toMatch(/Food contents known in part: [^.]*vitamin D[^.]*; not known: biotin\./u);
    expect(line).not.toMatch(/fluoride|0 of/u);
    expect(unknownLine(checked('plain'))).not.toContain('Food contents');
  });
});

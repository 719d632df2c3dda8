/** Amounts beside each other: those of studies and of the plan, and those of one serving of a compound. */
import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import type { CheckOutput } from '../../../../contract/check.ts';
import { Plan } from '../../../../contract/plan.ts';
import { check } from '../../checkFixture.ts';
import { plan, terms } from '../../planFixture.ts';
import { planReport } from '../planReport.ts';
import { contentLine } from './taken.ts';

const textOf = (changed: CheckOutput): string =>
  JSON.stringify(
    planReport({
      check: changed,
      plan,
      outcomes: [],
      terms,
      sections: ['evidence'],
      paper: 'a4',
      asOf: '2026-11-22',
      fingerprint: '3f9a-12bc-77e0',
    }).sections[0],
  );

describe('doses of studies', () => {
  const answered = check.evidence.find((line) => line.status === 'answered');
  const withDoses = (doseLine: string | null): CheckOutput => ({
    ...check,
    evidence: check.evidence.map((line) =>
      line !== answered
        ? line
        : {
            ...line,
            doses: null,
            sentences: line.sentences.map((one) => ({ ...one, state: 'benefit', doseLine })),
          },
    ),
  });

  it('stand below each sentence, and what the plan has stands once', () => {
    const text = textOf(
      withDoses('Studied: 14000 IU/day. Supplements of this plan: 1360 mcg DFE a day.'),
    );
    expect(text.match(/Studied: 14000 IU\/day\./gu)).toHaveLength(answered?.sentences.length ?? 0);
    expect(text.match(/Supplements of this plan: 1,360 mcg DFE a day\./gu)).toHaveLength(1);
  });

  it('set what the plan has beside them once, in whatever unit of mass, and again in IU', () => {
    const of = (words: string) => `Studied: x. Supplements of this plan: ${words}.`;
    const lines = [of('1.2 g a day'), of('1200 mg a day'), of('4000 IU a day (100 mcg)')];
    const base = withDoses(null);
    const text = textOf({
      ...base,
      evidence: base.evidence.map((line) => {
        const [first] = line.sentences;
        if (line.conditionName !== answered?.conditionName || first === undefined) return line;
        const sentences = lines.map((doseLine, index) => ({
          ...first,
          claim: `${first.claim}-${index}`,
          doseLine,
        }));
        return { ...line, sentences };
      }),
    });
    expect(text).toContain('Supplements of this plan: 1.2 g a day.');
    // 1.2 g × 1,000 = 1,200 mg: the same again.
    expect(text).not.toMatch(/1,?200 mg/u);
    expect(text).toContain('Supplements of this plan: 4,000 IU a day (100 mcg).');
  });

  it('are not spoken of where studies gave nothing', () => {
    expect(textOf(withDoses(null))).not.toMatch(/Studied:|What studies gave/u);
  });
});

describe('one serving of a compound', () => {
  it('is told as the nutrient itself, whatever number of servings a day has', () => {
    const compound = parse(Plan, {
      ...plan,
      items: [
        {
          product: 'Chalk',
          servings: 2,
          times: ['08:00', '20:00'],
          ingredients: [
            {
              substance: 'calcium',
              form: 'calcium-carbonate',
              amount: 1000,
              unit: 'mg',
              basis: 'compound',
            },
          ],
        },
      ],
    });
    const [item] = compound.items;
    const [ingredient] = item?.ingredients ?? [];
    const [first] = check.intakes;
    if (item === undefined || ingredient === undefined || first === undefined)
      throw new Error('the fixture is empty');
    const path = 'items[0].ingredients[0]';
    // 1,000 mg of calcium carbonate hold 1,000 × 0.4004 = 400.4 mg; 2 servings at 2 times make 1,601.6 mg a day.
    const sums = [
      {
        ...first,
        unit: 'mg' as const,
        contributions: [{ item: 'Chalk', path, name: 'Chalk', amount: 1601.6 }],
      },
    ];
    const line = contentLine(ingredient, path, item, { ...check, intakes: sums });
    expect(line.replaceAll('\u00a0', ' ')).toMatch(
      /^calcium 400\.4 mg, from 1,000 mg calcium carbonate$/u,
    );
  });
});

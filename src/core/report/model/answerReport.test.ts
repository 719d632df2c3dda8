import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { AskOutput } from '../../../contract/answers.ts';
import { sources } from '../planFixture.ts';
import { notice, options, text, wellMade } from '../testing/documents.ts';
import { answerReport } from './answerReport.ts';
import { caution, intake, interaction, names, outcome, surer } from './recordFixtures.ts';

describe('answerReport', () => {
  const ask = parse(AskOutput, {
    question: 'is magnesium good for MS?',
    substance: 'magnesium',
    condition: 'multiple-sclerosis',
    substanceName: 'Magnesium',
    conditionName: 'multiple sclerosis',
    corrected: null,
    ambiguous: [],
    status: 'answered',
    summary: 'Very uncertain: no controlled trial was found.',
    outcomes: [outcome, surer],
    keyOutcomes: ['relapse', 'bladder', 'harms'],
    adverseEffects: [
      {
        text: 'Diarrhoea is the common effect of supplements.',
        threshold: { amount: 350, unit: 'mg/day', scope: 'supplements' },
        sources: ['nasem-2019'],
      },
      { text: 'Interaction – calcium competes with it.', sources: ['munger-2011'] },
    ],
    belief: null,
    intakes: [intake],
    cautions: [caution],
    interactions: [interaction],
    sources: sources,
    names,
    lifeStages: { 'female-31-50': 'Women, 31 to 50 years' },
    reviewedOn: '2025-01-01',
    ageNotice: 'Last reviewed on 1 January 2025, more than 18 months ago.',
    notice,
    edition: '2026.11',
    nearest: [],
  });
  const document = answerReport({
    ...options,
    ask,
    names,
    lifeStages: { 'female-31-50': 'Women, 31 to 50 years' },
  });

  it('is a whole document, with the notice beside the answer', () => {
    wellMade(document);
  });
  it('has every outcome that matters as a row of its own, also where nothing is recorded', () => {
    const first = document.sections.find((section) => section.id === 'answer');
    const tables = (first?.blocks ?? []).filter((block) => block.type === 'table');
    expect(tables.map((table) => table.caption)).toEqual([
      'Does it help?',
      'Does it harm? Studies in this condition',
    ]);
    for (const table of tables) {
      expect(table.columns.map((column) => column.label)).toEqual([
        'Outcome',
        'People and studies',
        'Effect with interval',
        'Certainty and why',
        'What it means',
      ]);
    }
    // In the fixed order of outcomes: relapses, risk of the condition, bladder; harms in their own table.
    const heads = tables.map((table) => table.rows.map((row) => row[0]?.[0]?.text));
    expect(heads).toEqual([['Relapse rate', 'Risk of developing MS', 'Bladder'], ['Harms']]);
    expect(tables[1]?.rows[0]?.at(-1)?.[0]?.text).toBe('Nothing recorded in this edition.');
  });
  it('does not call an outcome empty that another row speaks of', () => {
    const shared = answerReport({
      ...options,
      ask: {
        ...ask,
        outcomes: ask.outcomes.map((row) => ({ ...row, otherOutcomeGroups: ['bladder', 'harms'] })),
      },
      names,
      lifeStages: {},
    });
    const first = text(shared, 'answer');
    expect(first).toContain('also bladder, harms');
    expect(first).not.toContain('"text":"Bladder"');
    expect(first).not.toContain('"text":"Harms"');
  });
  it('says in the table why the certainty is what it is, what it means, and what an expert should check', () => {
    const first = text(document, 'answer');
    expect(first).toContain('Risk of bias: No control group. Imprecise: ten participants.');
    expect(first).toContain(
      '{"text":" In short: ","bold":true},{"text":"One small study from 1986',
    );
    expect(first).toContain('Needs expert review: ');
    // The reason stands with the studies.
    expect(text(document, 'evidence')).toContain('The dose of the cohort is to be checked.');
    expect(first).toContain('Last reviewed on 1 January 2025');
    expect(document.subtitle).toContain('reviewed 1 January 2025');
  });
  it('keeps the design and the second-hand mark of a study, and what would change the rating', () => {
    const evidence = text(document, 'evidence');
    expect(evidence).toContain(
      '9 relapses observed against 22 expected. Narrative review; 10 participants; 2 years.',
    );
    expect(evidence).toContain('Second-hand');
    expect(evidence).toContain('A controlled trial.');
    expect(text(document, 'references')).toContain('second-hand: read in another text');
  });
  it('gives harms a section, with thresholds and upper limits', () => {
    const harms = text(document, 'harms');
    expect(harms).toContain('Diarrhoea is the common effect');
    expect(harms).toContain('Value: 350 mg/day, supplements.');
    expect(harms).toContain('NASEM, UL: 350 mg');
    expect(harms).toContain('supplements and medicines only');
    expect(harms).toContain('Women, 31 to 50 years');
    // What meets what is told with the interactions.
    expect(harms).not.toContain('calcium competes');
    expect(text(document, 'interactions')).toContain('calcium competes');
  });
  it('draws what has an interval, and only that', () => {
    expect(text(document, 'evidence')).not.toContain('"forest"');
    const drawn = answerReport({
      ...options,
      ask: {
        ...ask,
        outcomes: ask.outcomes.map((row) => ({
          ...row,
          studies: row.studies.map((study) => ({
            ...study,
            estimates: [
              {
                about: 'relapse',
                measure: 'RR',
                value: 0.8,
                low: 0.5,
                high: 1.3,
                level: 95,
                unit: null,
              },
            ],
          })),
        })),
      },
      names,
      lifeStages: {},
    });
    const plots = drawn.sections.flatMap((section) =>
      section.blocks.filter((block) => block.type === 'forest'),
    );
    expect(plots.map(({ plot }) => [plot.scale, plot.rows[0]?.figures])).toEqual([
      ['log', '0.8 (0.5 to 1.3)'],
    ]);
    wellMade(drawn);
  });
  it('shows interactions by what to do about them', () => {
    expect(text(document, 'interactions')).toContain('Magnesium: minimise risk');
  });
  it('prints an answer that is not covered without inventing one', () => {
    const silent = answerReport({
      ...options,
      ask: {
        ...ask,
        status: 'not-covered',
        summary: 'Not covered.',
        outcomes: [],
        adverseEffects: [],
        cautions: [],
        interactions: [],
        intakes: [],
      },
      names: {},
      lifeStages: {},
    });
    expect(silent.sections.map((section) => section.id)).toEqual(['answer', 'method']);
  });
});

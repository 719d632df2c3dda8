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
  it('has every outcome that matters on page one, also where nothing is recorded, harms in a row of their own', () => {
    const first = document.sections.find((section) => section.id === 'answer');
    const [table, ...more] = (first?.blocks ?? []).filter((block) => block.type === 'table');
    expect(more).toEqual([]);
    expect(table?.columns.map((column) => column.label)).toEqual([
      'Outcome',
      'Certainty and studies',
      'In short',
    ]);
    const cells = table?.rows.map((row) =>
      [row[0], row.at(-1)].map((runs) => runs?.map((one) => one.text).join('')),
    );
    expect(cells).toEqual([
      ['Relapse rate', 'Studied: very uncertain. One small study from 1986 cannot tell.'],
      [
        'Risk of developing MS',
        'Studied: little or no link. There may be little or no link between intake of magnesium and the risk of developing MS. Needs expert review.',
      ],
      ['Harms, studied in this condition', 'Nothing recorded in this edition.'],
      ['Not in this edition', 'Nothing recorded: Bladder.'],
    ]);
  });
  it('names on page one what only laboratories measure and what nobody studied, by what was found', () => {
    const more = answerReport({
      ...options,
      ask: {
        ...ask,
        outcomes: ask.outcomes.map((row, at) =>
          at === 0
            ? {
                ...row,
                outcomeGroup: 'mechanism',
                state: 'little-or-no-difference',
                certainty: 'low',
              }
            : { ...row, state: 'no-studies' },
        ),
      },
      names,
      lifeStages: {},
    });
    const first = text(more, 'answer');
    expect(first).toContain(
      '{"text":"Studied: little or no difference: ","bold":true},{"text":"relapse rate (low certainty)."}',
    );
    expect(first).toContain(
      '{"text":"No studies found: ","bold":true},{"text":"risk of developing MS (needs expert review)."}',
    );
    // The plain version of what page one only names stands with the details.
    expect(text(more, 'evidence')).toContain('One small study from 1986 cannot tell.');
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
    expect(first).not.toContain('Not in this edition');
    expect(first).not.toContain('Harms, studied');
  });
  it('tells each text once: the plain version on page one, sentence, statement and reasons with the details', () => {
    const whole = JSON.stringify(document.sections);
    for (const [once, where] of [
      ['One small study from 1986 cannot tell.', 'answer'],
      ['very uncertain about the effect of magnesium on the number of relapses', 'evidence'],
      ['Risk of bias: No control group. Imprecise: ten participants.', 'evidence'],
      ['9 relapses observed against 22 expected', 'evidence'],
      // This outcome has no plain version: page one has the sentence.
      ['There may be little or no link between intake of magnesium', 'answer'],
      ['Diarrhoea is the common effect', 'answer'],
    ] as const) {
      expect(whole.split(once), once).toHaveLength(2);
      expect(text(document, where)).toContain(once);
    }
  });
  it('says on page one what an expert should check and when it was reviewed', () => {
    const first = text(document, 'answer');
    expect(first).toContain('Needs expert review.');
    // The reason stands with the details.
    expect(text(document, 'evidence')).toContain('The dose of the cohort is to be checked.');
    expect(first).toContain('Last reviewed on 1 January 2025');
    expect(document.subtitle).toContain('reviewed 1 January 2025');
  });
  it('has questions to ask, which name no amount and expect no certain answer', () => {
    const blocks = document.sections[0]?.blocks ?? [];
    const at = blocks.findIndex((block) => block.type === 'heading' && block.id === 'ask');
    const list = blocks[at + 1];
    const lines = list?.type === 'list' ? list.items.flat().map((one) => one.text) : [];
    expect(lines).toContain(
      'Do I take anything that meets magnesium (1 interaction recorded), or does one of the cautions hold for me?',
    );
    expect(lines.every((line) => line.includes('?'))).toBe(true);
    expect(lines.join(' ')).not.toMatch(/\d+ m?c?g\b|safe/u);
  });
  it('keeps the design and the second-hand mark of a study, and what would change the rating', () => {
    const evidence = text(document, 'evidence');
    expect(evidence).toContain('9 relapses observed against 22 expected.');
    expect(evidence).toContain('Narrative review; 10 participants; 2 years.');
    expect(evidence).toContain('Second-hand');
    expect(evidence).toContain('A controlled trial.');
    expect(text(document, 'references')).toContain('second-hand: read in another text');
  });
  it('puts harms and the names of cautions on page one, limits and reasons behind', () => {
    const first = text(document, 'answer');
    expect(first).toContain('Diarrhoea is the common effect');
    expect(first).toContain('Value: 350 mg/day, supplements.');
    expect(first).toContain(
      '{"text":"Minimise risk in: ","bold":true},{"text":"multiple sclerosis.',
    );
    // What meets what is told with the interactions.
    expect(first).not.toContain('calcium competes');
    expect(text(document, 'interactions')).toContain('Calcium competes');
    // Under a heading of its own: the list above it stands under an action, which does not hold for these.
    const met = document.sections.find(({ id }) => id === 'interactions')?.blocks ?? [];
    const said = met.findIndex((block) => JSON.stringify(block).includes('Calcium competes'));
    expect(met[said - 1]).toMatchObject({ type: 'heading', text: 'Also said by the sources' });
    const limits = text(document, 'cautions');
    expect(limits).toContain('NASEM, UL: 350 mg');
    expect(limits).toContain('supplements and medicines only');
    expect(limits).toContain('Women, 31 to 50 years');
    expect(limits).toContain('because blood tests can be wrong');
  });
  it('counts studies of something else apart, with their estimates', () => {
    const [row] = ask.outcomes;
    const [study] = row?.studies ?? [];
    if (row === undefined || study === undefined) throw new Error('the fixture has no study');
    const indirect = {
      ...study,
      participants: 561,
      limitations: 'Indirect: tests vitamin D, not magnesium.',
      estimates: [
        {
          about: 'relapse',
          measure: 'OR',
          value: 0.66,
          low: 0.5,
          high: 1.5,
          level: 95,
          unit: null,
        },
      ],
    } as const;
    const firstPage = (studies: (typeof row)['studies'], borrowed = false): string =>
      text(
        answerReport({
          ...options,
          ask: { ...ask, outcomes: [{ ...row, indirect: borrowed, studies }] },
          names,
          lifeStages: {},
        }),
        'answer',
      );
    // The ten people of the one trial; 561 are of a review of vitamin D.
    expect(firstPage([study, { ...indirect, estimates: [...indirect.estimates] }])).toContain(
      '"1 study, 10 people. 1 more indirect."',
    );
    expect(firstPage([{ ...indirect, estimates: [...indirect.estimates] }], true)).toContain(
      '"Borrowed: 1 study, 561 people. Odds ratio 0.66 (95% interval 0.50 to 1.50)."',
    );
  });
  it('has the outcomes in one order, on page one and behind', () => {
    const table = document.sections[0]?.blocks.find((block) => block.type === 'table');
    const first = table?.rows.map((row) => row[0]?.[0]?.text) ?? [];
    const behind = (document.sections.find(({ id }) => id === 'evidence')?.blocks ?? []).flatMap(
      (block) => (block.type === 'heading' && block.id.startsWith('outcome-') ? [block.text] : []),
    );
    expect(behind.length).toBeGreaterThan(1);
    expect(first.slice(0, behind.length)).toEqual(behind);
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

import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { AskOutput, FoodsOutput, ShowOutput, type ShowOf } from '../../../contract/answers.ts';
import { citationNumbers, ReportDocument } from '../../../contract/reportDocument.ts';
import { sources, terms } from '../planFixture.ts';
import { answerReport } from './answerReport.ts';
import { conditionReport } from './conditionReport.ts';
import { foodsReport } from './foodsReport.ts';
import { caution, intake, interaction, names, outcome, surer } from './recordFixtures.ts';
import { substanceReport } from './substanceReport.ts';

const options = { terms, paper: 'a4', asOf: '2026-11-22', fingerprint: '3f9a-12bc-77e0' } as const;
const notice = 'Talk to your doctor or pharmacist before you start, change or stop a supplement.';

const common = { title: '', sources: sources, related: [], names, edition: '2026.11' };

const text = (document: ReportDocument, id: string): string =>
  JSON.stringify(document.sections.find((section) => section.id === id) ?? null).replaceAll(
    '\u00a0',
    ' ',
  );
const wellMade = (document: ReportDocument): void => {
  expect(parse(ReportDocument, document)).toEqual(document);
  expect(document.footer).toContain('doctor or pharmacist');
  expect(text(document, document.sections[0]?.id ?? '')).toContain(notice);
  const cited = new Set(
    JSON.stringify(document.sections)
      .match(/(?<="cites":\[)[^\]]+/gu)
      ?.flatMap((list) => list.split(',')),
  );
  expect(new Set([...citationNumbers(document).keys()].map((id) => `"${id}"`))).toEqual(cited);
};

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
    belief: null,
    intakes: [intake],
    cautions: [caution],
    interactions: [interaction],
    sources: sources,
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
  it('lists the surer outcome first', () => {
    const first = text(document, 'answer');
    expect(first.indexOf('little or no link')).toBeLessThan(first.indexOf('very uncertain about'));
  });
  it('keeps the state, the certainty and the second-hand mark of a study', () => {
    const evidence = text(document, 'evidence');
    expect(evidence).toContain('studied: very uncertain');
    expect(evidence).toContain(
      '9 relapses observed against 22 expected. 10 participants; 2 years.',
    );
    expect(evidence).toContain('Second-hand');
    expect(text(document, 'references')).toContain('second-hand: read in another text');
  });
  it('shows interactions and intake references with their scope', () => {
    expect(text(document, 'interactions')).toContain('Magnesium: minimise risk');
    expect(text(document, 'intakes')).toContain('Women, 31 to 50 years');
    expect(text(document, 'intakes')).toContain('supplements and medicines only');
  });
  it('prints an answer that is not covered without inventing one', () => {
    const silent = answerReport({
      ...options,
      ask: {
        ...ask,
        status: 'not-covered',
        summary: 'Not covered.',
        outcomes: [],
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

describe('conditionReport', () => {
  it('lists substances in alphabetical order, which is no ranking', () => {
    const show = parse(ShowOutput, {
      kind: 'condition',
      record: {
        id: 'multiple-sclerosis',
        name: 'Multiple sclerosis',
        kind: 'disease',
        synonyms: ['MS'],
        partOf: null,
        icd10: ['G35'],
        icd10Confirmed: true,
        note: null,
        claims: [outcome, { ...surer, substance: 'biotin', claim: 'biotin-ms-disability' }],
        cautions: [caution],
      },
      id: 'multiple-sclerosis',
      ...common,
    }) as ShowOf<'condition'>;
    const document = conditionReport({ ...options, show, notice });
    wellMade(document);
    const evidence = text(document, 'evidence');
    expect(evidence.indexOf('Biotin and Multiple sclerosis')).toBeLessThan(
      evidence.indexOf('Magnesium and Multiple sclerosis'),
    );
    expect(evidence).toContain('the order is no ranking');
    expect(text(document, 'cautions')).toContain('Biotin · Caution');
  });
});

describe('substanceReport', () => {
  it('shows forms, outcomes and values; an unknown share is not known', () => {
    const form = {
      substance: 'magnesium',
      synonyms: [],
      formula: null,
      molarMass: null,
      note: null,
      sources: [],
    };
    const show = parse(ShowOutput, {
      kind: 'substance',
      record: {
        id: 'magnesium',
        name: 'Magnesium',
        kind: 'mineral',
        unit: 'mg',
        synonyms: [],
        synonymsByLanguage: {},
        element: 'Mg',
        partOf: null,
        components: [],
        related: [],
        includesForms: [],
        foodColumn: null,
        foodColumnByScope: {},
        monograph: null,
        forms: [
          // MgO: 24.305 / 40.304 = 0.603.
          {
            ...form,
            id: 'magnesium-oxide',
            name: 'Magnesium oxide',
            elementalFraction: 0.603,
            absorption: 'lower',
          },
          {
            ...form,
            id: 'magnesium-x',
            name: 'Another salt',
            elementalFraction: null,
            absorption: 'unknown',
          },
        ],
        intakes: [intake],
        lifeStages: [],
        claims: [outcome],
        interactions: [interaction],
        cautions: [],
        conversions: [],
      },
      id: 'magnesium',
      ...common,
    }) as ShowOf<'substance'>;
    const document = substanceReport({ ...options, show, notice });
    expect(text(document, 'evidence')).toContain(notice);
    expect(text(document, 'forms')).toContain('60.3%');
    expect(text(document, 'forms').match(/not known/gu)).toHaveLength(2);
    expect(parse(ReportDocument, document)).toEqual(document);
  });
});

describe('foodsReport', () => {
  it('counts the foods whose content is not known', () => {
    const foods = parse(FoodsOutput, {
      nutrient: 'magnesium',
      nutrientName: 'Magnesium',
      unit: 'mg',
      per: '100g',
      rows: [
        {
          food: 'almonds-raw',
          name: 'Almonds, raw',
          group: 'Nuts',
          amount: 270,
          grams: 100,
          notes: null,
          source: 'nasem-2019',
        },
      ],
      missing: 4,
      total: 571,
      groups: ['Nuts'],
      note: null,
      sources: sources,
      edition: '2026.11',
    });
    const document = foodsReport({ ...options, foods, notice });
    wellMade(document);
    expect(text(document, 'foods')).toContain('For 4 further foods the content is not known');
    expect(text(document, 'foods')).toContain('270 mg');
  });
});

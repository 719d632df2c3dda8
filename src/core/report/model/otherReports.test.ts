import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { FoodsOutput, ShowOutput, type ShowOf } from '../../../contract/answers.ts';
import { ReportDocument } from '../../../contract/reportDocument.ts';
import { sources } from '../planFixture.ts';
import { notice, options, text, wellMade } from '../testing/documents.ts';
import { conditionReport } from './conditionReport.ts';
import { foodsReport } from './foodsReport.ts';
import { caution, intake, interaction, names, outcome, surer } from './recordFixtures.ts';
import { substanceReport } from './substanceReport.ts';

const common = {
  title: '',
  sources: sources,
  related: [],
  names,
  edition: '2026.11',
  reviewedOn: '2026-11-22',
  ageNotice: null,
};

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
        keyOutcomes: [],
      },
      id: 'multiple-sclerosis',
      ...common,
    }) as ShowOf<'condition'>;
    const document = conditionReport({ ...options, show, notice });
    wellMade(document);
    const evidence = text(document, 'evidence');
    const [table] = document.sections[0]?.blocks.filter((block) => block.type === 'table') ?? [];
    expect(table?.rows.map((row) => row[0]?.[0]?.text)).toEqual(['Biotin', 'Magnesium']);
    expect(evidence).toContain('the order is no ranking');
    // One row for each substance; outcomes stand in the column of what was found.
    const cells = table?.rows.map((row) => row.map((runs) => runs.map((one) => one.text).join('')));
    expect(cells).toEqual([
      ['Biotin', '–', '–', 'Little or no link: risk of developing MS (low certainty). ', '–'],
      ['Magnesium', '–', '–', '–', 'Very uncertain: relapse rate. '],
    ]);
    const sentences = text(document, 'sentences');
    expect(sentences).toContain('"text":"Biotin, risk of developing MS: "');
    expect(sentences).toContain('(low certainty)');
    expect(sentences).toContain('"cites":["munger-2011"]');
    expect(text(document, 'cautions')).toContain('Biotin · Minimise risk');
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
        inShort: { text: 'A mineral that muscles need.', sources: ['nasem-2019'] },
        reviewedOn: '2026-11-22',
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
    expect(text(document, 'in-short')).toContain('A mineral that muscles need.');
    expect(text(document, 'forms')).toContain('60.3%');
    expect(text(document, 'forms').match(/not known/gu)).toHaveLength(2);
    expect(parse(ReportDocument, document)).toEqual(document);
  });
});

describe('substanceReport, of a substance that is no compound of another', () => {
  const taurine = {
    id: 'taurine',
    name: 'Taurine',
    kind: 'amino-acid',
    unit: 'mg',
    synonyms: [],
    synonymsByLanguage: {},
    element: null,
    partOf: null,
    components: [],
    related: [],
    includesForms: [],
    foodColumn: null,
    foodColumnByScope: {},
    inShort: null,
    reviewedOn: '2026-11-22',
    monograph: {
      functions: [{ text: 'Found in muscle.', sources: ['nasem-2019'] }],
      body: [],
      statusTests: [],
      foodSources: [],
      deficiency: [],
      riskGroups: [
        { text: 'Caution with supplements – weak kidneys: it builds up.', sources: ['nasem-2019'] },
      ],
      adverseEffects: [
        { text: 'Interaction – lithium: levels may change.', sources: ['nasem-2019'] },
        {
          text: 'Nausea. The value that follows is the level of one body, from all sources.',
          threshold: { amount: 6000, unit: 'mg/day', scope: 'all sources, adults' },
          sources: ['nasem-2019'],
        },
      ],
    },
    forms: [
      {
        id: 'taurine-form',
        substance: 'taurine',
        name: 'Taurine powder',
        synonyms: [],
        formula: 'C2H7NO3S',
        molarMass: 125.14,
        elementalFraction: null,
        absorption: 'unknown',
        note: null,
        sources: ['nasem-2019'],
      },
    ],
    intakes: [],
    lifeStages: [],
    claims: [],
    interactions: [],
    cautions: [],
    conversions: [],
  };
  const show = parse(ShowOutput, {
    kind: 'substance',
    record: taurine,
    id: 'taurine',
    ...common,
  }) as ShowOf<'substance'>;
  const document = substanceReport({ ...options, show, notice });

  it('has no column in which nothing is known', () => {
    const forms = text(document, 'forms');
    expect(forms).toContain('"text":"Taurine powder","cites":["nasem-2019"]');
    expect(forms).not.toContain('not known');
    expect(forms).not.toContain('Nutrient in the compound');
  });
  it('explains no word that it does not use', () => {
    expect(document.sections.map(({ id }) => id)).not.toContain('glossary');
  });
  it('keeps interactions and cautions of the monograph in their own sections', () => {
    expect(text(document, 'monograph')).not.toMatch(/lithium|kidneys/u);
    expect(text(document, 'interactions')).toContain('Also said by the sources');
    expect(text(document, 'interactions')).toContain('"Lithium: levels may change."');
    expect(text(document, 'cautions')).toContain('"Weak kidneys: it builds up."');
  });
  it('puts a value where its text announces it', () => {
    expect(text(document, 'monograph')).toContain(
      '"Nausea. The level of one body: 6,000 mg/day, all sources, adults."',
    );
  });
});

describe('foodsReport', () => {
  it('counts the foods whose content is not known, and those without an ordinary portion', () => {
    const foods = parse(FoodsOutput, {
      nutrient: 'magnesium',
      nutrientName: 'Magnesium',
      unit: 'mg',
      per: 'portion',
      rows: [
        {
          food: 'almonds-raw',
          name: 'Almonds, raw',
          group: 'Nuts',
          // 270 mg in 100 g: 270 × 28.35 ÷ 100 = 76.545
          amount: 76.545,
          grams: 28.35,
          portion: '1 oz (23 kernels)',
          notes: null,
          source: 'nasem-2019',
          pack: null,
        },
      ],
      missing: 12,
      withoutPortion: 8,
      portion: 'ordinary',
      total: 571,
      notRanked: [],
      groups: ['Nuts'],
      note: null,
      sources: sources,
      edition: '2026.11',
    });
    const document = foodsReport({ ...options, foods, notice });
    wellMade(document);
    expect(text(document, 'foods')).toContain('For 4 further foods the content is not known');
    expect(text(document, 'foods')).toContain(
      '8 further foods left out: no ordinary portion listed.',
    );
    // A food table is not exact to more than three digits.
    expect(text(document, 'foods')).toContain('76.5 mg');
    expect(text(document, 'foods')).toContain('1 oz (23 kernels), 28.4 g');
  });
});

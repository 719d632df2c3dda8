/** A plan and its check result for the tests of reports: hand-made, with sources and values that the reference holds. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { CheckOutput } from '../../contract/check.ts';
import { Plan } from '../../contract/plan.ts';
import { SourceRecord } from '../../contract/records.ts';

const root = new URL('../../../', import.meta.url);
export const fontsDir = new URL('resources/fonts', root).pathname;

const allSources = v.parse(
  v.array(SourceRecord),
  JSON.parse(readFileSync(new URL('resources/content/sources.json', root), 'utf8')),
);
const wanted = new Set([
  'nasem-2019',
  'efsa-2015-magnesium',
  'efsa-2018-ul',
  'medpill-info-2022-antacids-levothyroxine',
  'emc-undated-4841',
  'tcrm-2023-levothyroxine',
  'tctmd-2019-biotin',
  'mlo-2018-biotin',
  'munger-2011',
  'hanaei-2021',
  'cortese-2019',
  'garrison-2020',
]);
const sources = allSources.filter((source) => wanted.has(source.id));

export const terms = {
  'kind/RDA': 'Recommended Dietary Allowance (NASEM): meets the need of nearly all healthy people of the group',
  'kind/UL': 'Tolerable Upper Intake Level: highest usual daily intake unlikely to do harm',
  'kind/AI': 'Adequate Intake: used where an average requirement cannot be set',
  'scope/total': 'Everything counts: food, drinks, supplements and medicines.',
  'scope/supplements': 'Only what comes from supplements and medicines counts.',
  'scope/preformed': 'Only preformed vitamin A counts.',
} as const;

export const plan: Plan = v.parse(Plan, {
  format: 'cofactor-plan',
  version: 1,
  profile: {
    name: 'A. B.',
    age: 34,
    sex: 'female',
    conditions: ['multiple-sclerosis'],
    medications: [
      { medication: 'levothyroxine', times: ['07:00'], note: '75 mcg' },
      { medication: null, name: 'a new tablet' },
    ],
    diet: ['vegan'],
  },
  items: [
    {
      product: 'Magnesium citrate',
      ingredients: [
        { substance: 'magnesium', form: 'magnesium-citrate', amount: 200, unit: 'mg', basis: 'elemental' },
      ],
      times: ['08:00', '20:00'],
      since: '2026-05-01',
      reason: 'leg cramps',
    },
    {
      product: 'Biotin 10 mg',
      ingredients: [{ substance: 'biotin', form: null, amount: 10, unit: 'mg' }],
      times: ['08:00'],
      advisedByClinician: true,
      advisedBy: 'Dr Example',
    },
  ],
  foods: [
    { food: 'almonds-raw', grams: 30 },
    { food: null, name: 'soup of the house', grams: 250 },
  ],
});

// Magnesium: 200 mg × 2 = 400 mg from the supplement; 270 mg in 100 g of almonds × 0.3 = 81 mg from food.
export const check: CheckOutput = v.parse(CheckOutput, {
  edition: '2026.11',
  asOf: '2026-11-22',
  profile: {
    name: 'A. B.',
    age: 34,
    sex: 'female',
    state: 'none',
    authority: 'NASEM',
    lifeStages: { NASEM: 'Women, 31 to 50 years', EFSA: 'Women, 18 years and over (EFSA)' },
    conditions: ['condition/multiple-sclerosis'],
    medications: ['levothyroxine', 'a new tablet'],
  },
  intakes: [
    {
      substance: 'magnesium',
      name: 'Magnesium',
      unit: 'mg',
      food: { amount: 81, known: 1, of: 2 },
      supplements: 400,
      total: 481,
      contributions: [
        {
          item: 'Magnesium citrate',
          path: 'items[0].ingredients[0]',
          name: 'Magnesium citrate',
          amount: 400,
          arithmetic: '200 mg × 1 serving × 2 times = 400 mg a day',
        },
        { food: 'almonds-raw', name: 'Almonds, raw', amount: 81 },
      ],
      references: [
        {
          authority: 'NASEM', kind: 'RDA', scope: 'total', amount: 320, amountMax: null, unit: 'mg', equivalent: null,
          qualifier: null, form: null, year: 1997, compared: 481, status: 'above', note: null,
          lifeStage: 'female-31-50', source: 'nasem-2019',
        },
        {
          authority: 'NASEM', kind: 'UL', scope: 'supplements', amount: 350, amountMax: null, unit: 'mg', equivalent: null,
          qualifier: null, form: null, year: 1997, compared: 400, status: 'above', note: null,
          lifeStage: 'female-31-50', source: 'nasem-2019',
        },
        {
          authority: 'EFSA', kind: 'AI', scope: 'total', amount: 300, amountMax: null, unit: 'mg', equivalent: null,
          qualifier: null, form: null, year: 2015, compared: 481, status: 'above', note: null,
          lifeStage: 'efsa-female-adult', source: 'efsa-2015-magnesium',
        },
        {
          authority: 'EFSA', kind: 'UL', scope: 'added-dissociable-salts', amount: 250, amountMax: null, unit: 'mg',
          equivalent: null, qualifier: null, form: null, year: 2001, compared: 400, status: 'above', note: null,
          lifeStage: 'efsa-female-adult', source: 'efsa-2018-ul',
        },
      ],
    },
    {
      substance: 'biotin',
      name: 'Biotin',
      unit: 'mcg',
      food: { amount: null, known: 0, of: 2 },
      supplements: 10000,
      total: 10000,
      contributions: [
        {
          item: 'Biotin 10 mg', path: 'items[1].ingredients[0]', name: 'Biotin 10 mg', amount: 10000,
          arithmetic: '10 mg × 1 serving × 1 time = 10,000 mcg a day',
        },
      ],
      references: [],
    },
    {
      substance: 'calcium',
      name: 'Calcium',
      unit: 'mg',
      // 269 mg in 100 g of almonds × 0.3.
      food: { amount: 80.7, known: 1, of: 2 },
      supplements: null,
      total: 80.7,
      contributions: [{ food: 'almonds-raw', name: 'Almonds, raw', amount: 80.7 }],
      references: [
        {
          authority: 'NASEM', kind: 'RDA', scope: 'total', amount: 1000, amountMax: null, unit: 'mg', equivalent: null,
          qualifier: null, form: null, year: 2011, compared: 80.7, status: 'below', note: null,
          lifeStage: 'female-31-50', source: 'nasem-2019',
        },
      ],
    },
  ],
  findings: [
    {
      id: 'lab-test-biotin',
      rule: 'lab-test',
      action: 'monitor',
      seriousness: null,
      evidence: null,
      subjects: ['substance/biotin', 'condition/laboratory-tests'],
      title: 'Biotin 10 mg and blood tests',
      message:
        'Biotin disturbs tests that use biotin and streptavidin, among them troponin and thyroid hormones; one death was linked with a falsely low troponin.',
      advised: true,
      ask: 'Which of my blood tests does biotin disturb, and how long before a test does it matter?',
      sources: ['tctmd-2019-biotin', 'mlo-2018-biotin'],
    },
    {
      id: 'upper-limit-magnesium',
      rule: 'upper-limit',
      action: 'usually-avoid',
      seriousness: null,
      evidence: null,
      subjects: ['substance/magnesium'],
      title: 'Magnesium: above the upper level of NASEM',
      message:
        'Magnesium from supplements adds up to 400 mg a day. The upper level of NASEM for supplements and medicines is 350 mg a day.',
      arithmetic: '200 mg × 1 serving × 2 times = 400 mg a day; 400 mg − 350 mg = 50 mg above',
      advised: false,
      ask: 'Is this amount of magnesium right for me, and should my kidneys be checked?',
      sources: ['nasem-2019'],
    },
    {
      id: 'interaction-magnesium-levothyroxine',
      rule: 'interaction',
      action: 'minimise-risk',
      seriousness: 'moderate',
      evidence: 'case-reports',
      subjects: ['substance/magnesium', 'medication/levothyroxine'],
      title: 'Magnesium citrate with levothyroxine',
      message:
        'Thyroid hormone may be absorbed less well and TSH may rise. Keep levothyroxine and magnesium at least 4 hours apart; have TSH checked when a regular mineral product is started or stopped.',
      arithmetic: 'levothyroxine 07:00, magnesium 08:00: 1 hour apart; the sources ask for 4 hours',
      advised: false,
      ask: 'Which times of day keep levothyroxine and magnesium apart?',
      sources: ['medpill-info-2022-antacids-levothyroxine', 'emc-undated-4841', 'tcrm-2023-levothyroxine'],
    },
    {
      id: 'not-covered-a-new-tablet',
      rule: 'not-covered',
      action: 'monitor',
      seriousness: null,
      evidence: null,
      subjects: [],
      title: 'Not covered: a new tablet',
      message: 'The reference does not know this medicine, so nothing about it was checked.',
      advised: false,
      ask: 'Does the new tablet go together with what I take?',
      sources: [],
    },
  ],
  coverage: [
    {
      pair: ['substance/magnesium', 'medication/levothyroxine'],
      names: ['Magnesium', 'Levothyroxine'],
      result: 'found',
      asOf: '2026-11-22',
    },
    {
      pair: ['substance/magnesium', 'medication/unlisted'],
      names: ['Magnesium', 'a new tablet'],
      result: 'not-covered',
      asOf: '2026-11-22',
    },
    {
      pair: ['substance/biotin', 'medication/levothyroxine'],
      names: ['Biotin', 'Levothyroxine'],
      result: 'none-recorded',
      asOf: '2026-11-22',
    },
  ],
  schedule: {
    slots: [
      { time: '07:00', items: ['Levothyroxine (75 mcg)'], reasons: ['4 hours before or after magnesium'] },
      { time: '08:00', items: ['Magnesium citrate', 'Biotin 10 mg'], reasons: ['4 hours before or after levothyroxine'] },
      { time: '20:00', items: ['Magnesium citrate'], reasons: [] },
    ],
    unsatisfied: ['Levothyroxine at 07:00 and magnesium citrate at 08:00 are 1 hour apart; the sources ask for 4 hours.'],
  },
  questions: [
    'Is this amount of magnesium right for me, and should my kidneys be checked?',
    'Which times of day keep levothyroxine and magnesium apart?',
    'Which of my blood tests does biotin disturb, and how long before a test does it matter?',
  ],
  evidence: [
    {
      substance: 'magnesium',
      condition: 'multiple-sclerosis',
      substanceName: 'Magnesium',
      conditionName: 'multiple sclerosis',
      status: 'answered',
      summary: 'Whether magnesium helps in multiple sclerosis is very uncertain: no controlled trial was found.',
      sentences: [
        {
          claim: 'magnesium-ms-relapse',
          sentence: 'The evidence is very uncertain about the effect of magnesium on the number of relapses.',
          sources: ['munger-2011', 'hanaei-2021'],
        },
        {
          claim: 'magnesium-ms-risk-intake',
          sentence: 'Intake of magnesium may have little or no link with the risk of multiple sclerosis.',
          sources: ['cortese-2019'],
        },
        {
          claim: 'magnesium-ms-cramps',
          sentence: 'Magnesium may make little or no difference to leg cramps; this was studied in older adults without multiple sclerosis.',
          sources: ['garrison-2020'],
        },
      ],
    },
    {
      substance: 'biotin',
      condition: 'multiple-sclerosis',
      substanceName: 'Biotin',
      conditionName: 'multiple sclerosis',
      status: 'not-covered',
      summary: '',
      sentences: [],
    },
  ],
  names: {
    'substance/magnesium': 'Magnesium',
    'substance/biotin': 'Biotin',
    'form/magnesium-citrate': 'Magnesium citrate',
    'medication/levothyroxine': 'Levothyroxine',
    'condition/multiple-sclerosis': 'Multiple sclerosis',
    'food/almonds-raw': 'Almonds, raw',
  },
  sources,
  notice:
    'Cofactor adds up what was entered and shows published values. It does not know your kidneys, your blood tests or everything you take. A missing warning is not a sign of safety. Talk to your doctor or pharmacist before you change anything.',
});

/** A plan for the tests of reports, hand-made, and the sources that its check result cites. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
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
export const sources = allSources.filter((source) => wanted.has(source.id));

export const terms = {
  'kind/RDA':
    'Recommended Dietary Allowance (NASEM): meets the need of nearly all healthy people of the group',
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
        {
          substance: 'magnesium',
          form: 'magnesium-citrate',
          amount: 200,
          unit: 'mg',
          basis: 'elemental',
        },
      ],
      times: ['08:00', '20:00'],
      timesFixed: true,
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

/** How many records there are, beside how many were gathered and checked for the first edition. */
import { countContent } from '../../../src/core/pack/buildReference.ts';
import type { Content } from '../../../src/core/pack/content/shapes.ts';
import { section, table } from './markdown.ts';

interface Line {
  readonly what: string;
  readonly count: number;
  /** null: not a kind of record among the gathered facts. */
  readonly gathered: number | null;
  readonly note?: string;
}

/** How often the rule decides each diet. */
function dietNote({ foodDiets }: Content): string {
  const told = (field: 'vegetarian' | 'vegan' | 'lactoseFree', name: string): string => {
    const values = foodDiets.map(({ record }) => record[field]);
    const number = (value: boolean | null) => values.filter((one) => one === value).length;
    return `${name}: ${number(true)} yes, ${number(false)} no, ${number(null)} not decided`;
  };
  return [
    told('vegetarian', 'vegetarian'),
    told('vegan', 'vegan'),
    told('lactoseFree', 'lactose-free'),
  ].join('; ');
}

export function countLines(content: Content, leftOut: number): Line[] {
  const counts = countContent(content);
  const of = (name: string): number => counts[name] ?? 0;
  return [
    { what: 'substances', count: of('substances'), gathered: 106 },
    { what: 'monographs', count: of('monographs'), gathered: 49 },
    { what: 'forms', count: of('forms'), gathered: 113 },
    { what: 'conditions', count: of('conditions'), gathered: 73 },
    { what: 'claims', count: of('claims'), gathered: 123 },
    { what: 'studies within claims', count: of('studies'), gathered: 277 },
    {
      what: 'numerical estimates',
      count: of('estimates'),
      gathered: 96,
      note: 'an odds ratio of vitamin D is no estimate of magnesium-ms-relapse any more; it stands under vitamin-d-ms-relapse',
    },
    {
      what: 'sources',
      count: of('sources'),
      gathered: 639,
      note: 'the two releases of the food table became sources of their own',
    },
    { what: 'intake references', count: of('intakes'), gathered: 2512 },
    { what: 'life stages', count: of('lifeStages'), gathered: 26 },
    { what: 'daily values', count: of('dailyValues'), gathered: 140 },
    { what: 'conversions', count: of('conversions'), gathered: 68 },
    { what: 'foods', count: of('foods'), gathered: 575 },
    { what: 'portions', count: of('portions'), gathered: 1008 },
    {
      what: 'ordinary portions',
      count: of('ordinaryPortions'),
      gathered: null,
      note: 'reviewed for the first edition; at most one per food',
    },
    {
      what: 'foods with reviewed diets',
      count: of('foodDiets'),
      gathered: null,
      note: dietNote(content),
    },
    {
      what: 'foods linked to interaction records',
      count: of('foodSubstances'),
      gathered: null,
      note: 'reviewed for the first edition',
    },
    { what: 'medication classes', count: of('medicationClasses'), gathered: 114 },
    { what: 'medications', count: of('medications'), gathered: 381 },
    {
      what: 'interactions',
      count: of('drugInteractions') + of('nutrientInteractions'),
      gathered: 334,
      note: `${of('drugInteractions')} with medicines, ${of('nutrientInteractions')} between substances`,
    },
    {
      what: 'doses seen, between substances',
      count: of('dosesSeen'),
      gathered: null,
      note: 'taken from the texts of the records',
    },
    { what: 'cautions', count: of('cautions'), gathered: 167 },
    { what: 'left out, not verified', count: leftOut, gathered: 97 },
    {
      what: 'popular beliefs',
      count: of('beliefs'),
      gathered: null,
      note: 'written for the first edition',
    },
    {
      what: 'glossary',
      count: of('glossaryTerms'),
      gathered: null,
      note: 'written for the first edition',
    },
  ];
}

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));

export function countsSection(content: Content, leftOut: number): string {
  return section('Counts', [
    'What the reference holds, beside what was gathered and checked before the first edition. A difference without a word of explanation is a fault.',
    table(
      ['records', 'here', 'gathered', 'difference', 'note'],
      countLines(content, leftOut).map(({ what, count, gathered, note = '' }) => [
        what,
        count,
        gathered ?? '',
        gathered === null ? '' : signed(count - gathered),
        note,
      ]),
    ),
  ]);
}

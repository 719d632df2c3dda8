import { describe, expect, it } from 'vitest';
import {
  completeMapping,
  draftFrom,
  draftMapping,
  fieldOf,
  missingColumns,
  redrawn,
  type TableReading,
} from './mappingDraft.ts';

const table: TableReading = {
  kind: 'table',
  name: 'national_table.csv',
  bytes: 100,
  delimiter: ';',
  encoding: 'windows-1252',
  decimal: ',',
  columns: [
    'food_code',
    'food_name',
    'food_group',
    'Magnesium (mg/100 g)',
    'Magnesium 2',
    'Energy (kJ)',
  ],
  sample: [['1', 'Almonds', 'Nuts', '270', '268', '2418']],
  guess: [
    { column: 'food_code', nutrient: null, unit: null },
    { column: 'food_name', nutrient: null, unit: null },
    { column: 'food_group', nutrient: null, unit: null },
    { column: 'Magnesium (mg/100 g)', nutrient: 'magnesium_mg', unit: 'mg' },
    { column: 'Magnesium 2', nutrient: 'magnesium_mg', unit: null },
    { column: 'Energy (kJ)', nutrient: 'energy_kcal', unit: 'kJ' },
  ],
};
const filledIn = () => ({ ...draftMapping(table), edition: '2020', licence: 'open' });

describe('the form of a table', () => {
  it('begins with what the file and its headings say', () => {
    const draft = draftMapping(table);
    expect(draft).toMatchObject({
      title: 'national table',
      delimiter: ';',
      decimal: ',',
      encoding: 'windows-1252',
      code: 'food_code',
      name: 'food_name',
      group: 'food_group',
    });
    // Each nutrient is guessed once.
    expect(draft.columns.map(({ nutrient }) => nutrient)).toEqual([
      '',
      '',
      '',
      'magnesium_mg',
      '',
      'energy_kcal',
    ]);
  });

  it('becomes a mapping once edition and licence are there', () => {
    const open = completeMapping(draftMapping(table));
    expect(open.mapping).toBeNull();
    expect(Object.keys(open.problems)).toEqual(['edition', 'licence']);
    expect(completeMapping({ ...filledIn(), noValue: ' -  N - ' }).mapping).toEqual({
      title: 'national table',
      edition: '2020',
      licence: 'open',
      delimiter: ';',
      encoding: 'windows-1252',
      decimal: ',',
      code: 'food_code',
      name: 'food_name',
      group: 'food_group',
      synonyms: null,
      noValue: ['-', 'N'],
      trace: ['tr', 'traces', 'Tr'],
      amounts: [
        { column: 'Magnesium (mg/100 g)', nutrient: 'magnesium_mg', unit: 'mg' },
        { column: 'Energy (kJ)', nutrient: 'energy_kcal', unit: 'kJ' },
      ],
    });
  });

  it('tells each gap at its column', () => {
    const draft = filledIn();
    const columns = draft.columns.map((one) => ({ ...one }));
    columns[4] = { column: 'Magnesium 2', nutrient: 'magnesium_mg', unit: 'mg' };
    columns[5] = { column: 'Energy (kJ)', nutrient: 'energy_kcal', unit: '' };
    const { problems } = completeMapping({ ...draft, columns });
    expect(problems['column 4']).toContain('“Magnesium (mg/100 g)”');
    expect(problems['column 5']).toMatch(/unit/);
    const none = columns.map((one) => ({ ...one, nutrient: '' }));
    expect(completeMapping({ ...draft, columns: none }).problems['columns']).toMatch(
      /at least one/,
    );
  });

  it('takes no unit that does not fit', () => {
    const draft = filledIn();
    const columns = draft.columns.map((one) => ({ ...one }));
    // Energy is in kcal or kJ, never in milligrams.
    columns[5] = { column: 'Energy (kJ)', nutrient: 'energy_kcal', unit: 'mg' };
    expect(completeMapping({ ...draft, columns }).problems['column 5']).toMatch(/unit/);
  });

  it('finds the field that the core speaks of', () => {
    const draft = filledIn();
    expect(fieldOf('mapping.code', draft)).toBe('code');
    // The second amount is the sixth column.
    expect(fieldOf('mapping.amounts[1].unit', draft)).toBe('column 5');
    expect(fieldOf('file', draft)).toBeNull();
    expect(fieldOf(undefined, draft)).toBeNull();
  });
});

describe('a saved mapping', () => {
  const { mapping } = completeMapping(filledIn());
  it('comes back as it was, and says which columns another table lacks', () => {
    if (mapping === null) throw new Error('the form is complete');
    expect(completeMapping(draftFrom(mapping, table)).mapping).toEqual(mapping);
    expect(missingColumns(mapping, table)).toEqual([]);
    const other = { ...table, columns: ['food_code', 'food_name', 'Energy (kJ)'] };
    expect(missingColumns(mapping, other)).toEqual(['food_group', 'Magnesium (mg/100 g)']);
  });
});

describe('a table that is read anew', () => {
  it('in other letters keeps every answer at its column', () => {
    const draft = filledIn();
    const columns = table.columns.map((name) => name.replace('Magnesium', 'Magnésium'));
    const guess = columns.map((column) => ({ column, nutrient: null, unit: null }));
    const next = redrawn({ ...draft, encoding: 'utf-8' }, table, { ...table, columns, guess });
    expect(next).toEqual({
      ...draft,
      encoding: 'utf-8',
      columns: draft.columns.map((one, at) => ({ ...one, column: columns[at] })),
    });
  });

  it('at other signs asks anew what its columns are, and keeps what was said of the table', () => {
    const draft = filledIn();
    const cut: TableReading = {
      ...table,
      delimiter: '|',
      decimal: '.',
      columns: ['code', 'food name'],
      sample: [['1', 'Oil']],
      guess: [
        { column: 'code', nutrient: null, unit: null },
        { column: 'food name', nutrient: null, unit: null },
      ],
    };
    expect(redrawn({ ...draft, delimiter: '|' }, table, cut)).toEqual({
      ...draft,
      delimiter: '|',
      decimal: '.',
      code: 'code',
      name: 'food name',
      group: '',
      columns: [
        { column: 'code', nutrient: '', unit: '' },
        { column: 'food name', nutrient: '', unit: '' },
      ],
    });
  });
});

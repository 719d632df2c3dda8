import { describe, expect, it } from 'vitest';
import {
  BY_NAME,
  completeMapping,
  draftFrom,
  draftMapping,
  fieldOf,
  missingColumns,
  numberForm,
  redrawn,
  type TableReading,
} from './mappingDraft.ts';

const nothing = { '.': null, ',': null };
const noSigns = { plain: nothing, open: nothing, grouped: nothing };
const commas = { ...noSigns, plain: { '.': null, ',': '27,5' } };

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
  signs: [noSigns, noSigns, noSigns, commas, noSigns, noSigns],
};
const filledIn = () => ({ ...draftMapping(table), edition: '2020', licence: 'open' });

describe('the form of a table', () => {
  it('begins with what the file and its headings say', () => {
    const draft = draftMapping(table);
    expect(draft).toMatchObject({
      title: 'national table',
      delimiter: ';',
      sign: '',
      encoding: 'windows-1252',
      code: 'food_code',
      name: 'food_name',
      group: 'food_group',
    });
    expect(numberForm(draft)).toEqual({ decimal: ',', thousands: null });
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
      decimal: null,
      thousands: null,
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
    const known = { why: null, signs: noSigns };
    columns[4] = { ...known, column: 'Magnesium 2', nutrient: 'magnesium_mg', unit: 'mg' };
    columns[5] = { ...known, column: 'Energy (kJ)', nutrient: 'energy_kcal', unit: '' };
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
    columns[5] = {
      column: 'Energy (kJ)',
      nutrient: 'energy_kcal',
      unit: 'mg',
      why: null,
      signs: noSigns,
    };
    expect(completeMapping({ ...draft, columns }).problems['column 5']).toMatch(/unit/);
  });

  it('asks for the sign where the columns that are read leave it open', () => {
    const open = { ...noSigns, open: { '.': '2.250', ',': null } };
    const unclear = { ...table, signs: table.columns.map((_, at) => (at === 3 ? open : noSigns)) };
    const draft = { ...draftMapping(unclear), edition: '2020', licence: 'open' };
    expect(numberForm(draft)).toBeNull();
    expect(completeMapping(draft)).toMatchObject({
      mapping: null,
      problems: { decimal: expect.stringContaining('“2.250” can be 2.25 or 2,250') as string },
    });
    expect(completeMapping({ ...draft, sign: '.' }).mapping).toMatchObject({
      decimal: '.',
      thousands: null,
    });
    const grouped = completeMapping({ ...draft, sign: ',.' }).mapping;
    expect(grouped).toMatchObject({ decimal: ',', thousands: '.' });
    if (grouped === null) throw new Error('the form is complete');
    expect(draftFrom(grouped, unclear).sign).toBe(',.');
    // A column that is not read leaves nothing open.
    const columns = draft.columns.map((one, at) => (at === 3 ? { ...one, nutrient: '' } : one));
    expect(completeMapping({ ...draft, columns }).problems).toEqual({});
    // The sign that was chosen is not the one that cells show.
    const shown = {
      ...noSigns,
      open: { '.': '2.250', ',': null },
      plain: { '.': null, ',': '0,5' },
    };
    const mixed = { ...table, signs: table.columns.map(() => shown) };
    const said = { ...draftMapping(mixed), edition: '1', licence: 'open', sign: '.' as const };
    expect(completeMapping(said).problems['decimal']).toContain('2.25 in place of 2,250');
  });

  it('takes a table without codes', () => {
    const { mapping } = completeMapping({ ...filledIn(), code: BY_NAME });
    expect(mapping?.code).toBeNull();
    if (mapping === null) throw new Error('the form is complete');
    expect(draftFrom(mapping, table).code).toBe(BY_NAME);
    expect(missingColumns(mapping, table)).toEqual([]);
  });

  it('finds the field that the core speaks of', () => {
    const draft = filledIn();
    expect(fieldOf('mapping.code', draft)).toBe('code');
    // The second amount is the sixth column.
    expect(fieldOf('mapping.amounts[1].unit', draft)).toBe('column 5');
    expect(fieldOf('mapping.thousands', draft)).toBe('decimal');
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
      signs: [noSigns, noSigns],
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
      code: 'code',
      name: 'food name',
      group: '',
      columns: ['code', 'food name'].map((column) => ({
        column,
        nutrient: '',
        unit: '',
        why: null,
        signs: noSigns,
      })),
    });
  });
});

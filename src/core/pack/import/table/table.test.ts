import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FoodMapping, ImportResult } from '../../../../contract/imports.ts';
import { cellReader } from '../../../../contract/tableNumbers.ts';
import type { Archive } from '../archive/archive.ts';
import { readPack, type ReadPack } from '../testing/readPack.ts';
import { createDraft } from '../write/packDraft.ts';
import { checkMapping, factorTo } from './columns.ts';
import { importTable, tablePack } from './importTable.ts';
import { encodingOf, lookAtTable, type ToldForm } from './lookAtTable.ts';

let folder: string;
const opened: ReadPack[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'table-'));
});
afterEach(() => {
  for (const pack of opened.splice(0)) pack.close();
  rmSync(folder, { recursive: true, force: true });
});

const mapping: FoodMapping = {
  title: 'Ciqual 2020',
  licence: 'Licence Ouverte 2.0',
  edition: '2020',
  delimiter: ';',
  encoding: 'windows-1252',
  decimal: ',',
  code: 'code',
  name: 'nom',
  group: 'groupe',
  synonyms: 'autres',
  noValue: ['-'],
  trace: ['traces'],
  amounts: [
    { column: 'Magnésium (mg/100 g)', nutrient: 'magnesium_mg', unit: 'mg' },
    { column: 'Energie (kJ/100 g)', nutrient: 'energy_kcal', unit: 'kJ' },
    { column: 'Vitamine D (UI)', nutrient: 'vitamin_d_mcg', unit: 'IU' },
    { column: 'Sel (g)', nutrient: 'sodium_mg', unit: 'g' },
  ],
};
const headings =
  'code;nom;groupe;autres;Magnésium (mg/100 g);Energie (kJ/100 g);Vitamine D (UI);Sel (g)';

const archive = (text: string): Archive => {
  const bytes = Buffer.from(text, 'latin1');
  const open = (): Promise<Readable> => Promise.resolve(Readable.from([bytes]));
  const file = { name: 'table.csv', path: 'table.csv', bytes: bytes.length, open };
  return { files: [file], isPlain: true, close: () => undefined };
};

async function run(
  rows: readonly string[],
  using = mapping,
  head = headings,
): Promise<ImportResult & { db: ReadPack }> {
  const pack = tablePack(using);
  const draft = createDraft(folder, pack, 'test');
  try {
    const result = await importTable({
      archive: archive([head, ...rows].join('\r\n')),
      mapping: using,
      pack,
      draft,
      built: '2026-11-23T08:00:00.000Z',
      report: () => undefined,
    });
    const db = readPack(draft.file);
    opened.push(db);
    return { ...result, db };
  } catch (error) {
    draft.discard();
    throw error;
  }
}

describe('a food table', () => {
  it('becomes a pack, read as it was mapped', async () => {
    const { db, pack, counts, skipped } = await run([
      '13004;Datte, pulpe et peau, sèche;fruits;datte|deglet nour;49,6;1 213;;0,01',
      '15000;Noix;fruits;;126;-;40;traces',
      ';;;;;;;',
    ]);
    expect(pack).toBe('table-ciqual-2020');
    expect(counts).toEqual({ foods: 2, amounts: 5, portions: 0 });
    expect(db.foods).toEqual(['table-ciqual-2020-15000', 'table-ciqual-2020-13004']);
    expect(db.food('table-ciqual-2020-13004')).toMatchObject({
      name: 'Datte, pulpe et peau, sèche',
      food_group: 'fruits',
      synonyms: '["datte","deglet nour"]',
    });
    // 1 213 kJ / 4.184 = 289.91 kcal; 0.01 g = 10 mg.
    const dates = db.amounts('table-ciqual-2020-13004');
    expect(dates.magnesium_mg).toBe(49.6);
    expect(dates.energy_kcal).toBeCloseTo(289.914, 3);
    expect(dates.sodium_mg).toBeCloseTo(10, 10);
    expect(dates.vitamin_d_mcg).toBeUndefined();
    // 40 IU / 40 = 1 mcg; the dash and the trace are unknown.
    expect(db.amounts('table-ciqual-2020-15000')).toEqual({ magnesium_mg: 126, vitamin_d_mcg: 1 });
    expect(skipped.map(({ what, count }) => [what, count])).toEqual([
      ['cells that say there is no value', 1],
      ['rows without a code or a name', 1],
      ['traces', 1],
    ]);
  });

  it.each([
    [
      'a code that was used before',
      ['1;a;;;;;;', '2;b;;;;;;', '1;c;;;;;;'],
      'table.csv, line 4: the code "1" was used before',
    ],
    [
      'codes that make the same id',
      ['1.1;a;;;;;;', '1-1;b;;;;;;'],
      'the code "1-1" was used before (signs and capitals do not count)',
    ],
    [
      'no food that can be taken',
      ['--;a;;;;;;'],
      'codes without a letter from a to z or a digit, such as line 2: --',
    ],
    ['no food', [], 'the table holds no food'],
    ['a row of another width', ['1;a'], 'line 2: the row has 2 columns, the headings have 8'],
  ])('is refused for %s', async (_what, rows, says) => {
    await expect(run(rows)).rejects.toThrow(says);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('without codes is told apart by the names of its foods, also by long ones', async () => {
    const byName = { ...mapping, code: null };
    const long = 'Fish, raw, '.repeat(8);
    const { db, skipped } = await run(
      [`;${long}A;;;1;;;`, `;${long}B;;;2;;;`, ';Rye;;;3;;;', ';rye!;;;4;;;', ';¿¡;;;5;;;'],
      byName,
    );
    expect(db.foods).toHaveLength(3);
    expect(db.amounts('table-ciqual-2020-rye')).toEqual({ magnesium_mg: 3 });
    // Table (18) and code (50 at most), joined by a hyphen, with two long names that differ at their end alone.
    for (const food of db.foods) expect(food.length).toBeLessThanOrEqual(18 + 1 + 50);
    expect(skipped.map(({ what, count }) => [what, count])).toEqual([
      ['names that were used before', 1],
      ['names without a letter from a to z or a digit', 1],
    ]);
    // The next edition gives the same ids, in any order.
    const again = await run([';Rye;;;9;;;', `;${long}B;;;2;;;`], { ...byName, title: 'Next one' });
    const ids = again.db.foods.map((food) => food.replace('table-next-one', 'table-ciqual-2020'));
    expect(db.foods).toEqual(expect.arrayContaining(ids));
  });

  it('says so where a heading that was mapped has another basis', async () => {
    expect((await run(['1;Oats;;;1;;;'])).notes).toEqual([]);
    const perKg = headings.replace('mg/100 g', 'mg/kg');
    const [first, ...others] = mapping.amounts;
    if (first === undefined) throw new Error('there is one');
    const amounts = [{ ...first, column: 'Magnésium (mg/kg)' }, ...others];
    const { notes } = await run(['1;Oats;;;1;;;'], { ...mapping, title: 'F', amounts }, perKg);
    expect(notes).toEqual([
      '“Magnésium (mg/kg)” was read as amounts per 100 g, but its heading says “per kg”.',
    ]);
  });

  it('leaves out a food whose code is too long, and takes the others', async () => {
    const { db, skipped } = await run([`${'x'.repeat(51)};Oats;;;1;;;`, '2;Rye;;;3;;;']);
    expect(db.foods).toEqual(['table-ciqual-2020-2']);
    expect(skipped).toEqual([
      { what: 'codes longer than 50 letters', count: 1, example: `line 2: ${'x'.repeat(51)}` },
    ]);
  });

  it('is read by the sign that it shows, and asks where it leaves it open', async () => {
    const { decimal: _, ...open } = mapping;
    const shown = await run(['1;Oats;;;1,5;;;', '2;Rye;;;2,250;;;'], open);
    expect(shown.db.amounts('table-ciqual-2020-2')).toEqual({ magnesium_mg: 2.25 });
    await expect(
      run(['1;Oats;;;2.250;;;', '2;Rye;;;45;;;'], { ...open, title: 'B' }),
    ).rejects.toMatchObject({
      failure: {
        field: 'mapping.decimal',
        message: expect.stringContaining('“2.250” can be 2.25 or 2,250') as string,
      },
    });
    // A sign that is said holds, in either way.
    const point = await run(['1;Oats;;;2.250;;;'], { ...mapping, title: 'C', decimal: '.' });
    expect(point.db.amounts('table-c-1')).toEqual({ magnesium_mg: 2.25 });
    const thousands = await run(['1;Oats;;;2.250;;;'], { ...mapping, title: 'D', thousands: '.' });
    expect(thousands.db.amounts('table-d-1')).toEqual({ magnesium_mg: 2250 });
    // What stands in columns that are not read says nothing: the second number is the name.
    await expect(run(['1;1,5;;;2.250;;;'], { ...open, title: 'E' })).rejects.toThrow(
      'can be 2.25 or 2,250',
    );
  });

  it('is refused where the sign that was said would make amounts a thousand times too small', async () => {
    await expect(
      run(['1;Oats;;;2.250;;;', '2;Rye;;;0,5;;;'], { ...mapping, decimal: '.' }),
    ).rejects.toMatchObject({ failure: { field: 'mapping.decimal' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused where the mapping names a column that is not there', async () => {
    await expect(run(['1;a;;;;;;'], { ...mapping, name: 'name' })).rejects.toMatchObject({
      failure: {
        field: 'mapping.name',
        message:
          'The table has no column "name". It has "code", "nom", "groupe", "autres", "Magnésium (mg/100 g)", "Energie (kJ/100 g)", "Vitamine D (UI)", "Sel (g)".',
      },
    });
  });
});

describe('a cell', () => {
  const commas = { ...mapping, decimal: ',', thousands: null } as const;
  it.each([
    ['1,5', 1.5],
    ['0', 0],
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['1\u202f234\u202f567,25', 1234567.25],
    ['2e-3', 0.002],
  ])('%s is %d', (text, amount) => {
    expect(cellReader(commas)(text)).toEqual({ is: 'amount', amount });
  });

  it.each([
    ['', 'empty'],
    [' - ', 'no value'],
    ['Traces', 'trace'],
    ['<0,5', 'below'],
    ['≤ 1', 'below'],
    ['-2', 'negative'],
    ['1.5', 'no number'],
    ['1 23', 'no number'],
    ['1.234,5', 'no number'],
    ['(12)', 'no number'],
    ['tr', 'no number'],
    ['NaN', 'no number'],
    ['Infinity', 'no number'],
  ])('%j is %s, never a number', (text, is) => {
    expect(cellReader(commas)(text)).toEqual({ is });
  });

  it('is never anything but a finite amount or no amount', () => {
    const read = cellReader({ ...commas, decimal: '.' });
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('0123456789.,-+eE <tr\u00a0')),
          maxLength: 9,
        }),
        (text) => {
          const value = read(text);
          if (value.is === 'amount')
            expect(value.amount >= 0 && Number.isFinite(value.amount)).toBe(true);
        },
      ),
      { seed: 4, numRuns: 5_000 },
    );
  });
});

describe('a mapping', () => {
  it('turns units into those of the columns', () => {
    expect(factorTo('magnesium_mg', 'g')).toBe(1000);
    expect(factorTo('magnesium_mg', 'mcg')).toBe(0.001);
    expect(factorTo('folate_mcg_dfe', 'mg')).toBe(1000);
    expect(factorTo('energy_kcal', 'kJ')).toBe(1 / 4.184);
    expect(factorTo('vitamin_d_mcg', 'IU')).toBe(1 / 40);
    expect(factorTo('vitamin_a_mcg_rae', 'IU')).toBeNull();
    expect(factorTo('energy_kcal', 'g')).toBeNull();
    expect(factorTo('fat_g', 'kcal')).toBeNull();
  });

  it.each([
    [[{ column: 'x', nutrient: 'magnesium', unit: 'mg' as const }], 'mapping.amounts[0].nutrient'],
    [[{ column: 'x', nutrient: 'vitamin_e_mg', unit: 'IU' as const }], 'mapping.amounts[0].unit'],
    [
      [
        { column: 'x', nutrient: 'fat_g', unit: 'g' as const },
        { column: 'y', nutrient: 'fat_g', unit: 'g' as const },
      ],
      'mapping.amounts[1].nutrient',
    ],
  ])('is refused with the field at fault: %j', (amounts, field) => {
    const thrown = ((): unknown => {
      try {
        checkMapping({ ...mapping, amounts });
        return null;
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toMatchObject({ failure: { code: 'invalid-input', field } });
  });

  it('needs a title that an id can be made of', () => {
    expect(tablePack({ title: 'Ñandú & Œuf 2' })).toBe('table-nandu-oeuf-2');
    expect(() => tablePack({ title: '食品' })).toThrow('at least one letter');
  });
});

describe('the look at a table', () => {
  it('finds delimiter, encoding, decimal sign and headings', () => {
    const text = `${headings}\r\n13004;"Datte; sèche";fruits;;49,6;1213;;0,01\r\n`;
    const found = lookAtTable('t.csv', Buffer.from(text, 'latin1'), true);
    expect(found).toMatchObject({ delimiter: ';', encoding: 'windows-1252', decimal: ',' });
    expect(found.columns).toEqual(headings.split(';'));
    expect(found.sample).toEqual([
      ['13004', 'Datte; sèche', 'fruits', '', '49,6', '1213', '', '0,01'],
    ]);
    expect(found.guess[4]).toEqual({
      column: 'Magnésium (mg/100 g)',
      nutrient: 'magnesium_mg',
      unit: 'mg',
      why: null,
    });
    expect(found.guess[5]).toMatchObject({ nutrient: 'energy_kcal', unit: 'kJ' });
    // Salt is not sodium.
    expect(found.guess[7]).toMatchObject({ nutrient: null });
  });

  it('reads utf-16 and tabs', () => {
    const found = lookAtTable('t.txt', Buffer.from('\uFEFFa\tb\n1.5\t2.5\n', 'utf16le'), true);
    expect(found).toMatchObject({
      delimiter: '\t',
      encoding: 'utf-16le',
      decimal: '.',
      columns: ['a', 'b'],
    });
    expect(encodingOf(Buffer.from('a;b\n1;2\n', 'utf16le'))).toBe('utf-16le');
    expect(encodingOf(Buffer.from('é'))).toBe('utf-8');
    // Cut in the middle of a letter: still utf-8.
    expect(encodingOf(Buffer.from('aé').subarray(0, 2))).toBe('utf-8');
  });

  it('reads as the person says, also where that is wrong', () => {
    // "é" is the bytes C3 A9 in UTF-8, which windows-1252 reads as "Ã©".
    const bytes = Buffer.from('code;Magnésium (mg),x\n1;2,5\n');
    const as = (told: ToldForm) => lookAtTable('t.csv', bytes, true, told);
    expect(as({})).toMatchObject({ delimiter: ';', encoding: 'utf-8' });
    expect(as({ encoding: 'windows-1252' })).toMatchObject({
      delimiter: ';',
      encoding: 'windows-1252',
      columns: ['code', 'MagnÃ©sium (mg),x'],
    });
    expect(as({ delimiter: ',' })).toMatchObject({
      delimiter: ',',
      columns: ['code;Magnésium (mg)', 'x'],
      sample: [['1;2', '5']],
    });
    // No bar in it: one column, so that it is seen to be wrong.
    expect(as({ delimiter: '|' })).toMatchObject({
      columns: ['code;Magnésium (mg),x'],
      sample: [['1;2,5']],
    });
    const latin = Buffer.from('code;Magnésium\n', 'latin1');
    expect(() => lookAtTable('t', latin, true, { delimiter: ';', encoding: 'utf-8' })).toThrow(
      'not utf-8',
    );
  });

  it('refuses what is no table', () => {
    expect(() => lookAtTable('t', Buffer.from('just words\n'), true)).toThrow(
      'no table with several columns',
    );
    expect(() => lookAtTable('t', Buffer.from([1, 0, 2, 0xff, 3, 9]), true)).toThrow();
  });
});

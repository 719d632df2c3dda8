import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { FoodsOutput } from '../../../contract/answers.ts';
import type { BlockOf } from '../../../contract/reportDocument.ts';
import { sources } from '../planFixture.ts';
import { foodsReport } from './foodsReport.ts';

const fortified = 'Fortified as sold in the USA; other brands and countries differ.';
function reportOf(amounts: readonly number[], notes: readonly (string | null)[] = []) {
  const foods = parse(FoodsOutput, {
    nutrient: 'magnesium',
    nutrientName: 'Magnesium',
    unit: 'mg',
    per: '100kcal',
    rows: amounts.map((amount, index) => ({
      food: `food-${index}`,
      name: `Food ${index}`,
      group: 'Nuts',
      amount,
      grams: 50,
      notes: notes[index] ?? null,
      source: 'nasem-2019',
      pack: null,
    })),
    missing: 0,
    withoutPortion: 0,
    total: amounts.length,
    notRanked: [],
    groups: ['Nuts'],
    note: null,
    sources,
    edition: '2026.11',
  });
  const document = foodsReport({
    foods,
    notice: '',
    terms: {},
    paper: 'a4',
    asOf: '2026-11-22',
    fingerprint: '0000-0000-0000',
  });
  const blocks = document.sections.find((section) => section.id === 'foods')?.blocks ?? [];
  const table = blocks.find((block): block is BlockOf<'table'> => block.type === 'table');
  const text = (runs: readonly { text: string }[]): string => runs.map((run) => run.text).join('');
  return {
    amounts: table?.rows.map((row) => text(row[1] ?? []).replace('\u00a0', ' ')),
    names: table?.rows.map((row) => text(row[0] ?? [])),
    words: blocks.flatMap((block) => (block.type === 'paragraph' ? [text(block.runs)] : [])),
  };
}

describe('the amounts of a list', () => {
  it.each([
    [
      [18, 15.2, 4.5, 4.49, 4.48],
      ['18.0 mg', '15.2 mg', '4.5 mg', '4.5 mg', '4.5 mg'],
    ],
    [
      [592, 270.4, 199.6],
      ['592 mg', '270 mg', '200 mg'],
    ],
    // Two decimals more than the largest needs, and no more: what is less is told as such.
    [
      [250, 0.5, 0.001],
      ['250.00 mg', '0.50 mg', 'less than 0.01 mg'],
    ],
    // All of them below a hundredth: in the next smaller unit.
    [
      [0.0045, 0.0012, 0],
      ['4.5 mcg', '1.2 mcg', '0 mcg'],
    ],
  ])('%j have the same decimals', (amounts, shown) => {
    expect(reportOf(amounts).amounts).toEqual(shown);
  });
});

it('tells a remark on several foods once', () => {
  const told = reportOf([3, 2, 1], [fortified, null, fortified]);
  expect(told.names).toEqual(['Food 0 (a)', 'Food 1', 'Food 2 (a)']);
  expect(told.words.filter((text) => text.includes('Fortified'))).toHaveLength(1);
});

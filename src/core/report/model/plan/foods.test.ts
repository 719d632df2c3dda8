import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, BlockOf } from '../../../../contract/reportDocument.ts';
import { item, planOf, type PlanParts } from '../../../testing/plans.ts';
import { openTestReference, type TestReference } from '../../../testing/reference.ts';
import { terms } from '../../planFixture.ts';
import { planReport } from '../planReport.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

function sectionOf(id: 'foods' | 'intakes', parts: PlanParts): readonly Block[] {
  const plan = planOf(parts);
  const document = planReport({
    check: reference.handlers.check({ plan }),
    plan,
    outcomes: [],
    terms,
    sections: [id],
    paper: 'a4',
    asOf: '2026-11-22',
    fingerprint: '0000-0000-0000',
  });
  return document.sections.find((section) => section.id === id)?.blocks ?? [];
}
const tables = (blocks: readonly Block[]): BlockOf<'table'>[] =>
  blocks.filter((block): block is BlockOf<'table'> => block.type === 'table');
const cells = (table: BlockOf<'table'> | undefined): string[][] =>
  table?.rows.map((row) => row.map((runs) => runs.map((run) => run.text).join(''))) ?? [];

const products = (...substances: string[]) => substances.map((one) => item(one, 100, 'mg'));

describe('foods of a typical day', () => {
  const foods = [
    { food: 'almonds-raw', grams: 30 },
    { food: null, name: 'Protein bar', grams: 60 },
  ];

  it('have a row each and a column for each nutrient, with the unit at its head', () => {
    const [table, more] = tables(
      sectionOf('foods', { items: products('magnesium', 'calcium', 'biotin'), foods }),
    );
    expect(more).toBeUndefined();
    expect(table?.columns.map((column) => column.label)).toEqual([
      'Food',
      'Grams a day',
      'Magnesium, mg',
      'Calcium, mg',
    ]);
    // 270 mg and 269 mg in 100 g: 81 mg and 80.7 mg in 30 g; beside 100 mg of supplements whole numbers.
    expect(cells(table).map((row) => row.slice(1))).toEqual([
      ['30', '81', '81'],
      ['60', '–', '–'],
      ['', '81', '81'],
    ]);
  });

  it('go on in a further table where a page is too narrow', () => {
    const all = ['magnesium', 'calcium', 'iron', 'zinc', 'copper', 'manganese', 'phosphorus'];
    const [first, second] = tables(sectionOf('foods', { items: products(...all), foods }));
    expect(first?.columns).toHaveLength(2 + 6);
    expect(second?.columns).toHaveLength(2 + 1);
    expect(cells(second).map(([name]) => name)).toEqual(cells(first).map(([name]) => name));
  });
});

describe('nutrients from food alone', () => {
  it('have no more digits than the published value needs, and its unit', () => {
    const [table] = tables(sectionOf('intakes', { foods: [{ food: 'almonds-raw', grams: 30 }] }));
    const rows = new Map(cells(table).map(([name = '', amount = '']) => [name, amount]));
    // 1 mg of sodium in 100 g: 0.3 mg, beside 1,500 mg. 4.41 g of water in 100 g: 0.0013 L, beside 2.7 L.
    expect(rows.get('Sodium')).toBe('less than 1\u00a0mg');
    expect(rows.get('Water')).toBe('less than 0.01\u00a0L');
    // 0.003 g of alpha-linolenic acid in 100 g: 0.0009 g, beside 1.1 g.
    expect(rows.get('Alpha-linolenic acid')).toBe('less than 0.01\u00a0g');
  });
});

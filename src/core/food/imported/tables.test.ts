import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FoodsInput, FoodsOutput, SearchInput, ShowOutput } from '../../../contract/answers.ts';
import { CheckInput } from '../../../contract/check.ts';
import { openReference, type ReferenceDb } from '../../db/reference.ts';
import { testPlace, type TestPlace } from '../../db/testing.ts';
import { createShelf, type Shelf } from '../../pack/shelf/shelf.ts';
import { createReference, type Reference } from '../../reference/service.ts';
import { writeFoodPack, type TestFood } from '../../testing/foodPack.ts';
import { openTestReference } from '../../testing/reference.ts';

const own: TestFood[] = [
  {
    id: 'fdc-1',
    name: 'Almonds, roasted at home',
    group: 'Nuts of mine',
    brand: 'Zinc & Sons',
    synonyms: ['home almonds'],
    // Magnesium known, calcium unknown; energy 600 kcal.
    amounts: { magnesium_mg: 300, energy_kcal: 600 },
    portions: [
      { label: '1 handful', grams: 25 },
      { label: '1 nut', grams: 1.5 },
    ],
  },
  { id: 'fdc-2', name: 'Magnesium water', group: 'Drinks of mine', amounts: { magnesium_mg: 900 } },
  { id: 'fdc-3', name: 'Without any value', group: 'Drinks of mine' },
  { id: 'fdc-4', name: 'Oil, own', amounts: { epa_g: 1.5, dha_g: 0.25 } },
  { id: 'fdc-5', name: 'Oil, half known', amounts: { epa_g: 4 } },
];
/** Newer, and holds one of the foods too. */
const newer: TestFood[] = [
  { id: 'fdc-2', name: 'Magnesium water', amounts: { magnesium_mg: 950 } },
  { id: 'second-x', name: 'Xyloporridge', amounts: { magnesium_mg: 10 } },
];

let place: TestPlace;
let shelf: Shelf;
let db: ReferenceDb;
let reference: Reference;
let alone: Reference;
beforeAll(() => {
  openTestReference().close();
  place = testPlace();
  writeFoodPack(place.dataDir, { id: 'own', title: 'My own table', foods: own });
  writeFoodPack(place.dataDir, {
    id: 'second',
    title: 'Second table',
    built: '2026-11-22T09:00:00.000Z',
    foods: newer,
  });
  shelf = createShelf(place);
  db = openReference(join(import.meta.dirname, '../../../../resources/reference.db'));
  reference = createReference(db, () => '2026-11-23', shelf.packs('foods'));
  alone = createReference(db, () => '2026-11-23');
});
afterAll(() => {
  shelf.close();
  db.close();
  place.remove();
});

const foods = (more: Partial<v.InferInput<typeof FoodsInput>> = {}, from = reference) =>
  v.parse(
    FoodsOutput,
    from.handlers.foods(v.parse(FoodsInput, { nutrient: 'magnesium', limit: 1000, ...more })),
  );
const ofPack = (id: string, output = foods()) => output.rows.filter(({ pack }) => pack?.id === id);

describe('a ranking over several tables', () => {
  it('per 100 g: one order, every row with its table and its source', () => {
    const all = foods();
    expect(all.rows.slice(0, 2)).toMatchObject([
      { food: 'fdc-2', amount: 950, pack: { id: 'second', title: 'Second table' } },
      { food: 'rice-bran', amount: 781, pack: null },
    ]);
    expect(ofPack('own').map(({ food, amount }) => [food, amount])).toEqual([['fdc-1', 300]]);
    expect(ofPack('own')[0]).toMatchObject({ source: 'own-table', notes: 'Brand: Zinc & Sons.' });
    expect(all.sources.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['own-table', 'second-table']),
    );
    // 571 foods of the reference, 2 of the 5 own ones, both of the newer table have a value.
    expect(all).toMatchObject({ total: 571 + 2 + 2, missing: 4 + 3 + 0, notRanked: [] });
  });

  it('shows a food of two tables once, as the newer one has it', () => {
    const rows = foods().rows.filter(({ food }) => food === 'fdc-2');
    expect(rows.map(({ amount }) => amount)).toEqual([950]);
  });

  it('of one table alone, the reference included', () => {
    expect(foods({ pack: 'own' }).rows.map(({ food }) => food)).toEqual(['fdc-2', 'fdc-1']);
    expect(foods({ pack: 'own' })).toMatchObject({
      total: 2,
      missing: 3,
      groups: ['Drinks of mine', 'Nuts of mine', 'Test foods'],
    });
    const { rows, total, missing } = foods({}, alone);
    expect(foods({ pack: 'cofactor-reference' })).toMatchObject({ rows, total, missing });
    expect(() => foods({ pack: 'nothing' })).toThrow('No pack with foods has the id "nothing"');
  });

  it('by group, also where the reference has no such group', () => {
    expect(foods({ group: 'nuts of mine' }).rows.map(({ food }) => food)).toEqual(['fdc-1']);
    expect(() => foods({ group: 'nuts of mine' }, alone)).toThrow('There is no food group');
  });

  it('per 100 kcal: only foods whose energy is known', () => {
    // 300 mg in 600 kcal: 50 mg per 100 kcal, in 100 ÷ 600 × 100 g.
    expect(ofPack('own', foods({ per: '100kcal' }))).toMatchObject([
      { food: 'fdc-1', amount: 50, grams: 16.6666666667 },
    ]);
    expect(foods({ per: '100kcal', pack: 'own' })).toMatchObject({ total: 1, missing: 4 });
  });

  it('per portion: no portion of an imported table is the ordinary one', () => {
    const ordinary = foods({ per: 'portion', pack: 'own' });
    expect(ordinary).toMatchObject({ rows: [], total: 0, missing: 5, withoutPortion: 2 });
    const row = (portion: 'first' | 'smallest' | 'largest') =>
      foods({ per: 'portion', pack: 'own', portion }).rows;
    // 300 mg × 25 g ÷ 100 = 75 mg; × 1.5 g ÷ 100 = 4.5 mg.
    expect(row('first')).toMatchObject([{ food: 'fdc-1', amount: 75, portion: '1 handful' }]);
    expect(row('smallest')).toMatchObject([{ amount: 4.5, grams: 1.5 }]);
    expect(row('largest')).toMatchObject([{ amount: 75, grams: 25 }]);
  });

  it('by a sum only where every part of it is known', () => {
    const rows = foods({ nutrient: 'epa-dha', pack: 'own' }).rows;
    expect(rows.map(({ food }) => food)).toEqual(['fdc-4']);
    const rule = reference.context.substances.get('epa-dha')?.foodColumn;
    expect(rule?.columns).toEqual(['epa_g', 'dha_g']);
    // 1.5 g + 0.25 g, in the unit of the substance.
    expect(rows[0]?.amount).toBe(1.75 * (rule?.factor ?? 0));
  });
});

describe('an imported food', () => {
  it('shows its amounts, portions, table and source; what is not there is unknown', () => {
    const shown = v.parse(ShowOutput, reference.handlers.show({ ref: 'food/fdc-1' }));
    if (shown.kind !== 'food') throw new Error('not a food');
    const { record } = shown;
    expect(record).toMatchObject({
      id: 'fdc-1',
      fdcId: '1',
      name: 'Almonds, roasted at home',
      pack: { id: 'own', title: 'My own table' },
      notes: 'Brand: Zinc & Sons. From "My own table", imported by you, not reviewed.',
      source: 'own-table',
      substance: null,
      diets: { vegetarian: null, vegan: null, 'lactose-free': null },
    });
    expect(record.amounts['magnesium_mg']).toBe(300);
    expect(record.amounts['calcium_mg']).toBeNull();
    const almonds = alone.context.foods.get('almonds-raw');
    expect(Object.keys(record.amounts).sort()).toEqual(Object.keys(almonds?.amounts ?? {}).sort());
    expect(record.portions.map(({ ordinary }) => ordinary)).toEqual([false, false]);
    expect(shown.sources.map(({ title }) => title)).toEqual(['My own table']);
    expect(shown.reviewedOn).toBe('2026-11-22');
    expect(shown.ageNotice).toBeNull();
    expect(reference.handlers.show({ ref: 'food/almonds-raw' })).toMatchObject({
      record: { pack: null },
    });
  });

  it('leads to the record of its table', () => {
    const shown = reference.handlers.show({ ref: 'source/own-table' });
    expect(shown).toMatchObject({ kind: 'source', title: 'My own table' });
    expect(() => alone.handlers.show({ ref: 'source/own-table' })).toThrow('There is no record');
  });

  it('counts in a plan as foods of the reference do, and unknown stays unknown', () => {
    const { plan } = v.parse(CheckInput, {
      plan: {
        format: 'cofactor-plan',
        version: 1,
        profile: { age: 40, sex: 'female' },
        items: [],
        foods: [
          { food: 'fdc-1', grams: 50 },
          { food: 'almonds-raw', grams: 100 },
        ],
      },
    });
    const check = reference.handlers.check({ plan });
    const sum = (substance: string) => {
      const found = check.intakes.find((one) => one.substance === substance);
      if (found === undefined) throw new Error(`no sum of ${substance}`);
      return found.food;
    };
    // 50 g × 300 mg ÷ 100 g + 100 g of almonds with 270 mg; calcium of the almonds alone (269 mg).
    expect(sum('magnesium')).toMatchObject({ amount: 150 + 270, known: 2, of: 2 });
    expect(sum('calcium')).toMatchObject({ amount: 269, known: 1, of: 2 });
    expect(check.names['food/fdc-1']).toBe('Almonds, roasted at home');
    expect(check.sources.map(({ id }) => id)).toContain('own-table');
    // Without the table the rest of the plan is checked all the same: the almonds alone bring 270 mg.
    const without = alone.handlers.check({ plan });
    expect(without.intakes.find(({ substance }) => substance === 'magnesium')?.food).toEqual({
      amount: 270,
      known: 1,
      of: 2,
    });
    expect(without.foodsAway).toEqual([
      { path: 'foods[0]', food: 'fdc-1', name: 'a food of FoodData Central (fdc 1)' },
    ]);
  });

  it('is no part of what only the reviewed table may answer', () => {
    const listed = reference.context.foods.list();
    expect(listed).toHaveLength(575);
    const { card } = reference.handlers.search(
      v.parse(SearchInput, { query: 'foods rich in magnesium' }),
    );
    if (card?.type !== 'foods') throw new Error('no card of foods');
    expect(card.rows[0]?.food).toBe('food/rice-bran');
  });

  it('is held by every table that has it', () => {
    const { foods: service } = reference.context;
    expect(service.heldBy('fdc-2')).toEqual(['second', 'own']);
    expect(service.heldBy('almonds-raw')).toEqual(['cofactor-reference']);
    expect(service.heldBy('nothing')).toEqual([]);
  });
});

describe('search over several tables', () => {
  const search = (query: string, more: Partial<v.InferInput<typeof SearchInput>> = {}) =>
    reference.handlers.search(v.parse(SearchInput, { query, ...more }));
  const refs = (query: string) => search(query).hits.map(({ kind, id }) => `${kind}/${id}`);

  it('finds an imported food by its name and its other names, and names its table', () => {
    expect(search('xyloporridge').hits[0]).toMatchObject({
      id: 'second-x',
      matched: 'exact',
      subtitle: 'Food · Test foods · Second table',
    });
    expect(refs('home almonds')[0]).toBe('food/fdc-1');
  });

  it('puts what is reviewed before what is imported', () => {
    const hits = refs('almonds');
    const first = hits.filter((one) => one.startsWith('food/'));
    expect(first.indexOf('food/fdc-1')).toBeGreaterThan(first.indexOf('food/almonds-raw'));
    expect(first).toContain('food/fdc-1');
    expect(refs('magnesium')[0]).toBe('substance/magnesium');
  });

  it('adds totals and groups', () => {
    const before = alone.handlers.search(v.parse(SearchInput, { query: 'almonds' }));
    const after = search('almonds');
    expect(after.total).toBe(before.total + 1);
    const foodsOf = ({ groups }: typeof before) =>
      groups.find(({ kind }) => kind === 'food')?.count;
    expect(foodsOf(after)).toBe((foodsOf(before) ?? 0) + 1);
  });

  it('corrects only what no table has', () => {
    expect(search('magnesiun').corrected).toBe('magnesium');
    // One letter from "porridge", but the table has the word as it is typed.
    expect(search('xyloporridge').corrected).toBeNull();
    expect(search('xyloporidge')).toMatchObject({ corrected: 'xyloporridge' });
  });

  it('shows a food of two tables once', () => {
    expect(refs('magnesium water').filter((one) => one === 'food/fdc-2')).toHaveLength(1);
  });

  it('of another kind asks the reference alone', () => {
    expect(
      search('magnesium', { kind: 'substance' }).hits.every((hit) => hit.kind === 'substance'),
    ).toBe(true);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IntakeRecord } from '../../contract/records.ts';
import { intakeKinds, type IntakeScope } from '../../contract/vocabulary.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { compareIntake, isLimit, type FoodPart, type ScopedIntake } from './compare.ts';
import type { Person } from './lifeStage.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const woman: Person = { age: 40, sex: 'female', state: 'none' };
const noFood: FoodPart = { amount: null, known: 0, of: 0 };
const intake = (more: Partial<ScopedIntake>): ScopedIntake => ({
  supplements: 0,
  scopedSupplements: {},
  food: noFood,
  scopedFood: {},
  incomplete: false,
  ...more,
});

function recordOf(
  substance: string,
  wanted: Partial<IntakeRecord>,
  person: Person = woman,
): IntakeRecord {
  const found = reference.intakes
    .forPerson(reference.substance(substance).id, person)
    .map(({ record }) => record)
    .find((record) =>
      Object.entries(wanted).every(([key, value]) =>
        Object.entries(record).some(([k, v]) => k === key && v === value),
      ),
    );
  if (found === undefined)
    throw new Error(`no value of ${substance} fits ${JSON.stringify(wanted)}`);
  return found;
}

function compare(
  substance: string,
  wanted: Partial<IntakeRecord>,
  more: Partial<ScopedIntake>,
  person = woman,
) {
  return compareIntake(
    recordOf(substance, wanted, person),
    reference.substance(substance),
    intake(more),
  );
}

describe('each scope counts its own part', () => {
  it('supplements alone: the food does not count (magnesium, NASEM UL 350 mg)', () => {
    const wanted = { authority: 'NASEM', kind: 'UL' } as const;
    const food = { amount: 500, known: 1, of: 1 };
    expect(compare('magnesium', wanted, { supplements: 400, food })).toMatchObject({
      compared: 400,
      status: 'above',
    });
    expect(compare('magnesium', wanted, { supplements: 350, food })).toMatchObject({
      compared: 350,
      status: 'meets',
    });
    expect(compare('magnesium', wanted, { supplements: 300, food })).toMatchObject({
      compared: 300,
      status: 'below',
    });
  });
  it('added salts: the food does not count (magnesium, EFSA UL 250 mg)', () => {
    const wanted = { authority: 'EFSA', kind: 'UL', scope: 'added-dissociable-salts' } as const;
    expect(
      compare('magnesium', wanted, { supplements: 251, food: { amount: 500, known: 1, of: 1 } }),
    ).toMatchObject({ compared: 251, status: 'above' });
  });
  it('total: both count (magnesium, NASEM RDA 320 mg for women of 31 to 50 years)', () => {
    const wanted = { authority: 'NASEM', kind: 'RDA' } as const;
    const food = { amount: 120, known: 2, of: 2 };
    expect(compare('magnesium', wanted, { supplements: 200, food })).toMatchObject({
      compared: 320,
      status: 'meets',
    });
    expect(compare('magnesium', wanted, { supplements: 199, food })).toMatchObject({
      compared: 319,
      status: 'below',
    });
  });
  it('preformed: carotene does not count, retinol of food does (vitamin A, NASEM UL 3000 mcg)', () => {
    const wanted = { authority: 'NASEM', kind: 'UL', scope: 'preformed' } as const;
    const supplements = 7500;
    const food = { amount: 2000, known: 1, of: 1 };
    const retinol = (amount: number) => ({ preformed: { amount, known: 1, of: 1 } });
    expect(
      compare('vitamin-a', wanted, {
        supplements,
        scopedSupplements: { preformed: 0 },
        food,
        scopedFood: retinol(900),
      }),
    ).toMatchObject({ compared: 900, status: 'below' });
    expect(
      compare('vitamin-a', wanted, {
        supplements,
        scopedSupplements: { preformed: 2500 },
        food,
        scopedFood: retinol(501),
      }),
    ).toMatchObject({ compared: 3001, status: 'above' });
  });
  it.each([
    ['folate', 'supplements-and-fortified-food', 1000, 1001],
    ['vitamin-e', 'alpha-tocopherol-supplements', 1000, 1000.5],
    ['niacin', 'supplements-and-fortified-food', 35, 36],
  ] as const)(
    '%s: only what was added counts (%s, NASEM UL %d)',
    (substance, scope: IntakeScope, limit, over) => {
      const wanted = { authority: 'NASEM', kind: 'UL', scope } as const;
      expect(recordOf(substance, wanted).amount).toBe(limit);
      const food = { amount: limit * 10, known: 1, of: 1 };
      expect(
        compare(substance, wanted, {
          supplements: limit * 5,
          scopedSupplements: { [scope]: over },
          food,
        }),
      ).toMatchObject({
        compared: over,
        status: 'above',
      });
      // What was added to food is not in the table, so with food entered it stays a lower bound.
      expect(
        compare(substance, wanted, { supplements: 1, scopedSupplements: { [scope]: 1 }, food })
          .status,
      ).toBe('not-compared');
      // Nor without food: what fortified food adds is unknown, not nil.
      expect(
        compare(substance, wanted, { supplements: 1, scopedSupplements: { [scope]: 1 } }),
      ).toMatchObject({ compared: 1, status: 'not-compared' });
    },
  );
  it('free nicotinic acid: nicotinamide does not count (EFSA UL 10 mg)', () => {
    const wanted = { authority: 'EFSA', kind: 'UL', scope: 'free-nicotinic-acid' } as const;
    const at = (free: number) =>
      compare('niacin', wanted, {
        supplements: 500,
        scopedSupplements: { 'free-nicotinic-acid': free },
      });
    expect(at(0)).toMatchObject({ compared: null, status: 'not-compared' });
    expect(at(50)).toMatchObject({ compared: 50, status: 'above' });
  });
});

describe('a lower bound', () => {
  it('can pass a limit or meet a need, never show the opposite', () => {
    const part = fc.record({
      amount: fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: null }),
      known: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(
          'magnesium',
          'calcium',
          'iron',
          'zinc',
          'vitamin-c',
          'vitamin-d',
          'selenium',
          'sodium',
        ),
        fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: null }),
        part,
        (substance, supplements, { amount, known }) => {
          const food = { amount, known, of: 5 };
          for (const { record } of reference.intakes.forPerson(
            reference.substance(substance).id,
            woman,
          )) {
            if (record.scope !== 'total') continue;
            const { status } = compareIntake(
              record,
              reference.substance(substance),
              intake({ supplements, food }),
            );
            expect(status).not.toBe('below');
          }
        },
      ),
    );
  });
  it('says what is missing', () => {
    const wanted = { authority: 'NASEM', kind: 'RDA' } as const;
    expect(compare('magnesium', wanted, { supplements: 100 })).toMatchObject({
      status: 'not-compared',
      compared: 100,
      note: 'No food was entered, so only supplements are counted.',
    });
    expect(compare('magnesium', wanted, { food: { amount: 10, known: 9, of: 11 } }).note).toBe(
      'The amount is known for 9 of 11 foods.',
    );
    expect(
      compare(
        'magnesium',
        { authority: 'NASEM', kind: 'UL' },
        { supplements: 100, incomplete: true },
      ),
    ).toMatchObject({ status: 'not-compared', compared: 100 });
    expect(compare('magnesium', wanted, { supplements: null })).toMatchObject({
      status: 'not-compared',
      compared: null,
    });
  });
});

describe('what cannot be compared says why', () => {
  const pregnant: Person = { age: 30, sex: 'female', state: 'pregnant' };
  it.each([
    ['vitamin-a', { authority: 'EFSA', kind: 'PRI' }, woman, /retinol equivalents/],
    ['dha', { authority: 'EFSA', increment: true }, pregnant, /added to the value for adults/],
    ['zinc', { authority: 'EFSA', kind: 'PRI' }, woman, /alternatives: phytate intake 300 mg/],
    ['iron', { authority: 'EFSA', kind: 'PRI' }, woman, /alternatives: premenopausal/],
    ['iron', { authority: 'EFSA', kind: 'UL' }, woman, /^Not set/],
    ['niacin', { unit: 'mg/MJ' }, woman, /megajoule/],
    ['protein', { unit: 'g/kg' }, woman, /body weight/],
  ] as const)('%s %o', (substance, wanted, person, note) => {
    const result = compare(substance, wanted, { supplements: 1e6 }, person);
    expect(result).toMatchObject({ status: 'not-compared', compared: null });
    expect(result.note).toMatch(note);
  });
  it('a share of energy', () => {
    const shares = reference.substances
      .list()
      .flatMap((one) =>
        reference.intakes.forPerson(one.id, woman).map(({ record }) => ({ record, one })),
      )
      .filter(({ record }) => record.unit === '% of energy' && record.amount !== null);
    expect(shares.length).toBeGreaterThan(0);
    for (const { record, one } of shares) {
      expect(compareIntake(record, one, intake({ supplements: 50 })).status).toBe('not-compared');
    }
  });
  it('but a value for an age range is no alternative: calcium from 25 years', () => {
    const food = { amount: 950, known: 1, of: 1 };
    expect(compare('calcium', { authority: 'EFSA', kind: 'PRI' }, { food }).status).toBe('meets');
  });
});

describe('an amount exactly at its limit', () => {
  // Vitamin D, NASEM and EFSA: 100 mcg, everything counts.
  const at = (food: FoodPart, supplements = 100) =>
    compare('vitamin-d', { authority: 'NASEM', kind: 'UL' }, { supplements, food });
  it('is said to reach it, even where a food is not known or none was entered', () => {
    expect(at({ amount: 0, known: 2, of: 2 })).toMatchObject({ compared: 100, status: 'meets' });
    expect(at({ amount: 0, known: 2, of: 3 })).toMatchObject({ compared: 100, status: 'meets' });
    expect(at(noFood)).toMatchObject({ compared: 100, status: 'meets' });
  });
  it('is never said to be below while an amount is not known', () => {
    expect(at({ amount: 0, known: 2, of: 3 }, 99)).toMatchObject({
      compared: 99,
      status: 'not-compared',
    });
  });
});

it('compares in the unit of the published value: 350 mg as 0.35 g', () => {
  const inGrams = {
    ...recordOf('magnesium', { authority: 'NASEM', kind: 'UL' }),
    amount: 0.35,
    unit: 'g',
  } as const;
  const at = (supplements: number) =>
    compareIntake(inGrams, reference.substance('magnesium'), intake({ supplements }));
  expect(at(350)).toMatchObject({ compared: 0.35, status: 'meets' });
  expect(at(351)).toMatchObject({ compared: 0.351, status: 'above' });
});

it('knows which kinds are limits', () => {
  expect(intakeKinds.filter(isLimit)).toEqual(['UL', 'CDRR', 'SLI']);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../contract/plan.ts';
import { diets } from '../../../contract/vocabulary.ts';
import { isLimit } from '../../intake/compare.ts';
import { openTestFoodFirst, plainDay as day, type TestFoodFirst } from '../../testing/foodFirst.ts';
import { item, planOf, type PlanParts } from '../../testing/plans.ts';
import { convertMass, isMassUnit, massPart } from '../../units/mass.ts';
import { columnOfScope } from './aims.ts';

let first: TestFoodFirst['first'];
let combine: TestFoodFirst['combine'];
let reference: TestFoodFirst['reference'];
beforeAll(async () => {
  ({ first, combine, reference } = await openTestFoodFirst());
});
afterAll(() => {
  reference.close();
});

interface Eaten {
  food: string;
  grams: number;
}

/** Sums of foods, straight from the columns of the table; a food with an unknown column adds nothing. */
function recompute(
  eaten: readonly Eaten[],
): (columns: readonly string[], factor: number) => number {
  return (columns, factor) =>
    eaten.reduce((sum, { food, grams }) => {
      const known = columns.flatMap((column) => reference.foods.get(food)?.amounts[column] ?? []);
      if (known.length < columns.length) return sum;
      return sum + (known.reduce((all, one) => all + one, 0) * factor * grams) / 100;
    }, 0);
}

function eatenIn(plan: Plan): Eaten[] {
  return plan.foods.flatMap(({ food, grams }) => (food === null ? [] : [{ food, grams }]));
}

/** Limits that the foods pass, reckoned from the published records. */
function passed(plan: Plan, eaten: readonly Eaten[]): string[] {
  const sum = recompute(eaten);
  return reference.substances.list().flatMap((substance) =>
    reference.intakes.forPerson(substance.id, plan.profile).flatMap(({ record }) => {
      const column = columnOfScope(substance, record.scope);
      if (!isLimit(record.kind) || record.amount === null || record.form !== null) return [];
      if (column === null) return [];
      const own = massPart(substance.unit ?? '');
      if (own === null || !isMassUnit(record.unit)) throw new Error('a limit that is no mass');
      const limit = convertMass(record.amount, record.unit, own);
      return sum(column.columns, column.factor) > limit * (1 + 1e-9)
        ? [`${substance.id} ${record.authority} ${record.kind} ${record.scope}`]
        : [];
    }),
  );
}

it('the reckoning of the tests finds a limit that is passed', () => {
  // 68 g of braised beef liver has some 6400 mcg retinol, and the UL is 3000 mcg.
  expect(passed(planOf({}), [{ food: 'beef-liver-braised', grams: 68 }])).toContain(
    'vitamin-a NASEM UL preformed',
  );
});

const people: [string, PlanParts][] = [
  [
    'a vegan woman of 29 who breast-feeds',
    { profile: { age: 29, sex: 'female', state: 'lactating', diet: ['vegan'] }, foods: day },
  ],
  ['a man of 80', { profile: { age: 80, sex: 'male' }, foods: day }],
  ['a man of 45 by EFSA', { profile: { age: 45, sex: 'male', authority: 'EFSA' }, foods: day }],
  ['a girl of 14', { profile: { age: 14, sex: 'female' }, foods: day }],
  [
    'a pregnant woman of 33, vegetarian and lactose-free',
    {
      profile: { age: 33, state: 'pregnant', diet: ['vegetarian', 'lactose-free'] },
      foods: day,
    },
  ],
];

describe.each(people)('a combination for %s', (_, parts) => {
  const plan = planOf(parts);
  /** The answer; where it is impossible, that for the gaps which are not named as standing in the way. */
  const closed = async () => {
    const all = await combine(parts);
    if (all.status === 'closed') return all;
    expect(all.status).toBe('impossible');
    const named = all.notes.filter((note) => /alone/u.test(note)).join(' ');
    const { gaps } = first(parts);
    const rest = gaps.filter((gap) => !named.includes(gap.name));
    expect(rest.length).toBeGreaterThan(5);
    expect(rest.length).toBeLessThan(gaps.length);
    return combine(parts, { nutrients: rest.map((gap) => gap.substance) });
  };

  it('closes its gaps, passes no limit, keeps to the diet, and is the same again', async () => {
    const found = await closed();
    expect(found.status).toBe('closed');
    const portions = found.portions.map(({ food, grams }) => ({ food, grams }));
    expect(passed(plan, [...eatenIn(plan), ...portions])).toEqual([]);

    // The plan check, told of the portions as foods, agrees.
    const checked = reference.handlers.check({
      plan: planOf({ ...parts, foods: [...(parts.foods ?? []), ...portions] }),
    });
    const above = checked.intakes.flatMap(({ substance, references }) =>
      references.some((one) => isLimit(one.kind) && one.status === 'above') ? [substance] : [],
    );
    expect(above).toEqual([]);
    const asked = found.subjects.flatMap((one) =>
      one.startsWith('substance/') ? [one.slice('substance/'.length)] : [],
    );
    expect(asked.length).toBeGreaterThan(5);
    for (const id of asked) {
      const row = found.nutrients.find((one) => one.substance === id && one.reach !== null);
      if (row === undefined) throw new Error(`${id} has no row`);
      expect(row.after).toBeGreaterThanOrEqual(row.reach ?? Infinity);
      const total = checked.intakes.find((one) => one.substance === id)?.total;
      expect(total).toBeCloseTo(row.after, 6);
    }

    for (const { food, count, grams, portion } of found.portions) {
      const record = reference.foods.get(food);
      for (const diet of diets.filter((one) => plan.profile.diet.includes(one))) {
        expect([food, record?.diets[diet]]).toEqual([food, true]);
      }
      expect([1, 2]).toContain(count);
      const marked = record?.portions.find((one) => one.ordinary);
      expect([marked?.label, (marked?.grams ?? 0) * count]).toEqual([portion, grams]);
    }
    expect(found.energyKcal).toBeCloseTo(recompute(portions)(['energy_kcal'], 1), 6);

    const again = await combine(parts, {
      nutrients: first(parts)
        .gaps.map((gap) => gap.substance)
        .filter((id) => asked.includes(id)),
    });
    expect(again.portions).toEqual(found.portions);
  });
});

describe('a combination', () => {
  it('of one nutrient is the portion that closes it with least energy', async () => {
    // The apple brings 4.6 × 1.8 = 8.28 mg of 75 mg, so 66.72 mg are missing.
    const found = await combine({ foods: day }, { nutrients: ['vitamin-c'] });
    expect(found.status).toBe('closed');
    const [only, ...others] = found.portions;
    expect([others, only?.count]).toEqual([[], 1]);
    const energies = first({ foods: day }, 12)
      .gaps.find((gap) => gap.substance === 'vitamin-c')
      ?.foods.filter(({ amount }) => amount >= 66.72)
      .map(({ food, grams }) => recompute([{ food, grams }])(['energy_kcal'], 1));
    expect(found.energyKcal).toBeCloseTo(Math.min(...(energies ?? [])), 6);
  });
  it('does without the foods that are not wanted', async () => {
    const [only] = (await combine({ foods: day }, { nutrients: ['vitamin-c'] })).portions;
    if (only === undefined) throw new Error('nothing closes vitamin C');
    const found = await combine({ foods: day }, { nutrients: ['vitamin-c'], without: [only.food] });
    expect(found.status).toBe('closed');
    expect(found.portions.map((one) => one.food)).not.toContain(only.food);
  });
  it('is not needed where nothing is missing, and says so', async () => {
    const found = await combine(
      { items: [item('vitamin-c', 100, 'mg')], foods: day },
      { nutrients: ['vitamin-c'] },
    );
    expect(found).toMatchObject({ status: 'nothing-to-close', portions: [], energyKcal: null });
    expect(found.notes[0]).toBe('Vitamin C: no gap was found, so nothing is closed.');
  });
  it('is impossible without foods, and says what cannot be closed', async () => {
    const found = await combine(
      { profile: { exclusions: reference.foods.groups() }, foods: day },
      { nutrients: ['vitamin-c', 'magnesium'] },
    );
    expect(found).toMatchObject({ status: 'impossible', portions: [], energyKcal: null });
    expect(found.notes[1]).toBe('Not even alone can this be closed: Magnesium and Vitamin C.');
  });
  it('names vitamin B12 where a vegan day cannot bring it, and closes the other gaps without it', async () => {
    const profile = { diet: ['vegan'] };
    const all = await combine({ profile }, {});
    expect(all.status).toBe('impossible');
    expect(all.notes[1]).toBe('Not even alone can this be closed: Vitamin B12.');
    expect(all.notes.join(' ')).toContain('Without vitamin B12, the rest can be closed');
    const others = first({ profile })
      .gaps.map((gap) => gap.substance)
      .filter((id) => id !== 'vitamin-b12');
    expect(others.length).toBeGreaterThan(10);
    expect((await combine({ profile }, { nutrients: others })).status).toBe('closed');
  });
  it('is not put together of potassium with weak kidneys', async () => {
    const profile = { conditions: ['chronic-kidney-disease'] };
    const found = await combine({ profile, foods: day }, { nutrients: ['potassium'] });
    expect(found.status).toBe('nothing-to-close');
    expect(found.notes.join(' ')).toMatch(/No portions were put together to bring more potassium/);
  });
  it('adds nothing to a limit that is already passed', async () => {
    // 10 g of salt has some 3900 mg sodium, and the CDRR is 2300 mg.
    const found = await combine(
      { foods: [...day, { food: 'salt-table', grams: 10 }] },
      { nutrients: ['vitamin-c'] },
    );
    const sodium = found.nutrients.find((one) => one.substance === 'sodium');
    expect(sodium?.before).toBeGreaterThan(2300);
    expect(sodium?.after).toBe(sodium?.before);
    expect(found.notes.join(' ')).toMatch(/Sodium is above a limit before any portion/);
  });
  it('names the foods in which a limited nutrient is not known', async () => {
    const found = await combine({ foods: day }, { nutrients: ['magnesium'] });
    const fluoride = found.nutrients.find((one) => one.substance === 'fluoride');
    expect(fluoride?.limit).toBe(3.3);
    const unknown = found.portions
      .map((one) => one.food)
      .filter((id) => (reference.foods.get(id)?.amounts['fluoride_mcg'] ?? null) === null);
    expect(unknown.length).toBeGreaterThan(0);
    expect(fluoride?.unknownIn).toEqual(unknown);
    expect(found.notes.join(' ')).toContain('Fluoride is not known in');
  });
  it('refuses ids that no record has, with their place', async () => {
    await expect(combine({}, { nutrients: ['magnesium', 'unobtainium'] })).rejects.toMatchObject({
      failure: { code: 'unknown-id', field: 'nutrients[1]' },
    });
    await expect(combine({}, { without: ['unobtainium'] })).rejects.toMatchObject({
      failure: { code: 'unknown-id', field: 'without[0]' },
    });
  });
  it('says nothing that sounds like advice', async () => {
    const { notes } = await combine({ foods: day }, { nutrients: ['magnesium', 'iron'] });
    expect(notes.join(' ')).not.toMatch(
      /\b(should|eat more|try|recommended for|safe|healthy)\b|you need/i,
    );
  });
});

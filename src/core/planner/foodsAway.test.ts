/** A food of an imported table that is not here takes nothing away but its own values. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePlanText } from '../../contract/planText.ts';
import { PlanFood, type Plan } from '../../contract/plan.ts';
import { awayText, isTableFood, nameOfAway } from '../../contract/tableFoods.ts';
import * as v from 'valibot';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
let whole: Plan;
beforeAll(() => {
  reference = openTestReference();
  const file = join(import.meta.dirname, '../../../examples/conflicts.json');
  whole = parsePlanText(readFileSync(file, 'utf8'));
});
afterAll(() => {
  reference.close();
});

const withFoods = (...foods: v.InferInput<typeof PlanFood>[]): Plan => ({
  ...whole,
  foods: [...whole.foods, ...foods.map((food) => v.parse(PlanFood, food))],
});
const at = (index: number): string => `foods[${whole.foods.length + index}]`;

describe('a plan with a food whose table is not here', () => {
  it('is checked as if the food had been entered by name', () => {
    const nuts = { name: 'Zanzibar nuts', grams: 30 };
    const before = reference.handlers.check({ plan: whole });
    const named = reference.handlers.check({ plan: withFoods({ food: null, ...nuts }) });
    const away = reference.handlers.check({ plan: withFoods({ food: 'fdc-900001', ...nuts }) });
    const others = ({ findings }: typeof away) =>
      findings.filter(({ paths }) => !paths.includes(at(0)));
    expect(before.findings.length).toBeGreaterThan(10);
    expect(others(away).map(({ id }) => id)).toEqual(before.findings.map(({ id }) => id));
    expect(others(away)).toEqual(others(named));
    expect([before.foodsAway, named.foodsAway]).toEqual([undefined, undefined]);
    expect(away.coverage).toEqual(before.coverage);
    expect(away.dates).toEqual(before.dates);
    expect(away.schedule).toEqual(before.schedule);
  });

  it('counts as a food entered by name does: known for none of them', () => {
    const away = reference.handlers.check({
      plan: withFoods(
        { food: 'almonds-raw', grams: 100 },
        { food: 'table-ciqual-2020-1001', name: 'Noix', grams: 30 },
      ),
    });
    const named = reference.handlers.check({
      plan: withFoods({ food: 'almonds-raw', grams: 100 }, { food: null, name: 'Noix', grams: 30 }),
    });
    const numbers = ({ intakes }: typeof away) =>
      intakes.map(({ substance, food, total }) => [substance, food, total]);
    expect(numbers(away)).toEqual(numbers(named));
    const magnesium = away.intakes.find(({ substance }) => substance === 'magnesium');
    // 100 g of almonds bring 270 mg beside what the foods of the example bring; the other food counts as not known.
    expect(magnesium?.food.of).toBe(whole.foods.length + 2);
    expect(magnesium?.food.known).toBeLessThan(whole.foods.length + 2);
    expect(magnesium?.contributions.at(-1)).toEqual({
      path: at(1),
      name: 'Noix',
      amount: null,
      arithmetic: 'not known: its food table is not here',
    });
  });

  it('names it, first of all and among what is not covered, with what can be done', () => {
    const { foodsAway, findings, names } = reference.handlers.check({
      plan: withFoods(
        { food: 'fdc-900001', name: 'Zanzibar nuts', grams: 30 },
        { food: 'fdc-900002', grams: 10 },
      ),
    });
    expect(foodsAway).toEqual([
      { path: at(0), food: 'fdc-900001', name: 'Zanzibar nuts' },
      { path: at(1), food: 'fdc-900002', name: 'a food of FoodData Central (fdc 900002)' },
    ]);
    expect(names['food/fdc-900001']).toBe('Zanzibar nuts');
    expect(findings.find(({ paths }) => paths.includes(at(0)))).toMatchObject({
      rule: 'not-covered',
      title: 'Not covered: Zanzibar nuts',
      message:
        'It comes from FoodData Central, and that table is not here, so its values are not known. Import the table under Food tables, or remove the food. What is in it is not counted. That is not a sign of safety.',
    });
    expect(awayText(foodsAway)).toBe(
      '2 foods come from food tables that are not here: Zanzibar nuts; a food of FoodData Central (fdc 900002). What they bring is not known and not counted; everything else was checked.',
    );
  });

  it('is compared under its name', () => {
    const { changes } = reference.handlers.compare({
      before: whole,
      after: withFoods({ food: 'fdc-900001', name: 'Zanzibar nuts', grams: 30 }),
    });
    expect(changes).toMatchObject([{ area: 'foods', kind: 'added', name: 'Zanzibar nuts' }]);
  });

  it('is told apart from an id that is wrong', () => {
    for (const food of ['nope', 'fdc-x', 'table-', 'almonds-rav'])
      expect(isTableFood(food)).toBe(false);
    expect(() => reference.handlers.check({ plan: withFoods({ food: 'nope', grams: 5 }) })).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: 'unknown-id', field: `${at(0)}.food` }),
      }),
    );
  });
});

it('names foods without a name by their number', () => {
  expect(nameOfAway('fdc-7', '  ')).toBe('a food of FoodData Central (fdc 7)');
  expect(nameOfAway('table-a-7', null)).toBe('a food of an imported table (table-a-7)');
});

/** Plans that are hard to lay out: many products, many medicines, and nearly every pair under a timing rule. */
import * as v from 'valibot';
import { Plan, type PlanInput } from '../../src/contract/plan.ts';

type Item = PlanInput['items'][number];
type Medication = NonNullable<PlanInput['profile']['medications']>[number];

const minerals = ['iron', 'calcium', 'zinc', 'magnesium'] as const;
const others = [
  ['chromium', 'mcg'],
  ['selenium', 'mcg'],
  ['copper', 'mg'],
  ['folate', 'mcg'],
  ['vitamin-e', 'mg'],
  ['vitamin-k', 'mcg'],
  ['vitamin-d', 'mcg'],
  ['probiotics', 'CFU'],
] as const;

const product = (
  name: string,
  ingredients: readonly (readonly [string, string])[],
  times: readonly string[],
): Item => ({
  product: name,
  ingredients: ingredients.map(([substance, unit]) => ({
    substance,
    amount: unit === 'CFU' ? 1e9 : 10,
    unit: unit as Item['ingredients'][number]['unit'],
  })),
  times: [...times],
});

const plan = (medications: readonly Medication[], items: readonly Item[]): Plan =>
  v.parse(Plan, {
    format: 'cofactor-plan',
    version: 1,
    profile: {
      age: 58,
      sex: 'female',
      medications,
      meals: ['07:30', '12:30', '18:30'],
      wake: '06:30',
      sleep: '22:30',
    },
    items,
  });

const threeTimes = ['08:00', '13:00', '19:00'];

/** Four minerals three times a day beside sixteen other products and ten medicines: no layout keeps every rule. */
export function impossibleDay(): Plan {
  return plan(
    [
      { medication: 'alendronic-acid', times: ['06:30'] },
      { medication: 'levothyroxine', times: ['07:00'] },
      { medication: 'ciprofloxacin', times: ['08:00', '20:00'] },
      { medication: 'doxycycline', times: ['09:00', '21:00'] },
      { medication: 'mycophenolate', times: ['07:30', '19:30'] },
      { medication: 'orlistat', times: ['12:30'] },
      { medication: 'colestyramine', times: ['10:00'] },
      { medication: 'gabapentin', times: ['07:00', '14:00', '21:00'] },
      { medication: 'penicillamine', times: ['11:00'] },
      { medication: 'dolutegravir', times: ['18:30'] },
    ],
    twentyProducts(threeTimes),
  );
}

/** The same twenty products beside ten medicines whose windows leave room: nearly everything must move. */
export function crowdedDay(): Plan {
  return plan(
    [
      { medication: 'alendronic-acid', times: ['06:30'] },
      { medication: 'levothyroxine', times: ['06:45'] },
      { medication: 'ciprofloxacin', times: ['07:00'] },
      { medication: 'gabapentin', times: ['07:00'] },
      { medication: 'orlistat', times: ['18:30'] },
      { medication: 'digoxin', times: ['07:00'] },
      { medication: 'rosuvastatin', times: ['22:30'] },
      { medication: 'warfarin', times: ['18:00'] },
      { medication: 'metformin', times: ['07:30', '18:30'] },
      { medication: 'lisinopril', times: ['07:00'] },
    ],
    twentyProducts(['08:00', '12:30']),
  );
}

/** Minerals three times a day and no medicine at all: only the products hold one another apart. */
export function mineralDay(): Plan {
  return plan([], twentyProducts(threeTimes));
}

function twentyProducts(times: readonly string[]): Item[] {
  const single = minerals.map((one) => product(`${one} alone`, [[one, 'mg']], times));
  // Shifted by a quarter of an hour each, so that no two products are alike.
  const again = minerals.map((one, index) =>
    product(`${one} again`, [[one, 'mg']], [`${9 + index}:15`.padStart(5, '0')]),
  );
  const pairs = [
    ['iron', 'folate'],
    ['calcium', 'vitamin-d'],
    ['zinc', 'copper'],
    ['magnesium', 'vitamin-k'],
  ].map((names, index) =>
    product(
      names.join(' with '),
      names.map((one) => [one, ['folate', 'vitamin-d', 'vitamin-k'].includes(one) ? 'mcg' : 'mg']),
      [`${12 + index}:45`],
    ),
  );
  const single2 = others.map((one, index) =>
    product(`${one[0]} alone`, [one], [index % 2 === 0 ? '08:00' : '18:30']),
  );
  return [...single, ...again, ...pairs, ...single2];
}

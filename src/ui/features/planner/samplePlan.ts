/** A plan to look at on first start. Nobody's data: an invented person with a common, instructive mix. */
import * as v from 'valibot';
import { Plan } from '../../../contract/plan.ts';

export const sampleTitle = 'Sample plan: magnesium and a thyroid medicine';

/** 34-year-old woman with MS on levothyroxine who takes magnesium citrate twice a day and eats almonds. */
export function samplePlan(): Plan {
  return v.parse(Plan, {
    format: 'cofactor-plan',
    version: 1,
    profile: {
      name: null,
      age: 34,
      sex: 'female',
      state: 'none',
      authority: 'NASEM',
      conditions: ['multiple-sclerosis'],
      medications: [{ medication: 'levothyroxine', times: ['07:00'], note: null }],
      meals: ['07:30', '12:30', '18:30'],
    },
    items: [
      {
        product: 'Magnesium citrate',
        ingredients: [
          {
            substance: 'magnesium',
            form: 'magnesium-citrate',
            amount: 200,
            unit: 'mg',
            basis: 'elemental',
          },
        ],
        servings: 1,
        times: ['08:00', '20:00'],
        days: 'daily',
        reason: 'leg cramps',
      },
    ],
    foods: [{ food: 'almonds-raw', grams: 30 }],
  });
}

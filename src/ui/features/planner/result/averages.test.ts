import { expect, it } from 'vitest';
import * as v from 'valibot';
import { IntakeSum } from '../../../../contract/check.ts';
import { PlanItem } from '../../../../contract/plan.ts';
import { averageText } from './averages.ts';

const item = (days: unknown): PlanItem =>
  v.parse(PlanItem, { ingredients: [{ substance: 'zinc', amount: 30, unit: 'mg' }], days });
const sum = v.parse(IntakeSum, {
  substance: 'zinc',
  name: 'Zinc',
  unit: 'mg',
  food: { amount: null, known: 0, of: 0 },
  supplements: 1,
  total: 1,
  contributions: [
    { item: 'Zinc', path: 'items[0].ingredients[0]', name: 'Zinc', amount: 1 },
    { item: 'Daily mix', path: 'items[1].ingredients[0]', name: 'Daily mix', amount: 1 },
    { item: 'Weekly', path: 'items[2].ingredients[0]', name: 'Weekly', amount: 1 },
  ],
  references: [],
});

it('names what is not taken every day', () => {
  const items = [item(['mon', 'thu']), item('daily'), item({ every: 7 })];
  expect(averageText(sum, items)).toBe(
    'Average over all days: Zinc is taken on Monday and Thursday and Weekly is taken every 7 days.',
  );
  expect(averageText(sum, [item('daily'), item('daily'), item('daily')])).toBeNull();
});

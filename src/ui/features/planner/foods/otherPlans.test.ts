import { describe, expect, it } from 'vitest';
import type { PlanFood } from '../../../../contract/plan.ts';
import type { Client } from '../../../client/client.ts';
import { foodKey, loadOtherPlans, recentFoods, type OtherPlan } from './otherPlans.ts';

const food = (id: string | null, grams: number, name: string | null = null): PlanFood =>
  ({ food: id, name, grams }) as PlanFood;

const mum: OtherPlan = {
  id: '1',
  title: 'Mum',
  foods: [food('almonds-raw', 30), food(null, 200, 'Aunt’s soup')],
};
const mine: OtherPlan = { id: '2', title: 'Mine', foods: [food('almonds-raw', 10)] };

describe('recentFoods', () => {
  it('names each food once, with the amount of the plan changed last', () => {
    expect(recentFoods([], [mum, mine], 10)).toEqual([
      { food: 'almonds-raw', name: '', grams: 30, plan: 'Mum' },
      { food: null, name: 'Aunt’s soup', grams: 200, plan: 'Mum' },
    ]);
  });
  it('what was just taken out comes first, and the list has an end', () => {
    const removed = { food: 'lentils-boiled', name: '', grams: 198, plan: null };
    expect(recentFoods([removed], [mum], 2).map(foodKey)).toEqual([
      'food lentils-boiled',
      'food almonds-raw',
    ]);
  });
  it('takes names that differ in case for one food', () => {
    expect(foodKey({ food: null, name: ' Soup' })).toBe(foodKey({ food: null, name: 'soup' }));
  });
});

describe('loadOtherPlans', () => {
  const summary = (id: string, updatedAt: string) => ({ id, updatedAt });
  const client = (bodies: Record<string, OtherPlan | null>): Client =>
    ({
      call: (name: string, input: { id?: string }) => {
        if (name === 'plans.list')
          return Promise.resolve({
            ok: true,
            value: [
              summary('1', '2026-11-01T00:00:00Z'),
              summary('2', '2026-11-20T00:00:00Z'),
              summary('3', '2026-11-10T00:00:00Z'),
              summary('open', '2026-11-22T00:00:00Z'),
            ],
          });
        const body = bodies[input.id ?? ''];
        return Promise.resolve(
          body === null || body === undefined
            ? { ok: false, error: { code: 'not-found', message: 'gone' } }
            : {
                ok: true,
                value: { id: body.id, title: body.title, plan: { foods: body.foods } },
              },
        );
      },
    }) as unknown as Client;

  it('reads the other plans with foods, newest first, without the open one and those that fail', async () => {
    const plans = await loadOtherPlans(client({ 1: mum, 2: mine, 3: null }), 'open');
    expect(plans.map(({ title }) => title)).toEqual(['Mine', 'Mum']);
  });
  it('leaves out plans without foods', async () => {
    const plans = await loadOtherPlans(client({ 1: { ...mum, foods: [] }, 2: mine }), 'open');
    expect(plans.map(({ title }) => title)).toEqual(['Mine']);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '../../../client/client.ts';
import { PlanStore } from '../planStore.svelte.ts';
import { samplePlan } from '../samplePlan.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('a version that is taken back replaces the plan in one step, which undo takes back', async () => {
  const client = {
    call: (name: string) =>
      name === 'plans.get'
        ? Promise.resolve({ ok: true, value: { revision: 1, title: 'Mine', plan: samplePlan() } })
        : Promise.resolve({ ok: false, error: { code: 'internal', message: 'not asked here' } }),
  } as unknown as Client;
  const store = new PlanStore(client);
  await store.load('7f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11');

  const earlier = samplePlan();
  const [item] = earlier.items;
  if (item === undefined) throw new Error('the sample has a product');
  store.replace({
    ...earlier,
    items: [{ ...item, product: 'Earlier product' }, item],
    foods: [],
    profile: { ...earlier.profile, age: 33 },
  });
  expect(store.completed?.plan?.items.map(({ product }) => product)).toEqual([
    'Earlier product',
    'Magnesium citrate',
  ]);
  expect(store.completed?.plan?.foods).toEqual([]);
  expect(store.completed?.plan?.profile.age).toBe(33);

  store.undo();
  expect(store.completed?.plan).toEqual(samplePlan());
  expect(store.canUndo).toBe(false);
});

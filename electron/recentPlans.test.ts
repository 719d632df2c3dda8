import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CoreConnection } from './coreConnection.ts';
import { recentOf, watchRecentPlans } from './recentPlans.ts';

const plan = (at: number, title: string) => ({
  id: `0000000${at}-0000-4000-8000-000000000000`,
  title,
  items: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: `2026-01-0${at}T00:00:00.000Z`,
  revision: 1,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('has the newest first, eight at most, and none of an answer that is no list', () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => plan(at, `p${at}`));
  expect(recentOf(nine).map(({ title }) => title)).toEqual([
    'p9',
    'p8',
    'p7',
    'p6',
    'p5',
    'p4',
    'p3',
    'p2',
  ]);
  expect(recentOf({ nothing: true })).toEqual([]);
});

it('tells the plans at the start and after a change, once for many saves', async () => {
  const list = [plan(1, 'Mine')];
  const asked: string[] = [];
  const core: CoreConnection = {
    call: (name) => {
      asked.push(name);
      return Promise.resolve({ ok: true, value: name === 'plans.list' ? [...list] : null });
    },
    offer: () => Promise.reject(new Error('nothing is offered here')),
    close: () => Promise.resolve(),
  };
  const told: string[][] = [];
  const watched = watchRecentPlans(core, (plans) => told.push(plans.map(({ title }) => title)));
  await vi.runAllTimersAsync();
  expect(told).toEqual([['Mine']]);

  list.push(plan(2, 'Mum'));
  for (let save = 0; save < 5; save += 1) await watched.call('plans.save', {});
  await watched.call('search', {});
  await vi.runAllTimersAsync();
  expect(told).toEqual([['Mine'], ['Mum', 'Mine']]);
  expect(asked.filter((name) => name === 'plans.list')).toHaveLength(2);

  await watched.call('plans.save', {});
  await watched.close();
  await vi.runAllTimersAsync();
  expect(asked.filter((name) => name === 'plans.list')).toHaveLength(2);
});

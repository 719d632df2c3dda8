import { expect, it } from 'vitest';
import type { Finding } from '../contract/check.ts';
import type { DayEntry, Schedule } from '../contract/day.ts';
import { againstItem, withWords } from './dayNames.ts';

const finding = (action: Finding['action'], ...paths: string[]) => ({ action, paths });

it('tells the stronger word of what the sources advise against', () => {
  const findings = [
    finding('usually-avoid', 'items[0].ingredients[1]'),
    finding('avoid', 'items[0].ingredients[0]', 'profile.medications[0]'),
    finding('usually-avoid', 'items[1].ingredients[0]'),
    finding('minimise-risk', 'items[2].ingredients[0]'),
    finding('avoid', 'items[10].ingredients[0]'),
  ];
  expect([0, 1, 2, 3, 10].map((index) => againstItem(findings, index))).toEqual([
    'avoid',
    'usually avoid',
    null,
    null,
    'avoid',
  ]);
});

it('writes words after the names of products alone', () => {
  const entry = (kind: DayEntry['kind'], path: string): DayEntry => ({
    kind,
    path,
    name: path,
    dose: 0,
    entered: '08:00',
    fixed: false,
  });
  const entries = [
    entry('medication', 'profile.medications[1]'),
    entry('item', 'items[1]'),
    entry('item', 'items[0]'),
  ];
  const schedule = {
    slots: [{ time: '08:00', items: [], reasons: [], entries }],
  } as unknown as Schedule;
  const named = withWords(schedule, (index) => (index === 1 ? ['as needed', 'avoid'] : []));
  expect(named.slots[0]?.entries.map((one) => one.name)).toEqual([
    'profile.medications[1]',
    'items[1] (as needed; avoid)',
    'items[0]',
  ]);
});

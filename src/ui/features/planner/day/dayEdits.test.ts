import { describe, expect, it } from 'vitest';
import { emptyItem, type PlanDraft } from '../draft.ts';
import { draftOf } from '../draft.ts';
import { samplePlan } from '../samplePlan.ts';
import { applyMoves, itemAt, movedTimes } from './dayEdits.ts';

describe('itemAt', () => {
  it('knows products and nothing else', () => {
    expect(itemAt('items[2]')).toBe(2);
    expect(itemAt('profile.medications[0]')).toBeNull();
    expect(itemAt('items[2].ingredients[0]')).toBeNull();
  });
});

describe('movedTimes', () => {
  it('moves the times that a layout names and keeps the others', () => {
    expect(movedTimes(['08:00', '20:00'], { from: ['08:00'], to: ['11:00'] })).toEqual([
      '11:00',
      '20:00',
    ]);
    expect(
      movedTimes(['08:00', '20:00'], { from: ['08:00', '20:00'], to: ['11:00', '20:00'] }),
    ).toEqual(['11:00', '20:00']);
  });
  it('moves both servings of a time that stands twice', () => {
    expect(movedTimes(['08:00', '08:00'], { from: ['08:00'], to: ['11:00'] })).toEqual([
      '11:00',
      '11:00',
    ]);
    expect(
      movedTimes(['08:00', '08:00', '20:00'], { from: ['08:00', '20:00'], to: ['11:00', '21:00'] }),
    ).toEqual(['11:00', '11:00', '21:00']);
    // A layout that names each of the two sends each to its own place.
    expect(
      movedTimes(['08:00', '08:00'], { from: ['08:00', '08:00'], to: ['11:00', '20:00'] }),
    ).toEqual(['11:00', '20:00']);
  });
  it('gives a time to what had none', () => {
    expect(movedTimes([], { from: [], to: ['12:30'] })).toEqual(['12:30']);
  });
});

describe('applyMoves', () => {
  const draft = (): PlanDraft => {
    const open = draftOf(samplePlan());
    // An unfinished line stands first: the plan that was checked does not have it.
    open.items.unshift(emptyItem());
    return open;
  };
  const draftPath = (path: string): string => path.replace('items[0]', 'items[1]');

  it('writes into the row that the path means, also beside unfinished rows', () => {
    const open = draft();
    const moves = [
      {
        path: 'items[0]',
        name: 'Magnesium citrate',
        from: ['08:00', '20:00'],
        to: ['11:00', '20:00'],
      },
    ];
    expect(applyMoves(open, moves, draftPath)).toBe(1);
    expect(open.items.map((item) => item.times)).toEqual([[''], ['11:00', '20:00']]);
  });

  it('never writes the time of a medicine', () => {
    const open = draft();
    const moves = [
      { path: 'profile.medications[0]', name: 'Levothyroxine', from: ['07:00'], to: ['09:00'] },
    ];
    expect(applyMoves(open, moves, draftPath)).toBe(0);
    expect(open.profile.medications[0]?.times).toEqual(['07:00']);
  });
});

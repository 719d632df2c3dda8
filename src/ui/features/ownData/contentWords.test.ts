import { describe, expect, it } from 'vitest';
import { contentText, countRows, nothingToDo } from './contentWords.ts';

describe('what a file or a backup holds', () => {
  it('is told in the order of the page, without what is not there', () => {
    expect(contentText({ settings: 3, people: 1, plans: 2, products: 0 })).toBe(
      '2 plans, 1 person, 3 settings',
    );
    expect(contentText({ plans: 0 })).toBeNull();
    expect(contentText({})).toBeNull();
  });
  it('keeps a kind that a later version adds', () => {
    expect(contentText({ letters: 4, plans: 1 })).toBe('1 plan, 4 letters');
  });
  it('stands beside what is here now', () => {
    expect(
      countRows({ plans: 3, people: 1 }, { plans: 2, people: 1, readings: 1, products: 0 }),
    ).toEqual([
      { name: 'Plans', then: '3', now: '2', same: false },
      { name: 'People', then: '1', now: '1', same: true },
      { name: 'Papers of the reading list', then: '0', now: '1', same: false },
    ]);
  });
  it('is nothing to do where nothing would be added, unless everything is replaced', () => {
    const none = { added: { plans: 0 }, copied: {} };
    expect(nothingToDo(none, 'merge')).toBe(true);
    expect(nothingToDo(none, 'replace')).toBe(false);
    expect(nothingToDo({ ...none, copied: { plans: 1 } }, 'merge')).toBe(false);
    expect(nothingToDo({ ...none, added: { readings: 1 } }, 'merge')).toBe(false);
  });
});

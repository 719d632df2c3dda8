import { describe, expect, it } from 'vitest';
import { surplus } from './backup.ts';
import { backupNameAt, dayOfBackup } from './userFiles.ts';

const at = (iso: string): string => backupNameAt(new Date(iso));
const now = new Date('2026-11-22T20:00:00Z');
const newestFirst = (names: string[]): string[] => [...names].sort().reverse();

describe('surplus', () => {
  it('keeps three of today and the newest of each earlier day', () => {
    const today = ['08', '10', '12', '14'].map((hour) => at(`2026-11-22T${hour}:00:00Z`));
    const yesterday = ['09', '18'].map((hour) => at(`2026-11-21T${hour}:00:00Z`));
    const removed = surplus(newestFirst([...today, ...yesterday]), now, [today[3] ?? '']);
    expect(removed.sort()).toEqual([yesterday[0], today[0]].sort());
  });

  it('keeps ten in all: the newest ones', () => {
    // 3 of today + 12 earlier days = 15; 10 stay, so the 5 oldest days go.
    const today = ['08', '10', '12'].map((hour) => at(`2026-11-22T${hour}:00:00Z`));
    const days = Array.from({ length: 12 }, (_, index) =>
      at(`2026-11-${String(index + 1).padStart(2, '0')}T12:00:00Z`),
    );
    const removed = surplus(newestFirst([...today, ...days]), now, [today[2] ?? '']);
    expect(removed.sort()).toEqual(days.slice(0, 5));
  });

  it('never removes the one just made, even when a wrong clock dated others later', () => {
    const future = Array.from({ length: 12 }, (_, index) => at(`2027-01-${10 + index}T12:00:00Z`));
    const made = at('2026-11-22T20:00:00Z');
    const removed = surplus(newestFirst([...future, made]), now, [made]);
    expect(removed).not.toContain(made);
    expect(removed).toHaveLength(3);
  });

  it('knows the day of a backup by its name and no other file', () => {
    expect(dayOfBackup(at('2026-11-22T20:00:00.123Z'))).toBe('2026-11-22');
    expect(dayOfBackup('user.db')).toBeNull();
    expect(dayOfBackup(`${at('2026-11-22T20:00:00Z')}.unfinished`)).toBeNull();
  });
});

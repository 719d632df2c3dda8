/** Searches that were opened or submitted: kept in this window's own storage, and sent nowhere. */
import { readRecent, RECENT_KEY, withoutRecent, withRecent } from './recentList.ts';

function stored(): string | null {
  try {
    return localStorage.getItem(RECENT_KEY);
  } catch {
    // Storage can be switched off; searching works without.
    return null;
  }
}

let list = $state.raw<readonly string[]>(readRecent(stored()));

function keep(next: readonly string[]): void {
  list = next;
  try {
    if (next.length === 0) localStorage.removeItem(RECENT_KEY);
    else localStorage.setItem(RECENT_KEY, JSON.stringify(next));
  } catch {
    // Kept until the window closes.
  }
}

export const recent = {
  /** The latest first. Reactive. */
  get list(): readonly string[] {
    return list;
  },
  add(words: string): void {
    keep(withRecent(list, words));
  },
  remove(words: string): void {
    keep(withoutRecent(list, words));
  },
  clear(): void {
    keep([]);
  },
};

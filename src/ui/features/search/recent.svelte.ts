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

/** Read when it is first wanted: the first picture of the window does not wait for the storage. */
let atStart: readonly string[] | null = null;
/** The list since its first change. */
let changed = $state.raw<readonly string[] | null>(null);

const known = (): readonly string[] => changed ?? (atStart ??= readRecent(stored()));

function keep(next: readonly string[]): void {
  changed = next;
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
    return known();
  },
  add(words: string): void {
    keep(withRecent(known(), words));
  },
  remove(words: string): void {
    keep(withoutRecent(known(), words));
  },
  clear(): void {
    keep([]);
  },
};

import type { GlossaryEntry } from '../../../contract/answers.ts';

/** The letter under which a term stands; "#" for one that starts with a figure. */
export function initialOf(term: string): string {
  const first = term.normalize('NFD').charAt(0).toUpperCase();
  return /[A-Z]/.test(first) ? first : '#';
}

/** A to Z, whatever the case; terms without a letter last. */
export function sortedEntries(entries: readonly GlossaryEntry[]): GlossaryEntry[] {
  return [...entries].sort(
    (a, b) =>
      Number(initialOf(a.term) === '#') - Number(initialOf(b.term) === '#') ||
      a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }),
  );
}

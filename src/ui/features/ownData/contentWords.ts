/** Kinds of entries of the person's own data, in words. The core counts them under these keys. */
import type { ImportedData } from '../../../contract/ownData.ts';
import { countText, numberText } from '../../shared/format.ts';

type Counts = Readonly<Record<string, number>>;

const kinds: Readonly<Record<string, readonly [one: string, many: string]>> = {
  plans: ['plan', 'plans'],
  versions: ['kept version of a plan', 'kept versions of plans'],
  people: ['person', 'people'],
  products: ['product', 'products'],
  readings: ['paper of the reading list', 'papers of the reading list'],
  mappings: ['way to read a food table', 'ways to read a food table'],
  settings: ['setting', 'settings'],
};
const order = Object.keys(kinds);
const place = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** Kinds in the order of the page; one that a later version adds stands last, under its own word. */
const inOrder = (counts: Counts): [string, number][] =>
  Object.entries(counts).sort(([a], [b]) => place(a) - place(b));

/** "2 plans, 1 person"; null where there is nothing. */
export function contentText(counts: Counts): string | null {
  const parts = inOrder(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const [one, many] = kinds[kind] ?? [kind, kind];
      return countText(count, one, many);
    });
  return parts.length === 0 ? null : parts.join(', ');
}

/** Whether importing a file would change nothing. What replaces everything always does. */
export function nothingToDo(
  { added, copied }: Pick<ImportedData, 'added' | 'copied'>,
  mode: 'merge' | 'replace',
): boolean {
  const any = (counts: Counts): boolean => Object.values(counts).some((count) => count > 0);
  return mode === 'merge' && !any(added) && !any(copied);
}

export interface CountRow {
  readonly name: string;
  readonly then: string;
  readonly now: string;
  readonly same: boolean;
}

/** What a backup holds beside what is here; kinds that neither has are left out. */
export function countRows(then: Counts, now: Counts): CountRow[] {
  const all = Object.fromEntries(
    [...Object.keys(then), ...Object.keys(now)].map((kind) => [kind, 0]),
  );
  return inOrder(all).flatMap(([kind]) => {
    const [before, after] = [then[kind] ?? 0, now[kind] ?? 0];
    if (before === 0 && after === 0) return [];
    const name = kinds[kind]?.[1] ?? kind;
    return [
      {
        name: name.charAt(0).toUpperCase() + name.slice(1),
        then: numberText(before),
        now: numberText(after),
        same: before === after,
      },
    ];
  });
}

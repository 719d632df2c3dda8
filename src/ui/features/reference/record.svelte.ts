import type { ShowOf, ShowOutput } from '../../../contract/answers.ts';
import type { Failure } from '../../../contract/errors.ts';
import type { SourceRecord } from '../../../contract/records.ts';
import { askReference } from '../../client/cached.ts';
import { resource } from '../../client/resource.svelte.ts';
import { inOrderOfUse, provideCitations } from '../../shared/citations.svelte.ts';
import { provideNames } from '../../shared/names.svelte.ts';

export interface Shown<K extends ShowOutput['kind']> {
  readonly value: ShowOf<K> | null;
  readonly error: Failure | null;
  /** As the page numbers them. */
  readonly sources: readonly SourceRecord[];
  reload(): void;
}

/**
 * Source ids in the order of the record's own fields, which is close to the order of the page: walking the record keeps
 * every page from listing its parts again.
 */
function sourceIds(value: unknown, sources: ReadonlySet<string>): string[] {
  if (typeof value === 'string') return sources.has(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((part) => sourceIds(part, sources));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    ['source', 'sources', 'report'].includes(name) || typeof part === 'object'
      ? sourceIds(part, sources)
      : [],
  );
}

/**
 * The record of a page, with its numbered sources and names for the components below. Call while the page starts.
 * @param order parts of the record in the order of the page, where it differs from the record's own
 */
export function useRecord<K extends ShowOutput['kind']>(
  kind: K,
  id: () => string,
  order: (value: ShowOf<K>) => unknown = (value) => value,
): Shown<K> {
  const shown = resource(() => askReference('show', { ref: `${kind}/${id()}` }));
  const narrow = (): ShowOf<K> | null => {
    const value = shown.value;
    // The variant's tag is compared, which the compiler cannot follow through a type parameter.
    return value !== null && value.kind === kind ? (value as ShowOf<K>) : null;
  };
  const sources = $derived.by(() => {
    const value = narrow();
    if (value === null) return [];
    const known = new Set<string>(value.sources.map((source) => source.id));
    return inOrderOfUse(value.sources, sourceIds(order(value), known));
  });
  provideCitations(() => sources);
  provideNames(() => shown.value?.names ?? {});
  return {
    get sources() {
      return sources;
    },
    get value() {
      return narrow();
    },
    get error() {
      return shown.error;
    },
    reload: () => shown.reload(),
  };
}

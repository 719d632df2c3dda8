import { getContext, setContext } from 'svelte';
import type { SourceRecord } from '../../contract/records.ts';

const KEY = Symbol('citations');

export interface Citation {
  readonly number: number;
  readonly source: SourceRecord;
}
type Citations = ReadonlyMap<string, Citation>;

/** Sources in the order in which a page uses them; those that it lists without using them come last. */
export function inOrderOfUse(
  sources: readonly SourceRecord[],
  used: Iterable<string>,
): SourceRecord[] {
  const place = new Map<string, number>();
  for (const id of used) if (!place.has(id)) place.set(id, place.size);
  const last = place.size;
  return [...sources].sort((a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last));
}

/** Numbers the sources of a page in the order given; call in the page's component. */
export function provideCitations(sources: () => readonly SourceRecord[]): void {
  const citations = $derived<Citations>(
    new Map(sources().map((source, at) => [source.id, { number: at + 1, source }])),
  );
  setContext(KEY, () => citations);
}

/** The numbered sources of the page around this component. */
export function useCitations(): () => Citations {
  return getContext<(() => Citations) | undefined>(KEY) ?? (() => new Map());
}

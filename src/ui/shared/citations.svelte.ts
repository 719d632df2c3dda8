import { getContext, setContext } from 'svelte';
import type { SourceRecord } from '../../contract/records.ts';

const KEY = Symbol('citations');

export interface Citation {
  readonly number: number;
  readonly source: SourceRecord;
}
type Citations = ReadonlyMap<string, Citation>;

/** Numbers the sources of a page in the order in which the answer lists them; call in the page's component. */
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

import type { ShowOf, ShowOutput } from '../../../contract/answers.ts';
import type { Failure } from '../../../contract/errors.ts';
import { askReference } from '../../client/cached.ts';
import { resource } from '../../client/resource.svelte.ts';
import { provideCitations } from '../../shared/citations.svelte.ts';
import { provideNames } from '../../shared/names.svelte.ts';

export interface Shown<K extends ShowOutput['kind']> {
  readonly value: ShowOf<K> | null;
  readonly error: Failure | null;
  reload(): void;
}

/** The record of a page, with its numbered sources and names for the components below. Call while the page starts. */
export function useRecord<K extends ShowOutput['kind']>(kind: K, id: () => string): Shown<K> {
  const shown = resource(() => askReference('show', { ref: `${kind}/${id()}` }));
  provideCitations(() => shown.value?.sources ?? []);
  provideNames(() => shown.value?.names ?? {});
  return {
    get value() {
      const value = shown.value;
      // The variant's tag was compared, which the compiler cannot follow through a type parameter.
      return value !== null && value.kind === kind ? (value as ShowOf<K>) : null;
    },
    get error() {
      return shown.error;
    },
    reload: () => shown.reload(),
  };
}

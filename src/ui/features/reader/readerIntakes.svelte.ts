/** The published values for the chosen person, asked for once and shared by what stands on a page. */
import type { IntakesOutput } from '../../../contract/answers.ts';
import type { Failure } from '../../../contract/errors.ts';
import { appearance } from '../../app/appearance.svelte.ts';
import { askReference } from '../../client/cached.ts';
import { resource } from '../../client/resource.svelte.ts';
import type { Reader } from './reader.ts';

export interface ReaderIntakes {
  /** null: nobody has been chosen. */
  readonly reader: Reader | null;
  /** null: nobody has been chosen, or the answer is on its way. */
  readonly value: IntakesOutput | null;
  readonly error: Failure | null;
  reload(): void;
}

/** Call while a component starts. Reactive. */
export function useReaderIntakes(): ReaderIntakes {
  const reader = $derived(appearance.settings.reader ?? null);
  const intakes = resource(() => (reader === null ? null : askReference('intakes', reader)));
  return {
    get reader() {
      return reader;
    },
    get value() {
      return reader === null ? null : intakes.value;
    },
    get error() {
      return intakes.error;
    },
    reload: () => intakes.reload(),
  };
}

import type { InputOf, OperationName, OutputOf } from '../../contract/operations.ts';
import { client, keptAnswers } from './index.ts';
import { resource, type Resource } from './resource.svelte.ts';

/** An answer about the person's own data: what this window was told last stands at once, and is asked for again. */
export function ownData<N extends OperationName>(
  name: N,
  input: InputOf<N>,
): Resource<OutputOf<N>> {
  return resource(() => keptAnswers.ask(client, name, input), keptAnswers.get(name, input));
}

import { getContext, setContext } from 'svelte';
import { askReference } from '../client/cached.ts';
import { slugWords } from './format.ts';

const KEY = Symbol('names');
type Names = Readonly<Record<string, string>>;

/** Names of all substances, forms and conditions, for pages whose answer carries no names. */
let common = $state.raw<Names>({});
let asked = false;

function loadCommon(): void {
  if (asked) return;
  asked = true;
  void askReference('browse', {}).then((answer) => {
    if (!answer.ok) {
      asked = false;
      return;
    }
    const names: Record<string, string> = {};
    for (const substance of answer.value.substances) {
      names[`substance/${substance.id}`] = substance.name;
      for (const form of substance.forms) names[`form/${form.id}`] = form.name;
    }
    for (const condition of answer.value.conditions)
      names[`condition/${condition.id}`] = condition.name;
    common = names;
  });
}

/** Makes names that came with an answer known to the components below. */
export function provideNames(names: () => Names): void {
  setContext(KEY, names);
}

/** Returns the function that names a `kind/id` reference; call while a component starts. Reactive. */
export function useNames(): (ref: string) => string {
  const near = getContext<(() => Names) | undefined>(KEY);
  loadCommon();
  return (ref) => near?.()[ref] ?? common[ref] ?? slugWords(ref.slice(ref.indexOf('/') + 1));
}

import type { GlossaryEntry } from '../../contract/answers.ts';
import { askReference } from '../client/cached.ts';
import { glossaryMatcher, type Matcher } from './glossary.ts';

let entries = $state.raw<readonly GlossaryEntry[]>([]);
let asked = false;
const matcher = $derived(glossaryMatcher(entries));
const byId = $derived(new Map(entries.map((entry) => [entry.id, entry])));

function load(): void {
  if (asked) return;
  asked = true;
  void askReference('glossary', {}).then((answer) => {
    // Without the glossary a page reads as plain text; the next page asks again.
    if (answer.ok) entries = answer.value.entries;
    else asked = false;
  });
}

/** The glossary of this window, loaded on first use; call while a component starts. Reactive. */
export function useGlossary(): {
  /** null until the glossary is there. */
  readonly matcher: Matcher | null;
  find(id: string): GlossaryEntry | null;
} {
  load();
  return {
    get matcher() {
      return matcher;
    },
    find: (id) => byId.get(id) ?? null,
  };
}

let descriptions: HTMLElement | undefined;

/** Id of an element that holds the meaning of a term, for `aria-describedby`: one for all places where the term stands. */
export function descriptionOf(entry: GlossaryEntry): string {
  const id = `meaning-${entry.id}`;
  if (document.getElementById(id) !== null) return id;
  if (descriptions === undefined) {
    descriptions = document.createElement('div');
    descriptions.hidden = true;
    document.body.append(descriptions);
  }
  const meaning = document.createElement('span');
  meaning.id = id;
  meaning.textContent = entry.text;
  descriptions.append(meaning);
  return id;
}

import type { BrowseOutput } from '../../../contract/answers.ts';
import type { EntityKind } from '../../../contract/vocabulary.ts';
import type { Client } from '../../client/client.ts';
import { KeptAnswers } from '../../client/kept.ts';

/** Names of records for a form, from everything that answered so far. */
export class NameBook {
  readonly #client: Client;
  readonly #kept: KeptAnswers;
  readonly #asked = new Set<string>();
  /** Substances with their forms, and conditions. */
  reference = $state.raw<BrowseOutput | null>(null);
  #names = $state.raw<Readonly<Record<string, string>>>({});

  /** @param kept what the window was answered before: names that are known stand at once */
  constructor(client: Client, kept = new KeptAnswers()) {
    this.#client = client;
    this.#kept = kept;
    const known = kept.get('browse', {});
    if (known !== null) this.#take(known);
  }

  async load(): Promise<void> {
    // The reference stays the same until the packs change, and then it is forgotten.
    if (this.reference !== null && this.reference === this.#kept.get('browse', {})) return;
    const answer = await this.#kept.ask(this.#client, 'browse', {});
    if (answer.ok) this.#take(answer.value);
  }

  #take(reference: BrowseOutput): void {
    if (reference === this.reference) return;
    this.reference = reference;
    const names: Record<string, string> = {};
    for (const s of reference.substances) {
      names[`substance/${s.id}`] = s.name;
      for (const f of s.forms) names[`form/${f.id}`] = f.name;
    }
    for (const c of reference.conditions) names[`condition/${c.id}`] = c.name;
    this.learn(names);
  }

  learn(names: Readonly<Record<string, string>>): void {
    this.#names = { ...this.#names, ...names };
  }

  /** Name of a record; the words of its id until an answer has named it. */
  nameOf(kind: EntityKind, id: string): string {
    return this.#names[`${kind}/${id}`] ?? id.replaceAll('-', ' ');
  }

  /** Asks for the names of records such as `medication/baclofen` that no answer has named yet. */
  ask(refs: readonly string[]): void {
    for (const ref of refs) {
      if (ref in this.#names || this.#asked.has(ref)) continue;
      this.#asked.add(ref);
      void this.#client.call('show', { ref }).then((answer) => {
        if (answer.ok) this.learn({ [ref]: answer.value.title });
      });
    }
  }
}

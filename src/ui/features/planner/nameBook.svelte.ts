import type { BrowseOutput } from '../../../contract/answers.ts';
import type { EntityKind } from '../../../contract/vocabulary.ts';
import type { Client } from '../../client/client.ts';

/** Names of records for a form, from everything that answered so far. */
export class NameBook {
  readonly #client: Client;
  readonly #asked = new Set<string>();
  /** Substances with their forms, and conditions. */
  reference = $state.raw<BrowseOutput | null>(null);
  #names = $state.raw<Readonly<Record<string, string>>>({});

  constructor(client: Client) {
    this.#client = client;
  }

  async load(): Promise<void> {
    const answer = await this.#client.call('browse', {});
    if (!answer.ok) return;
    this.reference = answer.value;
    const names: Record<string, string> = {};
    for (const s of answer.value.substances) {
      names[`substance/${s.id}`] = s.name;
      for (const f of s.forms) names[`form/${f.id}`] = f.name;
    }
    for (const c of answer.value.conditions) names[`condition/${c.id}`] = c.name;
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

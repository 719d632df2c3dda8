/** Names and portions of the foods in use: read once each, then at hand without a pause. */
import { SvelteMap } from 'svelte/reactivity';
import type { Envelope } from '../../../../contract/errors.ts';
import type { BrowseOutput } from '../../../../contract/answers.ts';
import type { InputOf, OutputOf } from '../../../../contract/operations.ts';
import type { PortionRecord } from '../../../../contract/records.ts';
import { ordinaryFirst } from './amounts.ts';

export interface FoodFact {
  name: string;
  /** The ordinary one first. */
  portions: readonly PortionRecord[];
}

type AskShow = (name: 'show', input: InputOf<'show'>) => Promise<Envelope<OutputOf<'show'>>>;

export class FoodFacts {
  readonly #ask: AskShow;
  readonly #asked = new Map<string, Promise<void>>();
  /** Each food is known to its own row: one that comes draws no other row anew. */
  readonly #known = new SvelteMap<string, FoodFact>();

  constructor(ask: AskShow) {
    this.#ask = ask;
  }

  /** What is known of a food by now. Reactive. */
  of(food: string): FoodFact | null {
    return this.#known.get(food) ?? null;
  }

  portions(food: string | null): readonly PortionRecord[] {
    return food === null ? [] : (this.of(food)?.portions ?? []);
  }

  /** Done when the food is known, or cannot be read; then it counts in grams. */
  load(food: string): Promise<void> {
    const known = this.#asked.get(food);
    if (known !== undefined) return known;
    const loading = this.#read(food);
    this.#asked.set(food, loading);
    return loading;
  }

  async #read(food: string): Promise<void> {
    const answer = await this.#ask('show', { ref: `food/${food}` });
    if (!answer.ok) {
      this.#asked.delete(food);
      return;
    }
    if (answer.value.kind !== 'food') return;
    const { title, record } = answer.value;
    this.#known.set(food, { name: title, portions: ordinaryFirst(record.portions) });
  }
}

const kept = new WeakMap<BrowseOutput, FoodFacts>();

/** The facts of the foods of one reference; they live as long as the reference that the window holds. */
export function factsFor(reference: BrowseOutput | null, ask: AskShow): FoodFacts {
  const known = reference === null ? undefined : kept.get(reference);
  if (known !== undefined) return known;
  const facts = new FoodFacts(ask);
  if (reference !== null) kept.set(reference, facts);
  return facts;
}

/** Looks for the smallest combination of portions, on demand: one question at a time, and late answers are dropped. */
import type { Failure } from '../../../../contract/errors.ts';
import type { FoodCombinationOutput } from '../../../../contract/foodFirst.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { Client } from '../../../client/client.ts';

export interface LeftOut {
  food: string;
  name: string;
}

export class Combination {
  readonly #client: Client;
  #round = 0;
  /** The plan and the nutrients that the answer is about. */
  #about = '';

  busy = $state(false);
  answer = $state.raw<FoodCombinationOutput | null>(null);
  error = $state.raw<Failure | null>(null);
  /** Foods that the person does not want in the answer; they go with this page. */
  without = $state.raw<readonly LeftOut[]>([]);

  constructor(client: Client) {
    this.#client = client;
  }

  /** @param nutrients null: all gaps of the plan */
  async solve(plan: Plan, nutrients: readonly string[] | null): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.busy = true;
    this.error = null;
    const answer = await this.#client.call('foodCombination', {
      plan,
      nutrients: nutrients === null ? null : [...nutrients],
      without: this.without.map(({ food }) => food),
    });
    // Stopped, or asked again since.
    if (round !== this.#round) return;
    this.busy = false;
    if (answer.ok) {
      this.answer = answer.value;
      this.#about = keyOf(plan, nutrients);
    } else this.error = answer.error;
  }

  /** Stops waiting; what is on its way is dropped. */
  stop(): void {
    this.#round += 1;
    this.busy = false;
  }

  /** True where plan or choice changed since the answer. */
  isOld(plan: Plan | null, nutrients: readonly string[] | null): boolean {
    return this.answer !== null && plan !== null && keyOf(plan, nutrients) !== this.#about;
  }

  leaveOut(food: LeftOut): void {
    if (!this.without.some((other) => other.food === food.food))
      this.without = [...this.without, food];
  }

  bringBack(food: string): void {
    this.without = this.without.filter((other) => other.food !== food);
  }
}

const keyOf = (plan: Plan, nutrients: readonly string[] | null): string =>
  JSON.stringify([plan, nutrients]);

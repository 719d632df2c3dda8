import type { Envelope } from '../../contract/errors.ts';
import type { InputOf, OperationName, OutputOf } from '../../contract/operations.ts';
import type { Client } from './client.ts';

/** Of each operation so many answers are kept: a check of a large plan takes a megabyte. */
const MOST = 12;
const MOST_CHECKS = 3;

/** Operations after which plans, people, products or the packs may be others than before. Settings decide none of them. */
export const changesData = (name: string): boolean =>
  /^(plans|profiles|products|readings|packs|mappings|imports|backups|damaged|data)\./.test(name) &&
  /\.(save|remove|keep|foods|retractions|citations|cancel|restore|dismiss|import|erase)$/.test(
    name,
  );
/** Among these, the ones that leave the packs as they are: the same plan is checked in the same way. */
const leavesPacks = (name: string): boolean => /^(plans|profiles|products|readings)\./.test(name);

/**
 * What this window was answered last, so that a page that was open before stands at once. Such an answer may be outdated,
 * because another window or the command line saved something: whoever shows it asks again in the same moment.
 */
export class KeptAnswers {
  readonly #answers = new Map<OperationName, Map<string, unknown>>();
  /** Grows whenever something is forgotten: an answer that was on its way then is not kept. */
  #age = 0;

  get<N extends OperationName>(name: N, input: InputOf<N>): OutputOf<N> | null {
    const known = this.#answers.get(name)?.get(JSON.stringify(input));
    // The operation's name leads to its own answers alone.
    return known === undefined ? null : known;
  }

  keep<N extends OperationName>(name: N, input: InputOf<N>, value: OutputOf<N>): void {
    const own = this.#answers.get(name) ?? new Map<string, unknown>();
    this.#answers.set(name, own);
    const key = JSON.stringify(input);
    own.delete(key);
    own.set(key, value);
    const oldest = own.keys().next();
    if (own.size > (name === 'check' ? MOST_CHECKS : MOST) && oldest.done !== true)
      own.delete(oldest.value);
  }

  /** Asks, and keeps the answer. One that says the same as the one before is that very one, so that nothing is drawn anew. */
  async ask<N extends OperationName>(
    client: Pick<Client, 'call'>,
    name: N,
    input: InputOf<N>,
  ): Promise<Envelope<OutputOf<N>>> {
    const age = this.#age;
    const answer = await client.call(name, input);
    if (age !== this.#age) return answer;
    if (!answer.ok) {
      this.#answers.get(name)?.delete(JSON.stringify(input));
      return answer;
    }
    const known = this.get(name, input);
    if (known !== null && JSON.stringify(known) === JSON.stringify(answer.value))
      return { ok: true, value: known };
    this.keep(name, input, answer.value);
    return answer;
  }

  /** To be called when an operation that changes data is asked for, and when it is answered. */
  forgetAfter(operation: string): void {
    this.#age += 1;
    const stays = leavesPacks(operation) ? (['check', 'browse'] as const) : [];
    for (const name of this.#answers.keys())
      if (!stays.some((one) => one === name)) this.#answers.delete(name);
  }
}

/** What was left out, by reason, with the first example of each. */
import type { ImportResult } from '../../../contract/imports.ts';

export class Tally {
  readonly #reasons = new Map<string, { count: number; example: string | null }>();

  skip(what: string, example: string | null = null, count = 1): void {
    const known = this.#reasons.get(what);
    if (known === undefined) this.#reasons.set(what, { count, example });
    else known.count += count;
  }

  /** The example is made only where it is the first one. */
  skipOne(what: string, example: () => string): void {
    const known = this.#reasons.get(what);
    if (known === undefined) this.#reasons.set(what, { count: 1, example: example() });
    else known.count += 1;
  }

  list(): ImportResult['skipped'] {
    return [...this.#reasons]
      .map(([what, { count, example }]) => ({ what, count, example }))
      .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
  }
}

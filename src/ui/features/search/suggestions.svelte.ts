/** Asks for what fits the words while they are typed. */
import type { SearchOutput } from '../../../contract/answers.ts';
import { client } from '../../client/index.ts';
import { MOST_ASKED } from './options.ts';

/** In a browser window each request is one of HTTP: no more than one in this time. The first goes out at once. */
const GAP_MS = 50;

export class Suggestions {
  /** The latest answer; null before the first one, and when there is nothing to ask. */
  result = $state.raw<SearchOutput | null>(null);
  #round = 0;
  #askedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks now; on the web host, at the earliest 50 ms after the last request. Answers to earlier words are dropped. */
  ask(words: string): void {
    this.stop();
    if (words.trim() === '') {
      this.result = null;
      return;
    }
    const gap = client.host.kind === 'browser' ? this.#askedAt + GAP_MS - performance.now() : 0;
    if (gap <= 0) void this.#request(words);
    else this.#timer = setTimeout(() => void this.#request(words), gap);
  }

  /** Drops what is on its way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
  }

  async #request(words: string): Promise<void> {
    const round = this.#round;
    this.#askedAt = performance.now();
    const answer = await client.call('search', { query: words, limit: MOST_ASKED });
    if (round === this.#round) this.result = answer.ok ? answer.value : null;
  }
}

/** The report of a page: made anew when an option changes, and kept, so that what is saved is what is shown. */
import type { Envelope, Failure } from '../../../contract/errors.ts';
import type { Client } from '../../client/client.ts';
import { runReport, type MadeReport, type ReportInput } from './runReport.ts';

/** Rest after a change before the report is made: several options are often changed in a row. */
const PAUSE_MS = 350;

export type MakerState =
  | { state: 'idle' }
  /** `page` null: the first page is not begun. */
  | { state: 'making'; page: number | null }
  | { state: 'made' }
  | { state: 'cancelled' }
  | { state: 'failed'; error: Failure };

const keyOf = (input: ReportInput): string => JSON.stringify(input);

export class ReportMaker {
  readonly #client: Client;
  #state = $state.raw<MakerState>({ state: 'idle' });
  #report = $state.raw<MadeReport | null>(null);
  #reportKey = $state.raw('');
  #key = $state.raw('');
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: { key: string; answer: Promise<Envelope<MadeReport>> } | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  get state(): MakerState {
    return this.#state;
  }
  /** The last report that was made; it may be of options before the last change. */
  get report(): MadeReport | null {
    return this.#report;
  }
  /** True while `report` is not what the options ask for. */
  get outdated(): boolean {
    return this.#report !== null && this.#reportKey !== this.#key;
  }

  /** Asks for a report: at once the first time, after a short rest later on. */
  ask(input: ReportInput): void {
    const key = keyOf(input);
    if (key === this.#key && this.#state.state !== 'failed') return;
    this.#halt();
    this.#key = key;
    if (key === this.#reportKey) {
      this.#state = { state: 'made' };
      return;
    }
    this.#state = { state: 'making', page: null };
    const pause = this.#report === null ? 0 : PAUSE_MS;
    this.#timer = setTimeout(() => void this.#run(input), pause);
  }

  /** The report of these options: the one at hand, the one being made, or a new one. */
  get(input: ReportInput): Promise<Envelope<MadeReport>> {
    const key = keyOf(input);
    if (this.#report !== null && this.#reportKey === key)
      return Promise.resolve({ ok: true, value: this.#report });
    if (this.#running?.key === key) return this.#running.answer;
    this.#halt();
    this.#key = key;
    return this.#run(input);
  }

  /** Ends what is being made, by the person's wish. */
  cancel(): void {
    if (this.#state.state !== 'making') return;
    this.#halt();
    this.#state = { state: 'cancelled' };
  }

  /** Ends what is being made because nobody waits for it any more. */
  close(): void {
    this.#halt();
    this.#key = '';
    this.#state = { state: 'idle' };
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.#running = null;
    this.#abort?.abort();
    this.#abort = null;
  }

  #run(input: ReportInput): Promise<Envelope<MadeReport>> {
    const key = keyOf(input);
    const abort = new AbortController();
    this.#abort = abort;
    this.#state = { state: 'making', page: null };
    const answer = runReport(this.#client, input, {
      signal: abort.signal,
      onpage: (page) => {
        if (this.#abort === abort) this.#state = { state: 'making', page };
      },
    });
    this.#running = { key, answer };
    void answer.then((envelope) => {
      // A report that was given up has no say any more.
      if (this.#abort !== abort) return;
      this.#abort = null;
      this.#running = null;
      if (envelope.ok) {
        this.#report = envelope.value;
        this.#reportKey = key;
        this.#state = { state: 'made' };
      } else if (envelope.error.code === 'cancelled') this.#state = { state: 'cancelled' };
      else this.#state = { state: 'failed', error: envelope.error };
    });
    return answer;
  }
}

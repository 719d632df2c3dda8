/** An import that goes on while the person looks at other pages: its progress, its end, and the way to stop it. */
import type { Envelope, Failure } from '../../../contract/errors.ts';
import type { ImportProgress, ImportResult } from '../../../contract/imports.ts';
import type { Client } from '../../client/client.ts';

/** How often the progress is asked for. */
export const POLL_MS = 400;

interface Options {
  /** Packs have changed: kept answers are old now. */
  onchanged: () => void;
  /** Said aloud wherever the person is. */
  announce: (text: string) => void;
}

export type JobState =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly what: string; readonly stopping: boolean }
  | { readonly is: 'done'; readonly what: string; readonly result: ImportResult }
  | { readonly is: 'stopped'; readonly what: string }
  | { readonly is: 'failed'; readonly what: string; readonly error: Failure };

export class ImportJob {
  readonly #client: Client;
  readonly #options: Options;
  #job: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  state = $state.raw<JobState>({ is: 'idle' });
  progress = $state.raw<ImportProgress | null>(null);

  constructor(client: Client, options: Options) {
    this.#client = client;
    this.#options = options;
  }

  get running(): boolean {
    return this.state.is === 'running';
  }

  /**
   * @param what name of the file, for the person
   * @param run asks the core for the work, under the name of the job
   */
  async start(what: string, run: (job: string) => Promise<Envelope<ImportResult>>): Promise<void> {
    if (this.running) return;
    const job = crypto.randomUUID();
    this.#job = job;
    this.progress = null;
    this.state = { is: 'running', what, stopping: false };
    void this.#client.host.setProgress('running');
    this.#timer = setTimeout(() => void this.#poll(job), POLL_MS);
    const answer = await run(job);
    clearTimeout(this.#timer);
    this.#job = null;
    void this.#client.host.setProgress(null);
    if (answer.ok) {
      this.#options.onchanged();
      this.state = { is: 'done', what, result: answer.value };
      this.#options.announce(`“${what}” was imported.`);
    } else if (answer.error.code === 'cancelled') {
      this.state = { is: 'stopped', what };
      this.#options.announce(`The import of “${what}” was cancelled. Nothing of it stays.`);
    } else {
      this.state = { is: 'failed', what, error: answer.error };
      this.#options.announce(`“${what}” was not imported.`);
    }
  }

  async cancel(): Promise<void> {
    if (this.#job === null || this.state.is !== 'running') return;
    this.state = { ...this.state, stopping: true };
    await this.#client.call('imports.cancel', { job: this.#job });
  }

  /** The result has been read. */
  dismiss(): void {
    if (!this.running) this.state = { is: 'idle' };
  }

  async #poll(job: string): Promise<void> {
    const answer = await this.#client.call('imports.progress', { job });
    if (this.#job !== job) return;
    if (answer.ok && answer.value.state === 'running') {
      this.progress = answer.value;
      void this.#client.host.setProgress(answer.value.share ?? 'running');
    }
    this.#timer = setTimeout(() => void this.#poll(job), POLL_MS);
  }
}

/** Undo and redo over whole snapshots: plans are small, and a snapshot cannot get out of step. */

interface Step<T> {
  before: T;
  /** Edits of one field in a row make one step, so that undo takes back a word and not a letter. */
  group: string;
}

export class History<T> {
  readonly #limit: number;
  #past: Step<T>[] = [];
  #future: T[] = [];
  #open: string | null = null;

  constructor(limit = 100) {
    this.#limit = limit;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Whether an edit of this group belongs to the step that is open: then nothing has to be recorded. */
  continues(group: string): boolean {
    return group !== '' && group === this.#open && this.#future.length === 0;
  }

  /** Called before an edit with the state as it is. An empty `group` never joins the step before. */
  record(before: T, group: string): void {
    this.#future = [];
    if (group !== '' && group === this.#open) return;
    this.#open = group;
    this.#past.push({ before, group });
    if (this.#past.length > this.#limit) this.#past.shift();
  }

  /** Ends the current step: the next edit starts a new one even in the same field. */
  close(): void {
    this.#open = null;
  }

  /** The state before the last step; null when there is none. */
  undo(now: T): T | null {
    const step = this.#past.pop();
    if (step === undefined) return null;
    this.#future.push(now);
    this.#open = null;
    return step.before;
  }

  redo(now: T): T | null {
    const next = this.#future.pop();
    if (next === undefined) return null;
    this.#past.push({ before: now, group: '' });
    this.#open = null;
    return next;
  }
}

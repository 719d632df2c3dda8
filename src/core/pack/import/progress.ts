/** How far an import is: bytes of tables first, then the parts of the writing by what they take. */
import type { importPhases } from '../../../contract/imports.ts';

export type Phase = (typeof importPhases)[number];
export interface Step {
  readonly phase: Phase;
  /** 0 to 1, never falling. */
  readonly share: number;
  readonly rows: number;
}

/** Shares of the whole time, as measured with two million foods. */
const READING = 0.45;
const parts: Readonly<
  Record<'amounts' | 'portions' | 'search' | 'checking', readonly [number, number]>
> = { amounts: [0.45, 0.65], portions: [0.65, 0.7], search: [0.7, 0.93], checking: [0.93, 1] };
const OFTEN_MS = 200;

export class Progress {
  readonly #report: (step: Step) => void;
  readonly #total: number;
  #done = 0;
  #rows = 0;
  #share = 0;
  #phase: Phase = 'reading';
  #last = -Infinity;

  /** @param total bytes that will be read */
  constructor(total: number, report: (step: Step) => void) {
    this.#total = Math.max(1, total);
    this.#report = report;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Begins to read tables of this phase. */
  read(phase: Phase): void {
    this.#phase = phase;
    this.#say(true);
  }

  bytes(count: number, rows: number): void {
    this.#done += count;
    this.#rows += rows;
    this.#share = Math.max(this.#share, READING * Math.min(1, this.#done / this.#total));
    this.#say(false);
  }

  /** A part of the writing that is done to `within` (0 to 1). */
  write(phase: keyof typeof parts, within: number): void {
    const changed = phase !== this.#phase;
    const [from, to] = parts[phase];
    this.#phase = phase;
    this.#share = Math.max(this.#share, from + (to - from) * Math.min(1, within));
    this.#say(changed);
  }

  #say(now: boolean): void {
    const at = performance.now();
    if (!now && at - this.#last < OFTEN_MS) return;
    this.#last = at;
    this.#report({ phase: this.#phase, share: this.#share, rows: this.#rows });
  }
}

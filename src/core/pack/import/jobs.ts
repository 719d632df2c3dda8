/** Work that takes long: how far it is, and its end before it is done. Names are those that a page gave. */
import { CofactorError } from '../../../contract/errors.ts';
import type { JobId } from '../../../contract/ids.ts';
import type { ImportProgress } from '../../../contract/imports.ts';
import type { Step } from './progress.ts';

/** Ended jobs that can still be asked for. */
const KEPT = 20;
/** Before this share the time left is guesswork. */
const TELLING = 0.02;

export interface Job {
  readonly isCancelled: () => boolean;
  /** Called once when the job is cancelled. */
  onCancel(stop: () => void): void;
  step(step: Step): void;
  end(state: 'done' | 'failed' | 'cancelled'): void;
}

export interface Jobs {
  /** @throws CofactorError `busy` where the name is taken */
  start(id: JobId | undefined): Job;
  progress(id: JobId): ImportProgress;
  /** Does nothing to a job that has ended or was never there. */
  cancel(id: JobId): void;
}

interface Entry {
  state: ImportProgress['state'];
  step: Step | null;
  readonly started: number;
  ended: number | null;
  stop: (() => void) | null;
}

const nothing: ImportProgress = {
  state: 'unknown',
  phase: null,
  share: null,
  rows: 0,
  rowsPerSecond: null,
  secondsLeft: null,
};

/** @param now milliseconds that only ever grow */
export function createJobs(now: () => number = () => performance.now()): Jobs {
  const entries = new Map<JobId, Entry>();
  return {
    start: (id) => {
      const known = id === undefined ? undefined : entries.get(id);
      if (known !== undefined && (known.state === 'running' || known.state === 'waiting'))
        throw new CofactorError('busy', 'This work is under way already.', 'job');
      const entry: Entry = {
        state: 'waiting',
        step: null,
        started: now(),
        ended: null,
        stop: null,
      };
      if (id !== undefined) {
        entries.delete(id);
        entries.set(id, entry);
        const [oldest] = entries.keys();
        if (entries.size > KEPT && oldest !== undefined) entries.delete(oldest);
      }
      return {
        isCancelled: () => entry.state === 'cancelled',
        onCancel: (stop) => {
          entry.stop = stop;
        },
        step: (step) => {
          if (entry.state === 'cancelled') return;
          entry.state = 'running';
          entry.step = step;
        },
        end: (state) => {
          entry.state = state;
          entry.ended ??= now();
          entry.stop = null;
        },
      };
    },
    progress: (id) => {
      const entry = entries.get(id);
      if (entry === undefined) return nothing;
      const { state, step, started, ended } = entry;
      if (step === null) return { ...nothing, state };
      const seconds = ((ended ?? now()) - started) / 1000;
      const isTelling = state === 'running' && step.share >= TELLING && seconds > 0;
      return {
        state,
        phase: step.phase,
        share: state === 'done' ? 1 : step.share,
        rows: step.rows,
        rowsPerSecond: seconds > 0 && step.rows > 0 ? Math.round(step.rows / seconds) : null,
        secondsLeft: isTelling ? Math.round((seconds * (1 - step.share)) / step.share) : null,
      };
    },
    cancel: (id) => {
      const entry = entries.get(id);
      if (entry === undefined || (entry.state !== 'running' && entry.state !== 'waiting')) return;
      entry.state = 'cancelled';
      entry.ended = now();
      entry.stop?.();
    },
  };
}

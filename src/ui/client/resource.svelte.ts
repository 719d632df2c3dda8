import type { Envelope, Failure } from '../../contract/errors.ts';

/** An answer on its way: pending, then a value or a failure. Late answers to an older request are dropped. */
export interface Resource<T> {
  readonly value: T | null;
  readonly error: Failure | null;
  readonly pending: boolean;
  /** Asks again, as after a failure. */
  reload(): void;
}

/**
 * Runs `request` now and whenever what it reads changes; keeps the last value while the next one is on its way.
 * `request` may return null: nothing to ask. `start` is shown until the first answer.
 */
export function resource<T>(
  request: () => Promise<Envelope<T>> | null,
  start: T | null = null,
): Resource<T> {
  let value = $state.raw<T | null>(start);
  let error = $state.raw<Failure | null>(null);
  let pending = $state(true);
  let round = $state(0);

  $effect(() => {
    const asked = round;
    let current = true;
    const answer = request();
    if (answer === null) {
      value = null;
      error = null;
      pending = false;
      return;
    }
    pending = true;
    void answer.then((envelope) => {
      if (!current || asked !== round) return;
      pending = false;
      if (envelope.ok) {
        value = envelope.value;
        error = null;
      } else {
        error = envelope.error;
      }
    });
    return () => {
      current = false;
    };
  });

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get pending() {
      return pending;
    },
    reload() {
      round += 1;
    },
  };
}

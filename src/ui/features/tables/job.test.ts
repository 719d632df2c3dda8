import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Envelope } from '../../../contract/errors.ts';
import type { ImportProgress, ImportResult } from '../../../contract/imports.ts';
import type { Client } from '../../client/client.ts';
import { ImportJob, POLL_MS } from './job.svelte.ts';

const half: ImportProgress = {
  state: 'running',
  phase: 'amounts',
  share: 0.5,
  rows: 1000,
  rowsPerSecond: 500,
  secondsLeft: 2,
};
const brought: ImportResult = { pack: 'fdc-small', counts: { foods: 2 }, skipped: [], unknown: [] };

function host() {
  const shown: (number | 'running' | null)[] = [];
  const calls: [string, unknown][] = [];
  const said: string[] = [];
  let changes = 0;
  let finish: (answer: Envelope<ImportResult>) => void = () => undefined;
  const client = {
    call: (name: string, input: unknown) => {
      calls.push([name, input]);
      return Promise.resolve({ ok: true, value: half });
    },
    host: {
      setProgress: (progress: number | 'running' | null) => {
        shown.push(progress);
        return Promise.resolve();
      },
    },
  } as unknown as Client;
  const job = new ImportJob(client, {
    onchanged: () => (changes += 1),
    announce: (text) => said.push(text),
  });
  const run = (): Promise<Envelope<ImportResult>> =>
    new Promise((resolve) => {
      finish = resolve;
    });
  return {
    job,
    run,
    shown,
    calls,
    said,
    changes: () => changes,
    finish: (a: Envelope<ImportResult>) => finish(a),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an import', () => {
  it('shows how far it is, here and where the system shows it, until it is over', async () => {
    const { job, run, shown, said, changes, finish } = host();
    const over = job.start('foods.zip', run);
    expect(job.state).toEqual({ is: 'running', what: 'foods.zip', stopping: false });
    await vi.advanceTimersByTimeAsync(POLL_MS + 1);
    expect(job.progress).toEqual(half);
    expect(shown).toEqual(['running', 0.5]);
    finish({ ok: true, value: brought });
    await over;
    expect(job.state).toEqual({ is: 'done', what: 'foods.zip', result: brought });
    expect(shown.at(-1)).toBeNull();
    expect(changes()).toBe(1);
    expect(said).toEqual(['“foods.zip” was imported.']);
    await vi.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(shown.at(-1)).toBeNull();
    job.dismiss();
    expect(job.state.is).toBe('idle');
  });

  it('is cancelled under its own name, and says that nothing stays', async () => {
    const { job, run, calls, said, changes, finish } = host();
    let name = '';
    const over = job.start('foods.zip', (given) => {
      name = given;
      return run();
    });
    await job.cancel();
    expect(calls).toEqual([['imports.cancel', { job: name }]]);
    expect(job.state).toEqual({ is: 'running', what: 'foods.zip', stopping: true });
    finish({ ok: false, error: { code: 'cancelled', message: 'Ended.' } });
    await over;
    expect(job.state).toEqual({ is: 'stopped', what: 'foods.zip' });
    expect(changes()).toBe(0);
    expect(said[0]).toMatch(/Nothing of it stays/);
  });

  it('keeps the reason of a refusal, and takes no second work at the same time', async () => {
    const { job, run, finish } = host();
    const over = job.start('a.csv', run);
    const second = vi.fn(run);
    await job.start('b.csv', second);
    expect(second).not.toHaveBeenCalled();
    const error = { code: 'invalid-input', message: 'The file is empty.' } as const;
    finish({ ok: false, error });
    await over;
    expect(job.state).toEqual({ is: 'failed', what: 'a.csv', error });
  });
});

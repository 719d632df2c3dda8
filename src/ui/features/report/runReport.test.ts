import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Envelope } from '../../../contract/errors.ts';
import type { Client } from '../../client/client.ts';
import { POLL_MS, runReport, type ReportInput } from './runReport.ts';

const input = { kind: 'substance', substance: 'magnesium' } as ReportInput;

function host() {
  const calls: [string, { job: string }][] = [];
  let finish: (answer: Envelope<unknown>) => void = () => undefined;
  const client = {
    call: (name: string, sent: { job: string }) => {
      calls.push([name, sent]);
      if (name === 'report') {
        return new Promise((resolve) => {
          finish = resolve;
        });
      }
      return Promise.resolve({ ok: true, value: { state: 'drawing', page: 7 } });
    },
  } as unknown as Client;
  return { client, calls, finish: (answer: Envelope<unknown>) => finish(answer) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('runReport', () => {
  it('asks for the page under the name of the report until it is there', async () => {
    const { client, calls, finish } = host();
    const pages: number[] = [];
    const running = runReport(client, input, {
      signal: new AbortController().signal,
      onpage: (page) => pages.push(page),
    });
    await vi.advanceTimersByTimeAsync(2 * POLL_MS + 1);
    expect(pages).toEqual([7, 7]);
    expect(new Set(calls.map(([, sent]) => sent.job)).size).toBe(1);
    finish({ ok: true, value: { pages: 9 } });
    expect(await running).toEqual({ ok: true, value: { pages: 9 } });
    const asked = calls.length;
    await vi.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(calls.length).toBe(asked);
  });
  it('ends at once when it is cancelled, and tells the core', async () => {
    const { client, calls } = host();
    const abort = new AbortController();
    const running = runReport(client, input, { signal: abort.signal, onpage: () => undefined });
    abort.abort();
    const answer = await running;
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(calls.map(([name]) => name)).toEqual(['report', 'report.cancel']);
    expect(calls[0]?.[1].job).toBe(calls[1]?.[1].job);
    await vi.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(calls.length).toBe(2);
  });
});

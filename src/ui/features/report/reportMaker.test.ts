import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Envelope } from '../../../contract/errors.ts';
import type { Client } from '../../client/client.ts';
import { ReportMaker } from './reportMaker.svelte.ts';
import type { ReportInput } from './runReport.ts';

const magnesium = { kind: 'substance', substance: 'magnesium' } as ReportInput;
const zinc = { kind: 'substance', substance: 'zinc' } as ReportInput;

/** A core that makes reports when told to. */
function core() {
  const asked: string[] = [];
  const answers: ((answer: Envelope<unknown>) => void)[] = [];
  let cancels = 0;
  const client = {
    call: (name: string, input: { substance?: string }) => {
      if (name === 'report.cancel') cancels += 1;
      if (name !== 'report') return Promise.resolve({ ok: true, value: { page: 3 } });
      asked.push(input.substance ?? '');
      return new Promise((resolve) => answers.push(resolve));
    },
  } as unknown as Client;
  const made = (at: number): Promise<void> => {
    answers[at]?.({ ok: true, value: { pdf: asked[at], pages: 1 } });
    return vi.advanceTimersByTimeAsync(0).then(() => undefined);
  };
  const fail = (at: number): Promise<void> => {
    answers[at]?.({ ok: false, error: { code: 'internal', message: 'The worker ended.' } });
    return vi.advanceTimersByTimeAsync(0).then(() => undefined);
  };
  return { client, asked, made, fail, cancels: () => cancels };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('ReportMaker', () => {
  it('gives what is shown to whoever saves it, without making it again', async () => {
    const { client, asked, made } = core();
    const maker = new ReportMaker(client);
    maker.ask(magnesium);
    await vi.advanceTimersByTimeAsync(0);
    const whileMaking = maker.get(magnesium);
    await made(0);
    expect(maker.state).toEqual({ state: 'made' });
    expect(await whileMaking).toMatchObject({ ok: true, value: { pdf: 'magnesium' } });
    expect(await maker.get(magnesium)).toMatchObject({ ok: true, value: { pdf: 'magnesium' } });
    expect(asked).toEqual(['magnesium']);
  });

  it('ends the old report when an option changes, and starts the new one after a rest', async () => {
    const { client, asked, made, cancels } = core();
    const maker = new ReportMaker(client);
    maker.ask(magnesium);
    await vi.advanceTimersByTimeAsync(0);
    await made(0);
    maker.ask(zinc);
    expect(maker.outdated).toBe(true);
    expect(asked).toEqual(['magnesium']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual(['magnesium', 'zinc']);
    expect(maker.state).toEqual({ state: 'making', page: 3 });
    // Back to the first options: they are at hand.
    maker.ask(magnesium);
    expect(cancels()).toBe(1);
    expect(maker.state).toEqual({ state: 'made' });
    expect(maker.report).toMatchObject({ pdf: 'magnesium' });
    await made(1);
    expect(maker.report).toMatchObject({ pdf: 'magnesium' });
    expect(maker.outdated).toBe(false);
  });

  it('is stopped calmly and starts again when asked', async () => {
    const { client, asked, made } = core();
    const maker = new ReportMaker(client);
    maker.ask(magnesium);
    await vi.advanceTimersByTimeAsync(0);
    maker.cancel();
    await vi.advanceTimersByTimeAsync(1000);
    expect(maker.state).toEqual({ state: 'cancelled' });
    const again = maker.get(magnesium);
    await made(1);
    expect(await again).toMatchObject({ ok: true });
    expect(asked.length).toBe(2);
  });

  it('says why a report could not be made, and tries again', async () => {
    const { client, fail, made } = core();
    const maker = new ReportMaker(client);
    maker.ask(magnesium);
    await vi.advanceTimersByTimeAsync(0);
    await fail(0);
    expect(maker.state).toMatchObject({ state: 'failed', error: { code: 'internal' } });
    void maker.get(magnesium);
    await made(1);
    expect(maker.state).toEqual({ state: 'made' });
  });
});

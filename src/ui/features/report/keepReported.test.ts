import { describe, expect, it } from 'vitest';
import type { Client } from '../../client/client.ts';
import type { StoredPlan } from '../../../contract/userData.ts';
import { keepReported, keptText } from './keepReported.ts';

const printed = { id: '7f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11', revision: 4 } as StoredPlan;

function clientAt(revision: number, keeps = true): { client: Client; calls: [string, unknown][] } {
  const calls: [string, unknown][] = [];
  const client = {
    call: (name: string, input: unknown) => {
      calls.push([name, input]);
      if (name === 'plans.get') return Promise.resolve({ ok: true, value: { revision } });
      return Promise.resolve(
        keeps
          ? { ok: true, value: { number: 3 } }
          : { ok: false, error: { code: 'busy', message: 'The data is in use.' } },
      );
    },
  } as unknown as Client;
  return { client, calls };
}

describe('keepReported', () => {
  it('keeps the plan that was printed, with the report as the reason', async () => {
    const { client, calls } = clientAt(4);
    const kept = await keepReported(client, printed);
    expect(calls).toEqual([
      ['plans.get', { id: printed.id }],
      ['plans.keep', { id: printed.id, reason: 'report' }],
    ]);
    expect(keptText(kept)).toBe('The plan as it was printed is kept as version 3.');
  });
  it('keeps nothing where the stored plan is no longer the printed one, and says so', async () => {
    const { client, calls } = clientAt(5);
    const kept = await keepReported(client, printed);
    expect(calls.map(([name]) => name)).toEqual(['plans.get']);
    expect(keptText(kept)).toMatch(/changed in another window/);
  });
  it('names a failure', async () => {
    const kept = await keepReported(clientAt(4, false).client, printed);
    expect(keptText(kept)).toBe('No version of the plan was kept: The data is in use.');
  });
});

import { describe, expect, it } from 'vitest';
import type { PlanVersionSummary } from '../../../../contract/userData.ts';
import type { Client } from '../../../client/client.ts';
import type { SaveState } from '../saveState.ts';
import { keepVersion, type OpenPlan } from './keepVersion.ts';

function fakes(number: number, stateAfterSaving: SaveState = 'saved') {
  const done: unknown[] = [];
  const client = {
    call: (name: string, input: unknown) => {
      done.push([name, input]);
      return Promise.resolve({ ok: true, value: { number } });
    },
  } as unknown as Client;
  let saveState: SaveState = 'waiting';
  const plan: OpenPlan = {
    id: 'p',
    get saveState() {
      return saveState;
    },
    flush: () => {
      done.push('saved');
      saveState = stateAfterSaving;
      return Promise.resolve();
    },
  };
  return { client, plan, done };
}
const kept = (number: number): PlanVersionSummary => ({ number }) as PlanVersionSummary;

describe('keepVersion', () => {
  it('saves what stands on the page before it is kept', async () => {
    const { client, plan, done } = fakes(2);
    const answer = await keepVersion(client, plan, '  before the visit ', [kept(1)]);
    expect(done).toEqual([
      'saved',
      ['plans.keep', { id: 'p', reason: 'kept', note: 'before the visit' }],
    ]);
    expect(answer).toEqual({ ok: true, value: 'Kept as version 2.' });
  });
  it('an empty note is none', async () => {
    const { client, plan, done } = fakes(1);
    await keepVersion(client, plan, ' ', []);
    expect(done[1]).toEqual(['plans.keep', { id: 'p', reason: 'kept', note: null }]);
  });
  it('says that an equal version was not kept twice', async () => {
    const { client, plan } = fakes(2);
    const answer = await keepVersion(client, plan, '', [kept(2), kept(1)]);
    expect(answer).toMatchObject({
      ok: true,
      value: expect.stringMatching(/not kept a second time/),
    });
  });
  it('keeps nothing while the plan cannot be saved', async () => {
    const { client, plan, done } = fakes(2, 'conflict');
    const answer = await keepVersion(client, plan, '', []);
    expect(answer.ok).toBe(false);
    expect(done).toEqual(['saved']);
  });
});

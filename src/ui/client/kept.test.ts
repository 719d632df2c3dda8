import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../contract/errors.ts';
import { operations } from '../../contract/operations.ts';
import type { Client } from './client.ts';
import { changesData, KeptAnswers } from './kept.ts';

interface Call {
  answer: (value: unknown) => void;
}
/** A core that answers when the test says so. */
function heldClient(): { client: Pick<Client, 'call'>; calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    client: {
      call: () =>
        new Promise((resolve) => {
          calls.push({ answer: (value) => resolve({ ok: true, value } as Envelope<never>) });
        }),
    },
  };
}
const person = (name: string) => ({ id: 'p', name, revision: 1 });

describe('changesData', () => {
  it('holds for every operation that writes, but for the settings, and for no other', () => {
    const names = Object.entries(operations);
    expect(names.filter(([name]) => changesData(name)).map(([name]) => name)).toEqual(
      names
        .filter(([name, { kind }]) => kind === 'write' && name !== 'settings.save')
        .map(([name]) => name),
    );
  });
});

describe('KeptAnswers', () => {
  it('gives the very answer that was kept when the core says the same again', async () => {
    const kept = new KeptAnswers();
    const { client, calls } = heldClient();
    expect(kept.get('profiles.list', {})).toBeNull();
    const first = kept.ask(client, 'profiles.list', {});
    calls[0]?.answer([person('Ann')]);
    await first;
    const known = kept.get('profiles.list', {});
    expect(known).toEqual([person('Ann')]);
    const second = kept.ask(client, 'profiles.list', {});
    calls[1]?.answer([person('Ann')]);
    const answer = await second;
    expect(answer.ok && answer.value === known).toBe(true);
  });

  it('takes another answer in place of the one before', async () => {
    const kept = new KeptAnswers();
    const { client, calls } = heldClient();
    for (const name of ['Ann', 'Bea']) {
      const asked = kept.ask(client, 'profiles.list', {});
      calls.at(-1)?.answer([person(name)]);
      await asked;
    }
    expect(kept.get('profiles.list', {})).toEqual([person('Bea')]);
  });

  it('keeps no answer that was on its way while something was saved', async () => {
    const kept = new KeptAnswers();
    const { client, calls } = heldClient();
    const asked = kept.ask(client, 'profiles.list', {});
    kept.forgetAfter('profiles.save');
    calls[0]?.answer([person('Ann')]);
    expect((await asked).ok).toBe(true);
    expect(kept.get('profiles.list', {})).toBeNull();
  });

  it('forgets checks with the packs they were made with, not with a plan that was saved', () => {
    const kept = new KeptAnswers();
    kept.keep('check', { plan: 'a' } as never, { edition: '1' } as never);
    kept.forgetAfter('plans.save');
    expect(kept.get('check', { plan: 'a' } as never)).toEqual({ edition: '1' });
    kept.forgetAfter('packs.remove');
    expect(kept.get('check', { plan: 'a' } as never)).toBeNull();
  });

  it('holds the three newest checks', () => {
    const kept = new KeptAnswers();
    for (const plan of ['a', 'b', 'c', 'd'])
      kept.keep('check', { plan } as never, { edition: plan } as never);
    const held = ['a', 'b', 'c', 'd'].map((plan) => kept.get('check', { plan } as never));
    expect(held).toEqual([null, { edition: 'b' }, { edition: 'c' }, { edition: 'd' }]);
  });
});

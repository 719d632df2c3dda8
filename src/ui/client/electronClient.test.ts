import { describe, expect, it } from 'vitest';
import { electronClient, type Bridge } from './electronClient.ts';

function bridge(call: (name: string, input: unknown) => Promise<unknown>): Bridge {
  return {
    call: call as Bridge['call'],
    saveFile: () => Promise.resolve({ saved: true, path: '/x' }),
    openLink: () => Promise.resolve(),
    openPlanFile: () => Promise.resolve(null),
    takePlanFile: () => Promise.resolve(null),
    pickFile: () => Promise.resolve(null),
    setProgress: () => Promise.resolve(),
    onMenu: () => () => undefined,
  };
}

describe('client of the desktop window', () => {
  it('turns a lost core into a failure instead of throwing', async () => {
    const client = electronClient(bridge(() => Promise.reject(new Error('gone'))));
    const answer = await client.call('browse', {});
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.error.code).toBe('internal');
  });
  it('sends plain data, which is all that can be cloned', async () => {
    let sent: unknown;
    const client = electronClient(
      bridge((_, input) => {
        sent = structuredClone(input);
        return Promise.resolve({ ok: true, value: {} });
      }),
    );
    // structuredClone refuses a proxy, as the border of the window does.
    await client.call('search', new Proxy({ query: 'zinc' }, {}));
    expect(sent).toEqual({ query: 'zinc' });
  });
});

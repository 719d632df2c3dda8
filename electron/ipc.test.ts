import { describe, expect, it } from 'vitest';
import type { Envelope } from '../src/contract/errors.ts';
import { operationNames } from '../src/contract/operations.ts';
import { assertTrusted, registerIpc } from './ipc.ts';
import type { IpcMainPart, Sender } from './ipc.ts';

const page = { url: 'app://cofactor/index.html#/plan' };
const trusted: Sender = { senderFrame: page, sender: { mainFrame: page } };

function register() {
  const handlers = new Map<string, Parameters<IpcMainPart['handle']>[1]>();
  const calls: [string, unknown][] = [];
  const answer: Envelope<unknown> = { ok: true, value: 'answered' };
  registerIpc(
    { handle: (channel, listener) => void handlers.set(channel, listener) },
    {
      call: (name, input) => {
        calls.push([name, input]);
        return Promise.resolve(answer);
      },
      offer: () => Promise.reject(new Error('only a host action may offer')),
      close: () => Promise.resolve(),
    },
    {
      saveFile: (file) => Promise.resolve({ ok: true, value: { saved: true, path: String(file) } }),
      openLink: () => Promise.resolve({ ok: true, value: null }),
      openPlanFile: (...args: unknown[]) =>
        Promise.resolve({ ok: true, value: { name: 'picked', text: String(args.length) } }),
      takePlanFile: (...args: unknown[]) =>
        Promise.resolve({ ok: true, value: { name: 'handed', text: String(args.length) } }),
      pickFile: (...args: unknown[]) =>
        Promise.resolve({ ok: true, value: { file: JSON.stringify(args), name: 'picked' } }),
      setProgress: (input) =>
        Promise.resolve(
          input === 0.5
            ? { ok: true, value: null }
            : { ok: false, error: { code: 'invalid-input', message: 'no' } },
        ),
    },
  );
  const invoke = (channel: string, event: Sender, ...args: unknown[]): Promise<unknown> => {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`no handler for ${channel}`);
    return handler(event, ...args);
  };
  return { handlers, calls, invoke };
}

describe('messages of the page', () => {
  it('has seven channels', () => {
    expect([...register().handlers.keys()]).toEqual([
      'core:call',
      'host:save-file',
      'host:open-link',
      'host:open-plan-file',
      'host:take-plan-file',
      'host:pick-file',
      'host:set-progress',
    ]);
  });

  it.each(operationNames)('forwards %s', async (name) => {
    const { calls, invoke } = register();
    expect(await invoke('core:call', trusted, name, { a: 1 })).toEqual({
      ok: true,
      value: 'answered',
    });
    expect(calls).toEqual([[name, { a: 1 }]]);
  });

  it.each(['constructor', '__proto__', 'Search', '', 5, null, undefined, ['search']])(
    'answers the unknown name %j with a failure and asks the core nothing',
    async (name) => {
      const { calls, invoke } = register();
      expect(await invoke('core:call', trusted, name, {})).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
      expect(calls).toEqual([]);
    },
  );

  const frame = { url: 'app://cofactor/' };
  const strangers: [string, Sender][] = [
    ['a frame that is gone', { senderFrame: null, sender: { mainFrame: frame } }],
    ['a frame inside the page', { senderFrame: { url: frame.url }, sender: { mainFrame: frame } }],
    ...[
      'https://example.org/',
      'file:///app/index.html',
      'app://cofactor.example/',
      'about:blank',
      '',
    ].map((url): [string, Sender] => {
      const other = { url };
      return [`the address “${url}”`, { senderFrame: other, sender: { mainFrame: other } }];
    }),
  ];
  it.each(strangers)('rejects %s on every channel', async (_name, sender) => {
    expect(() => {
      assertTrusted(sender);
    }).toThrow('did not come from the page');
    const { calls, handlers, invoke } = register();
    for (const channel of handlers.keys()) {
      await expect(invoke(channel, sender, 'search', {})).rejects.toThrow(
        'did not come from the page',
      );
    }
    expect(calls).toEqual([]);
  });

  it('hands host actions their argument', async () => {
    const { invoke } = register();
    expect(await invoke('host:save-file', trusted, 'x')).toEqual({
      ok: true,
      value: { saved: true, path: 'x' },
    });
    expect(await invoke('host:open-link', trusted, 'y')).toEqual({ ok: true, value: null });
    expect(await invoke('host:set-progress', trusted, 0.5)).toEqual({ ok: true, value: null });
  });

  it('hands over no path of the page where a file is read', async () => {
    const { invoke } = register();
    expect(await invoke('host:open-plan-file', trusted, '/etc/passwd')).toEqual({
      ok: true,
      value: { name: 'picked', text: '0' },
    });
    expect(await invoke('host:take-plan-file', trusted, '/etc/passwd')).toEqual({
      ok: true,
      value: { name: 'handed', text: '0' },
    });
    expect(await invoke('host:pick-file', trusted, 'table', '/etc/passwd')).toEqual({
      ok: true,
      value: { name: 'picked', file: '["table"]' },
    });
  });
});

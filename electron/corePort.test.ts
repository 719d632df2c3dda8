import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { connectCore } from './coreConnection.ts';
import type { CoreConnection } from './coreConnection.ts';
import type { FromCore, ToCore } from './coreMessages.ts';
import { serveCore } from './corePort.ts';
import type { RunningCore } from './corePort.ts';

const start = {
  paths: {
    referenceDb: '/r.db',
    dataDir: '/d',
    fontsDir: '/f',
    reportWorker: '/w.js',
    combinationWorker: '/c.js',
    importWorker: '/i.js',
  },
  logFile: '/l.log',
};

/** Both sides over a real message channel, so that messages are cloned as between processes. */
function connect(open: (given: typeof start) => RunningCore): CoreConnection {
  const { port1, port2 } = new MessageChannel();
  serveCore(
    {
      postMessage: (message: FromCore) => {
        port2.postMessage(message);
      },
      onMessage: (listener) => port2.on('message', listener),
    },
    open,
    (error) => ({ code: 'damaged-data', message: String(error) }),
  );
  return connectCore({
    fork: () => ({
      postMessage: (message: ToCore) => {
        port1.postMessage(message);
      },
      on: (event: 'message' | 'exit' | 'error', listener: unknown) => {
        if (typeof listener !== 'function') throw new Error('not a listener');
        port1.on(event === 'exit' ? 'close' : event, (value: unknown) => {
          Reflect.apply(listener, undefined, [value]);
        });
      },
      kill: () => {
        port1.close();
        return true;
      },
    }),
    start,
    onFatal: () => undefined,
    log: () => undefined,
  });
}

describe('core port', () => {
  it('opens the core with what it was given and answers over the channel', async () => {
    const seen: unknown[] = [];
    const core = connect((given) => {
      seen.push(given);
      return {
        answer: (name, input) => Promise.resolve({ ok: true, value: { name, input } }),
        offer: ({ path, name }) => `id of ${name} at ${path}`,
        close: () => Promise.resolve(),
      };
    });
    expect(await core.call('search', { text: 'zinc' })).toEqual({
      ok: true,
      value: { name: 'search', input: { text: 'zinc' } },
    });
    expect(await core.offer({ path: '/a/b.zip', name: 'b.zip' })).toEqual({
      ok: true,
      value: 'id of b.zip at /a/b.zip',
    });
    expect(seen).toEqual([start]);
    await core.close();
  });

  it('tells why a core did not open', async () => {
    const core = connect(() => {
      throw new Error('reference.db is missing');
    });
    expect(await core.call('packs', {})).toEqual({
      ok: false,
      error: { code: 'damaged-data', message: 'Error: reference.db is missing' },
    });
  });

  it('finishes answers under way before it closes the core', async () => {
    const order: string[] = [];
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const core = connect(() => ({
      answer: () => {
        begun();
        return new Promise((resolve) => {
          finish = () => {
            order.push('answered');
            resolve({ ok: true, value: null });
          };
        });
      },
      offer: () => '',
      close: () => {
        order.push('closed');
        return Promise.resolve();
      },
    }));
    const save = core.call('plans.save', {});
    await hasBegun;
    const closing = core.close();
    setTimeout(() => {
      finish();
    }, 20);
    await closing;
    expect(await save).toEqual({ ok: true, value: null });
    expect(order).toEqual(['answered', 'closed']);
  });
});

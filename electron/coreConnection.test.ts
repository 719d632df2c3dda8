import { describe, expect, it } from 'vitest';
import type { Failure } from '../src/contract/errors.ts';
import { connectCore } from './coreConnection.ts';
import type { CoreProcess } from './coreConnection.ts';
import type { FromCore, ToCore } from './coreMessages.ts';

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

/** A core process driven by hand. */
class Child implements CoreProcess {
  readonly received: ToCore[] = [];
  killed = false;
  private say: (message: FromCore) => void = () => undefined;
  private end: (code: number) => void = () => undefined;
  /** An emitter without a listener for "error" throws. */
  fail: (type: string, location: string) => void = () => {
    throw new Error('nobody listens to errors');
  };
  postMessage(message: ToCore): void {
    this.received.push(message);
  }
  on(event: 'message', listener: (message: FromCore) => void): void;
  on(event: 'exit', listener: (code: number) => void): void;
  on(event: 'error', listener: (type: string, location: string) => void): void;
  on(
    ...[event, listener]:
      | ['message', (message: FromCore) => void]
      | ['exit', (code: number) => void]
      | ['error', (type: string, location: string) => void]
  ): void {
    if (event === 'message') this.say = listener;
    else if (event === 'exit') this.end = listener;
    else this.fail = listener;
  }
  kill(): boolean {
    this.killed = true;
    this.exit(0);
    return true;
  }
  send(message: FromCore): void {
    this.say(message);
  }
  exit(code: number): void {
    this.end(code);
  }
  calls(): { id: number; name: string }[] {
    return this.received.flatMap((m) => (m.type === 'call' ? [{ id: m.id, name: m.name }] : []));
  }
}

function setUp(closeTimeout?: number) {
  const children: Child[] = [];
  const fatal: Failure[] = [];
  const core = connectCore({
    fork: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
    start,
    onFatal: (failure) => fatal.push(failure),
    log: () => undefined,
    ...(closeTimeout === undefined ? {} : { closeTimeout }),
  });
  const child = (index: number): Child => {
    const found = children[index];
    if (found === undefined) throw new Error(`process ${index} was not started`);
    return found;
  };
  return { core, child, children, fatal };
}

describe('core connection', () => {
  it('keeps calls until the core is ready, then sends them in order', async () => {
    const { core, child } = setUp();
    const first = core.call('search', { text: 'a' });
    const second = core.call('packs', {});
    expect(child(0).received).toEqual([{ type: 'start', start }]);
    child(0).send({ type: 'ready' });
    expect(child(0).calls()).toEqual([
      { id: 1, name: 'search' },
      { id: 2, name: 'packs' },
    ]);
    child(0).send({ type: 'reply', id: 2, envelope: { ok: true, value: 'packs' } });
    child(0).send({ type: 'reply', id: 1, envelope: { ok: true, value: 'hits' } });
    expect(await first).toEqual({ ok: true, value: 'hits' });
    expect(await second).toEqual({ ok: true, value: 'packs' });
  });

  it('ignores an answer that nobody waits for', async () => {
    const { core, child } = setUp();
    child(0).send({ type: 'ready' });
    const call = core.call('packs', {});
    child(0).send({ type: 'reply', id: 99, envelope: { ok: true, value: 'stray' } });
    child(0).send({ type: 'reply', id: 1, envelope: { ok: true, value: 'own' } });
    expect(await call).toEqual({ ok: true, value: 'own' });
  });

  it('gives every call the reason of a failed start, and says it once', async () => {
    const { core, child, children, fatal } = setUp();
    const failure: Failure = { code: 'damaged-data', message: 'The reference is damaged.' };
    const waiting = core.call('search', {});
    child(0).send({ type: 'failed', failure });
    expect(await waiting).toEqual({ ok: false, error: failure });
    expect(await core.call('packs', {})).toEqual({ ok: false, error: failure });
    expect(child(0).killed).toBe(true);
    expect(children).toHaveLength(1);
    expect(fatal).toEqual([failure]);
    await core.close();
  });

  it('fails where the process ends before it is ready', async () => {
    const { core, child, children, fatal } = setUp();
    const waiting = core.call('search', {});
    child(0).exit(1);
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(children).toHaveLength(1);
    expect(fatal).toHaveLength(1);
  });

  it('restarts once after a crash, failing only the calls under way', async () => {
    const { core, child, children, fatal } = setUp();
    child(0).send({ type: 'ready' });
    const lost = core.call('search', {});
    child(0).exit(139);
    expect(await lost).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(children).toHaveLength(2);
    expect(fatal).toEqual([]);

    const next = core.call('packs', {});
    child(1).send({ type: 'ready' });
    expect(child(1).calls()).toEqual([{ id: 2, name: 'packs' }]);
    child(1).send({ type: 'reply', id: 2, envelope: { ok: true, value: [] } });
    expect(await next).toEqual({ ok: true, value: [] });

    const lostAgain = core.call('search', {});
    child(1).exit(139);
    expect(await lostAgain).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(children).toHaveLength(2);
    expect(fatal).toHaveLength(1);
    expect(await core.call('packs', {})).toMatchObject({ ok: false });
  });

  it('survives a fatal error of the core, which its end follows', () => {
    const { child, children } = setUp();
    child(0).send({ type: 'ready' });
    child(0).fail('FatalError', 'v8::internal::V8::FatalProcessOutOfMemory');
    child(0).exit(5);
    expect(children).toHaveLength(2);
  });

  it('closes by asking, and answers what was under way first', async () => {
    const { core, child, fatal } = setUp();
    child(0).send({ type: 'ready' });
    const save = core.call('plans.save', {});
    const closing = core.close();
    expect(child(0).received.at(-1)).toEqual({ type: 'close' });
    expect(await core.call('packs', {})).toMatchObject({ ok: false });
    child(0).send({ type: 'reply', id: 1, envelope: { ok: true, value: 'saved' } });
    child(0).send({ type: 'closed' });
    await closing;
    expect(await save).toEqual({ ok: true, value: 'saved' });
    expect(child(0).killed).toBe(true);
    expect(fatal).toEqual([]);
  });

  it('ends a core that does not close', async () => {
    const { core, child } = setUp(10);
    child(0).send({ type: 'ready' });
    await core.close();
    expect(child(0).killed).toBe(true);
  });
});

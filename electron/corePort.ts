/** The core's side of the message port: start, answer calls, close. Works on any port that posts and receives. */
import type { Envelope, Failure } from '../src/contract/errors.ts';
import type { CoreStart, FromCore, ToCore } from './coreMessages.ts';

export interface CorePort {
  postMessage(message: FromCore): void;
  onMessage(listener: (message: ToCore) => void): void;
}

/** A core that has started: `answer` never throws. */
export interface RunningCore {
  answer(name: string, input: unknown): Promise<Envelope<unknown>>;
  /** Takes a file that the person chose; returns its id. */
  offer(file: { path: string; name: string }): string;
  close(): Promise<void>;
}

/**
 * Serves one core on one port. A start that throws is told to the other side as a failure, because a process that only
 * dies leaves the person without a reason.
 */
export function serveCore(
  port: CorePort,
  open: (start: CoreStart) => RunningCore,
  describe: (error: unknown) => Failure,
): void {
  let core: RunningCore | null = null;
  const running = new Set<Promise<unknown>>();

  const start = (message: CoreStart): void => {
    try {
      core = open(message);
      port.postMessage({ type: 'ready' });
    } catch (error) {
      port.postMessage({ type: 'failed', failure: describe(error) });
    }
  };

  const reply = async (
    id: number,
    answer: (core: RunningCore) => Envelope<unknown> | Promise<Envelope<unknown>>,
  ): Promise<void> => {
    const envelope: Envelope<unknown> =
      core === null
        ? { ok: false, error: { code: 'internal', message: 'The core has not been started.' } }
        : await answer(core);
    port.postMessage({ type: 'reply', id, envelope });
  };
  const answerTo = (message: Exclude<ToCore, { type: 'start' | 'close' }>): Promise<void> =>
    message.type === 'call'
      ? reply(message.id, (running) => running.answer(message.name, message.input))
      : reply(message.id, (running) => ({ ok: true, value: running.offer(message) }));

  const close = async (): Promise<void> => {
    // Answers under way come first: a save that was asked for is finished before the databases close.
    await Promise.allSettled(running);
    try {
      await core?.close();
    } finally {
      core = null;
      port.postMessage({ type: 'closed' });
    }
  };

  port.onMessage((message) => {
    if (message.type === 'start') start(message.start);
    else if (message.type === 'close') void close();
    else {
      const task = answerTo(message);
      running.add(task);
      void task.finally(() => running.delete(task));
    }
  });
}

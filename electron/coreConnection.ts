/**
 * The life of the core process as seen from the main process. Every call gets an answer: a core that cannot start fails all
 * calls with the reason; one that dies fails the calls under way and is started once more.
 */
import type { Envelope, Failure } from '../src/contract/errors.ts';
import type { CoreStart, FromCore, ToCore } from './coreMessages.ts';

/** The part of Electron's UtilityProcess that is used. */
export interface CoreProcess {
  postMessage(message: ToCore): void;
  on(event: 'message', listener: (message: FromCore) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  on(event: 'error', listener: (type: string, location: string) => void): unknown;
  kill(): boolean;
}

export interface CoreConnectionOptions {
  /** Starts the process (utilityProcess.fork in the app). */
  fork: () => CoreProcess;
  start: CoreStart;
  /** Called once, when no core can be had any more. */
  onFatal: (failure: Failure) => void;
  log: (message: string, data?: Record<string, unknown>) => void;
  /** How long closing may take before the process is ended, in milliseconds. */
  closeTimeout?: number;
}

export interface CoreConnection {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  /** Hands a chosen file to the core; the answer is its id. */
  offer(file: { path: string; name: string }): Promise<Envelope<unknown>>;
  /** Asks the core to finish and close its databases; resolves when the process has ended. */
  close(): Promise<void>;
}

type Answer = (envelope: Envelope<unknown>) => void;
/** What is answered. */
type Asked = Extract<ToCore, { id: number }>;
type State = 'starting' | 'ready' | 'closing' | 'failed';

const died: Failure = {
  code: 'internal',
  message: 'Cofactor had to restart its core. Please try again.',
};
const gone: Failure = {
  code: 'internal',
  message: 'The core of Cofactor stopped unexpectedly. Please start Cofactor again.',
};
const closed: Failure = { code: 'internal', message: 'Cofactor is closing.' };

export function connectCore(options: CoreConnectionOptions): CoreConnection {
  const { fork, start, onFatal, log, closeTimeout = 5000 } = options;
  let state: State = 'starting';
  let failure: Failure = closed;
  let restarted = false;
  let lastId = 0;
  let child: CoreProcess;
  const pending = new Map<number, Answer>();
  const queued: Asked[] = [];
  let whenEnded: () => void = () => undefined;

  const failPending = (error: Failure): void => {
    const answers = [...pending.values()];
    pending.clear();
    queued.length = 0;
    for (const answer of answers) answer({ ok: false, error });
  };

  const giveUp = (reason: Failure): void => {
    state = 'failed';
    failure = reason;
    failPending(reason);
    onFatal(reason);
  };

  const receive = (message: FromCore): void => {
    if (message.type === 'ready' && state === 'starting') {
      state = 'ready';
      for (const call of queued.splice(0)) child.postMessage(call);
    } else if (message.type === 'reply') {
      pending.get(message.id)?.(message.envelope);
    } else if (message.type === 'failed' && state === 'starting') {
      giveUp(message.failure);
      child.kill();
    } else if (message.type === 'closed') {
      child.kill();
    }
  };

  const ended = (code: number): void => {
    if (state === 'closing') {
      failPending(closed);
      whenEnded();
    } else if (state === 'starting') {
      log('core did not start', { code });
      giveUp(gone);
    } else if (state === 'ready') {
      log('core ended unexpectedly', { code, restarted });
      if (restarted) {
        giveUp(gone);
        return;
      }
      restarted = true;
      failPending(died);
      launch();
    }
  };

  const launch = (): void => {
    state = 'starting';
    child = fork();
    child.on('message', receive);
    child.on('exit', ended);
    // Comes before the exit; without a listener it would end this process too.
    child.on('error', (type, location) => {
      log('core failed', { type, location });
    });
    child.postMessage({ type: 'start', start });
  };

  launch();

  const ask = (asked: Asked): Promise<Envelope<unknown>> => {
    if (state === 'failed' || state === 'closing') {
      return Promise.resolve({ ok: false, error: failure });
    }
    return new Promise((resolve) => {
      pending.set(asked.id, (envelope) => {
        pending.delete(asked.id);
        resolve(envelope);
      });
      if (state === 'ready') child.postMessage(asked);
      else queued.push(asked);
    });
  };

  return {
    call: (name, input) => ask({ type: 'call', id: ++lastId, name, input }),
    offer: ({ path, name }) => ask({ type: 'offer', id: ++lastId, path, name }),
    close() {
      if (state === 'failed' || state === 'closing') return Promise.resolve();
      state = 'closing';
      failure = closed;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          log('core did not close in time');
          child.kill();
          resolve();
        }, closeTimeout);
        whenEnded = () => {
          clearTimeout(timer);
          resolve();
        };
        child.postMessage({ type: 'close' });
      });
    },
  };
}

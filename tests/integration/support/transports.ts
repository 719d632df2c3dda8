/** The same core behind each of its borders: direct, HTTP and message port. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import * as v from 'valibot';
import { connectCore, type CoreProcess } from '../../../electron/coreConnection.ts';
import type { FromCore, ToCore } from '../../../electron/coreMessages.ts';
import { serveCore } from '../../../electron/corePort.ts';
import { Failure, type Envelope } from '../../../src/contract/errors.ts';
import type { Core } from '../../../src/core/ports.ts';
import { openCore } from '../../../src/hosts/checkout.ts';
import { dispatch } from '../../../src/hosts/dispatch.ts';
import { memoryLog, type LogLine } from '../../../src/hosts/testing/smallCore.ts';
import { startWebHost } from '../../../src/hosts/web/server.ts';

export interface Transport {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  /** Hands a file over in the way of the host; the answer holds its id. */
  hand(path: string): Promise<Envelope<unknown>>;
  close(): Promise<void>;
  /** What the core logged. */
  lines: LogLine[];
}

/** Where the test itself can do what a host does when the person chooses a file. */
export interface FileTransport extends Transport {
  offer(file: { path: string; name: string }): string;
}

function open(dataDir: string): { core: Core; answer: Transport['call']; lines: LogLine[] } {
  const { log, lines } = memoryLog();
  const core = openCore({ dataDir, log, progress: () => undefined });
  return { core, lines, answer: (name, input) => dispatch(core, name, input, log) };
}

export function direct(folder: string): Promise<FileTransport> {
  const { core, answer, lines } = open(join(folder, 'data'));
  return Promise.resolve({
    lines,
    call: answer,
    hand: (path) => {
      const file = core.offerFile({ path, name: basename(path), temporary: false });
      return Promise.resolve({ ok: true, value: { file } });
    },
    offer: (file) => core.offerFile({ ...file, temporary: false }),
    close: () => core.close(),
  });
}

const EnvelopeJson = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), error: v.strictObject(Failure.entries) }),
]);

export async function http(folder: string): Promise<FileTransport> {
  const { core, lines } = open(join(folder, 'data'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(rendererDir, { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>');
  const host = await startWebHost({ core, log: memoryLog().log, rendererDir });
  const origin = new URL(host.startUrl).origin;
  const start = await fetch(host.startUrl, { redirect: 'manual' });
  const cookie = start.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    lines,
    offer: (file) => core.offerFile({ ...file, temporary: false }),
    async call(name, input) {
      const response = await fetch(`${origin}/api/${name}`, {
        method: 'POST',
        headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      return v.parse(EnvelopeJson, await response.json());
    },
    async hand(path) {
      const response = await fetch(`${origin}/files?name=${encodeURIComponent(basename(path))}`, {
        method: 'POST',
        headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/octet-stream' },
        body: readFileSync(path),
      });
      return v.parse(EnvelopeJson, await response.json());
    },
    async close() {
      await host.close();
      await core.close();
    },
  };
}

/** One end of a channel in the shape of the process that Electron would start. */
function processOn(port: MessagePort): CoreProcess {
  const listeners: ((code: number) => void)[] = [];
  return {
    postMessage: (message: ToCore) => {
      port.postMessage(message);
    },
    on: (event: 'message' | 'exit' | 'error', listener: (...values: never[]) => void) => {
      if (event === 'exit') listeners.push(listener as (code: number) => void);
      else if (event === 'message') port.on('message', listener as (message: FromCore) => void);
    },
    kill: () => {
      port.close();
      for (const listener of listeners) listener(0);
      return true;
    },
  };
}

export function messagePort(folder: string): Promise<Transport> {
  const { port1, port2 } = new MessageChannel();
  const all: LogLine[] = [];
  serveCore(
    {
      postMessage: (message) => {
        port2.postMessage(message);
      },
      onMessage: (listener) => {
        port2.on('message', listener);
      },
    },
    (start) => {
      const { core, answer, lines } = open(start.paths.dataDir);
      return {
        answer: async (name, input) => {
          const envelope = await answer(name, input);
          all.push(...lines.splice(0));
          return envelope;
        },
        offer: ({ path, name }) => core.offerFile({ path, name, temporary: false }),
        close: () => core.close(),
      };
    },
    (error) => ({ code: 'internal', message: String(error) }),
  );
  const connection = connectCore({
    fork: () => processOn(port1),
    start: {
      paths: {
        referenceDb: '',
        dataDir: join(folder, 'data'),
        fontsDir: '',
        reportWorker: '',
        combinationWorker: '',
        importWorker: '',
      },
      logFile: '',
    },
    onFatal: (failure) => {
      throw new Error(failure.message);
    },
    log: () => undefined,
  });
  return Promise.resolve({
    lines: all,
    call: (name, input) => connection.call(name, input),
    hand: async (path) => {
      const answer = await connection.offer({ path, name: basename(path) });
      return answer.ok ? { ok: true, value: { file: answer.value } } : answer;
    },
    close: () => connection.close(),
  });
}
